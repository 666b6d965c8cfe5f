package dev.weir.provenance;

import dev.weir.event.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The key registry as text. */
public final class RegistryText {

    private RegistryText() {}

    /** One entry, as a line of the list. */
    public static String entry(ProducerKey key) {
        List<String> parts = new ArrayList<>();
        parts.add("id: " + quoted(key.id()));
        parts.add("source: " + quoted(key.source()));
        if (!key.streams().isEmpty()) {
            parts.add("streams: ["
                    + key.streams().stream().map(RegistryText::quoted).collect(Collectors.joining(", ")) + "]");
        }
        parts.add("algorithm: " + Code.of(key.algorithm()));
        parts.add("key: " + quoted(key.key()));
        time(parts, "from", key.from());
        time(parts, "until", key.until());
        if (key.state() != ProducerKey.State.ACTIVE) {
            parts.add("state: " + Code.of(key.state()));
        }
        time(parts, "revokedFrom", key.revokedFrom());
        return "  - {" + String.join(", ", parts) + "}";
    }

    /**
     * Writes the registry anew, an entry a line, beneath the comments that the file begins with; other comments are lost. Whoever
     * reads it meanwhile sees the one or the other, and may read it as before.
     */
    public static void write(Path file, ProducerKeys registry) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.startsWith("#")) {
                break;
            }
            lines.add(line);
        }
        lines.add("keys:");
        registry.keys().forEach(key -> lines.add(entry(key)));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.copy(file, next, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void time(List<String> parts, String name, @Nullable Instant time) {
        if (time != null) {
            parts.add(name + ": " + time);
        }
    }

    /** Names like {@code on} and keys that begin with a dash mean something else in YAML. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
