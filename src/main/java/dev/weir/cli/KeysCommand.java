package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir keys}: the keys that reviewers sign their decisions with. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Makes the keys that reviewers sign with, or lists who may decide.",
        synopsisSubcommandLabel = "(generate | list)",
        footer = {
            "",
            "Examples:",
            "  weir keys generate --name ana --role analyst --out keys",
            "  weir keys list --reviewers reviewers.yaml",
            "Exit status: 0 done; 1 it failed; 2 bad usage or a file that cannot be used."
        })
final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say generate or list");
    }

    @Command(
            name = "generate",
            mixinStandardHelpOptions = true,
            description = {
                "Makes a private key, and prints the entry that an administrator adds to the reviewers' file.",
                "The key stands in DIR/NAME.pem, for its owner only. A file that is there is never overwritten."
            },
            footer = {"", "Example:", "  weir keys generate --name ana --role analyst --out keys"})
    int generate(
            @Option(names = "--name", required = true, paramLabel = "NAME", description = "Who signs with it.")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "What they may decide: ${COMPLETION-CANDIDATES}.")
                    Role role,
            @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder for the key.")
                    Path folder)
            throws IOException {
        KeyPair pair = KeyFile.generate();
        Reviewer reviewer =
                new BadUsage(spec).allowed(() -> new Reviewer(name, role, PublicKeys.text(pair.getPublic()), null));
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
        spec.commandLine()
                .getOut()
                .println("  - {name: " + quoted(name) + ", role: " + word(role) + ", key: " + quoted(reviewer.key())
                        + "}");
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists who may decide, and whether their entry is valid now.",
            footer = {"", "Example:", "  weir keys list --reviewers reviewers.yaml --json"})
    int list(
            @Option(names = "--reviewers", required = true, paramLabel = "FILE", description = "The reviewers' file.")
                    Path file,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws JsonProcessingException {
        Reviewers reviewers = Reviewers.load(file);
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
                    word(reviewer.role()),
                    reviewer.isValidAt(now) ? "yes" : "no",
                    reviewer.until() == null ? "-" : reviewer.until(),
                    reviewer.key());
        }
        table.print(out);
        return 0;
    }

    private static Map<String, Object> content(Reviewer reviewer, long now) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", reviewer.name());
        content.put("role", word(reviewer.role()));
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

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
