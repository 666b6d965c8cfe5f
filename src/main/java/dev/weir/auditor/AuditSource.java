package dev.weir.auditor;

import dev.weir.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Where an audit stands: it can be read more than once. */
public interface AuditSource {

    /** Takes one record. */
    interface Taker {
        void take(AuditLine line) throws IOException;
    }

    /** Reads all of it, those of each chain in their order. */
    void read(Taker taker) throws IOException;

    /**
     * Reads all of it, and, while something is missing of what was read, what comes: of a running job the chains are not committed at the
     * same moment, so that a seal is to be read before what it tells of. Whatever is missing after {@link AuditTopic#ON_ITS_WAY} is missing.
     */
    default void read(Taker taker, BooleanSupplier isLacking) throws IOException {
        read(taker);
    }

    /** A file of lines: {@code audit.jsonl} of a replay, or {@code records.jsonl} of a bundle. */
    static AuditSource file(Path file) {
        String name = file.getFileName() == null
                ? file.toString()
                : file.getFileName().toString();
        return taker -> {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                long number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    taker.take(new AuditLine(
                            line.getBytes(StandardCharsets.ISO_8859_1), AuditLine.FILE, name + ':' + number));
                }
            }
        };
    }

    /** The audit topic of a deployment, committed records only. */
    static AuditSource topic(Settings settings) {
        return new AuditTopic(settings, AuditTopic.ON_ITS_WAY);
    }
}
