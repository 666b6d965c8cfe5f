package dev.weir.proof;

import dev.weir.provenance.ProducerKeys;
import dev.weir.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The file of the key registry, read again and again. What is new is said once, a problem too. */
final class KeyWatch {

    private final Path file;
    private byte @Nullable [] last;
    private @Nullable String problem;

    KeyWatch(Path file) {
        this.file = file;
    }

    /**
     * What a look brought.
     *
     * @param keys the registry, where it is not the last one
     * @param problem why the file cannot be used, where that is news
     */
    record Seen(@Nullable ProducerKeys keys, @Nullable String problem) {}

    /** Reads the file; the first look brings it whatever it is. */
    Seen look() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            last = null;
            return trouble(file + " cannot be read: " + e);
        }
        if (Arrays.equals(bytes, last)) {
            return new Seen(null, null);
        }
        last = bytes;
        try {
            ProducerKeys keys = ProducerKeys.load(file);
            problem = null;
            return new Seen(keys, null);
        } catch (SettingsException e) {
            return trouble(String.valueOf(e.getMessage()));
        }
    }

    private Seen trouble(String now) {
        boolean news = !now.equals(problem);
        problem = now;
        return new Seen(null, news ? now : null);
    }
}
