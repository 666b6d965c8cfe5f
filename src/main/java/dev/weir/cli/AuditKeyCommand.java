package dev.weir.cli;

import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir audit key}: the key that the job seals the audit with. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the private key that the job seals the audit with, and prints the public one: give it to your auditors.",
            "The key stands in DIR/audit.pem, for its owner only. A file that is there is never overwritten."
        },
        footer = {"", "Example:", "  weir audit key --out keys"})
final class AuditKeyCommand implements Callable<Integer> {

    private static final String FILE = "audit.pem";

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder for the key.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        KeyPair pair = KeyFile.generate();
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        try {
            KeyFile.write(file, pair.getPrivate());
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    file + " is there already, and a key is never overwritten: choose another --out",
                    e);
        }
        spec.commandLine()
                .getErr()
                .println("private key in " + file
                        + ": name it as audit.key in the settings; only the job should be able to"
                        + " read it. The public key for auditors:");
        spec.commandLine().getOut().println(PublicKeys.text(pair.getPublic()));
        return 0;
    }
}
