package dev.weir.auditor;

import dev.weir.event.Origin;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where an audit stands: it can be read more than once. */
public interface AuditSource {

    /** Takes one record. */
    interface Taker {
        void take(AuditLine line) throws IOException;
    }

    /** Reads all of it, those of each chain in their order. */
    void read(Taker taker) throws IOException;

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
        return taker -> {
            try (CommittedRecords records =
                    new CommittedRecords(Cluster.of(settings).clientProperties(), List.of(settings.auditTopic()))) {
                records.read(record -> taker.take(new AuditLine(
                        record.value() == null ? new byte[0] : record.value(),
                        record.partition(),
                        Origin.text(record.topic(), record.partition(), record.offset()))));
            }
        };
    }
}
