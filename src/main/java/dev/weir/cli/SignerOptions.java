package dev.weir.cli;

import dev.weir.settings.Settings;
import dev.weir.sign.Jws;
import dev.weir.sign.KeyFile;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Who signs, and how much is said about it. */
class SignerOptions {

    @Option(names = "--as", required = true, paramLabel = "NAME", description = "Who signs, as in the reviewers' file.")
    private String name;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Their private key.")
    private Path key;

    @Option(names = "--dry-run", description = "Say what would change, and send nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean dryRun() {
        return dryRun;
    }

    boolean json() {
        return json;
    }

    PrivateKey key(CommandSpec spec) throws IOException {
        return new BadUsage(spec).read(key, KeyFile::read);
    }

    /** The entry of whoever decides; of several with this name, the one that the key belongs to. */
    Reviewer reviewer(CommandSpec spec, Settings settings, PrivateKey own) {
        String file = settings.review().reviewers();
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the settings have no review.reviewers, so the gateway takes nothing from anybody; name the reviewers'"
                            + " file there");
        }
        Reviewers reviewers = Reviewers.load(Path.of(file));
        List<Reviewer> named = reviewers.named(name);
        if (named.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as " + name + ": " + file + " has nobody of this name; it has "
                            + reviewers.reviewers().stream()
                                    .map(Reviewer::name)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        return named.stream()
                .filter(reviewer -> isOf(reviewer, own))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--key " + key + ": this is not the key of " + name + " in " + file
                                + ": one of the two is an old one, or somebody else's"));
    }

    private static boolean isOf(Reviewer reviewer, PrivateKey own) {
        byte[] probe = reviewer.name().getBytes(StandardCharsets.UTF_8);
        return Jws.read(Jws.sign(probe, reviewer.name(), own).getBytes(StandardCharsets.UTF_8))
                .fits(probe, reviewer.publicKey());
    }
}
