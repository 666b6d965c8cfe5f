package dev.weir.console;

import dev.weir.sign.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * The reviewers' private keys: one file a name, {@code NAME.pem}. Read when something is signed and kept nowhere, so that a key that is taken away is
 * gone at once.
 */
final class KeyFolder {

    private final @Nullable Path folder;

    /** @param folder null: nobody decides here, everybody looks */
    KeyFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Whether there is a key for this name. */
    boolean has(String name) {
        return folder != null && Files.isReadable(file(folder, name));
    }

    /**
     * The key for this name.
     *
     * @throws Refusal when there is none, or it cannot be used
     */
    PrivateKey of(String name) {
        if (folder == null || !has(name)) {
            throw Refusal.forbidden("The console has no private key for " + name
                    + ", so it cannot sign a decision. Put " + name + ".pem into the folder of --keys.");
        }
        try {
            return KeyFile.read(file(folder, name));
        } catch (IOException | IllegalArgumentException e) {
            throw Refusal.forbidden("The key of " + name + " cannot be used: " + e.getMessage());
        }
    }

    /** A name of the reviewers' file has neither slashes nor blanks. */
    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".pem");
    }
}
