package dev.weir.console;

import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.sign.Reviewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
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

    /**
     * Of the entries of one name the one whose key is here, else the first: while one key follows another both are valid.
     *
     * @param valid the entries that have not ended
     */
    Optional<Reviewer> entry(List<Reviewer> valid) {
        Optional<Reviewer> first = valid.stream().findFirst();
        if (folder == null || valid.size() < 2 || !has(valid.get(0).name())) {
            return first;
        }
        String own;
        try {
            own = PublicKeys.text(
                    PublicKeys.of(KeyFile.read(file(folder, valid.get(0).name()))));
        } catch (IOException | IllegalArgumentException e) {
            return first; // What is wrong with it is said when something is to be signed.
        }
        return valid.stream()
                .filter(entry -> entry.key().equals(own))
                .findFirst()
                .or(() -> first);
    }

    /** A name of the reviewers' file has neither slashes nor blanks. */
    private static Path file(Path folder, String name) {
        return folder.resolve(name + ".pem");
    }
}
