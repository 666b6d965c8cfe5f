package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.event.Code;
import dev.weir.provenance.ProducerKeys;
import dev.weir.provenance.RegistryText;
import dev.weir.sdk.Algorithm;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Reviewers;
import dev.weir.sign.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir keys}: the keys that reviewers sign their decisions with, and producers their events. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes the keys that reviewers and producers sign with, lists or revokes them.",
        synopsisSubcommandLabel = "(generate | list | revoke)",
        footer = {
            "",
            "Examples:",
            "  weir keys generate --name ana --role analyst --out keys",
            "  weir keys list --reviewers reviewers.yaml",
            "  weir keys generate --use producer --name app-2026 --source app --out keys",
            "  weir keys list --keys keys.yaml",
            "  weir keys revoke app-2026 --from 2026-07-31T09:00:00Z --keys keys.yaml",
            "Exit status: 0 done; 1 it failed; 2 bad usage or a file that cannot be used."
        })
final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say generate, list or revoke");
    }

    @Command(
            name = "generate",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a private key, and prints the entry that an administrator adds to the reviewers' file, or "
                        + "to the key registry.",
                "The key stands in DIR/NAME.pem, for its owner only. A file that is there is never overwritten."
            },
            footer = {
                "",
                "Examples:",
                "  weir keys generate --name ana --role analyst --out keys",
                "  weir keys generate --use producer --name app-2026 --source app --streams ratings,plays --out keys"
            })
    int generate(
            @Option(
                            names = "--name",
                            required = true,
                            paramLabel = "NAME",
                            description = "Who signs with it: a reviewer's name, or the id of a producer's key.")
                    String name,
            @Option(
                            names = "--use",
                            paramLabel = "USE",
                            defaultValue = "reviewer",
                            description = "Who signs with it: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
                    Use use,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            description = "What a reviewer may decide: ${COMPLETION-CANDIDATES}.")
                    @Nullable
                    Role role,
            @Option(names = "--source", paramLabel = "SOURCE", description = "Which source a producer is.") @Nullable
                    String source,
            @Option(
                            names = "--streams",
                            split = ",",
                            paramLabel = "STREAM",
                            description = "The streams that a producer may sign for. Default: all.")
                    @Nullable
                    List<String> streams,
            @Option(
                            names = "--algorithm",
                            paramLabel = "ALGORITHM",
                            description = "How a producer signs: ${COMPLETION-CANDIDATES}. Default: ed25519.")
                    @Nullable
                    Algorithm algorithm,
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder for the key.")
                    Path folder)
            throws IOException {
        String wrong =
                use == Use.REVIEWER ? wrongOfReviewer(role, source, streams, algorithm) : wrongOfProducer(role, source);
        if (wrong != null) {
            throw new ParameterException(spec.commandLine(), wrong);
        }
        Algorithm signs = algorithm == null ? Algorithm.ED25519 : algorithm;
        KeyPair pair = use == Use.PRODUCER ? ProducerKeyVerbs.pair(signs) : KeyFile.generate();
        String entry = use == Use.PRODUCER
                ? RegistryText.entry(new ProducerKeyVerbs(spec)
                        .entry(
                                pair,
                                signs,
                                name,
                                Objects.requireNonNull(source),
                                streams == null ? List.of() : streams))
                : entry(new BadUsage(spec)
                        .allowed(() -> new Reviewer(
                                name, Objects.requireNonNull(role), PublicKeys.text(pair.getPublic()), null)));
        Files.createDirectories(folder);
        Path file = folder.resolve(name + ".pem");
        try {
            KeyFile.write(file, pair.getPrivate());
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + " is there already, and a key is never overwritten: choose another --out or --name",
                    e);
        }
        spec.commandLine().getErr().println("private key in " + file + ": only " + name + " should be able to read it");
        spec.commandLine().getOut().println(entry);
        return 0;
    }

    private static @Nullable String wrongOfReviewer(
            @Nullable Role role,
            @Nullable String source,
            @Nullable List<String> streams,
            @Nullable Algorithm algorithm) {
        if (source != null || streams != null || algorithm != null) {
            return "--source, --streams and --algorithm are a producer's: say --use producer, or leave them out";
        }
        return role == null ? "--role is missing: say what the reviewer may decide" : null;
    }

    private static @Nullable String wrongOfProducer(@Nullable Role role, @Nullable String source) {
        if (role != null) {
            return "--role is a reviewer's: a producer decides nothing; leave it out";
        }
        return source == null ? "--source is missing: say which source the producer is" : null;
    }

    /** Who signs. */
    enum Use {
        REVIEWER,
        PRODUCER
    }

    private static String entry(Reviewer reviewer) {
        return "  - {name: " + quoted(reviewer.name()) + ", role: " + Code.of(reviewer.role()) + ", key: "
                + quoted(reviewer.key()) + "}";
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists who may decide, or with which keys producers sign, and what is valid now.",
            footer = {
                "",
                "Examples:",
                "  weir keys list --reviewers reviewers.yaml --json",
                "  weir keys list --keys keys.yaml"
            })
    int list(
            @Option(names = "--reviewers", paramLabel = "FILE", description = "The reviewers' file.") @Nullable
                    Path file,
            @Option(names = "--keys", paramLabel = "FILE", description = "The producers' key registry.") @Nullable
                    Path keys,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws JsonProcessingException {
        if ((file == null) == (keys == null)) {
            throw new ParameterException(spec.commandLine(), "say --reviewers FILE or --keys FILE, one of them");
        }
        if (keys != null) {
            new ProducerKeyVerbs(spec).list(ProducerKeys.load(keys), json);
            return 0;
        }
        Reviewers reviewers = Reviewers.load(Objects.requireNonNull(file));
        long now = Clock.systemUTC().millis();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(
                    out,
                    Map.of(
                            "reviewers",
                            reviewers.reviewers().stream()
                                    .map(reviewer -> content(reviewer, now))
                                    .toList()));
            return 0;
        }
        TextTable table = new TextTable("NAME", "ROLE", "VALID", "UNTIL", "KEY");
        for (Reviewer reviewer : reviewers.reviewers()) {
            table.row(
                    reviewer.name(),
                    Code.of(reviewer.role()),
                    reviewer.isValidAt(now) ? "yes" : "no",
                    reviewer.until() == null ? "-" : reviewer.until(),
                    reviewer.key());
        }
        table.print(out);
        return 0;
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description = {
                "Revokes a producer's key in the registry, from a time on: others may have had it since then.",
                "The file is written anew; of its comments those at its beginning stay."
            },
            footer = {"", "Example:", "  weir keys revoke app-2026 --from 2026-07-31T09:00:00Z --keys keys.yaml"})
    int revoke(
            @Parameters(paramLabel = "ID", description = "The key's id.") String id,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "TIME",
                            description = "Since when others may have had it, such as 2026-07-31T09:00:00Z.")
                    Instant from,
            @Option(
                            names = "--keys",
                            required = true,
                            paramLabel = "FILE",
                            description = "The producers' key registry.")
                    Path keys)
            throws IOException {
        new ProducerKeyVerbs(spec).revoke(keys, id, from);
        return 0;
    }

    private static Map<String, Object> content(Reviewer reviewer, long now) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", reviewer.name());
        content.put("role", Code.of(reviewer.role()));
        content.put("key", reviewer.key());
        if (reviewer.until() != null) {
            content.put("until", reviewer.until().toString());
        }
        content.put("valid", reviewer.isValidAt(now));
        return content;
    }

    /** Names like {@code on} and keys that begin with a dash mean something else in YAML. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
