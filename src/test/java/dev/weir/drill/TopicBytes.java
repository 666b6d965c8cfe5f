package dev.weir.drill;

import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What each topic of a drill takes on the broker's disk, for `docs/operate/sizing.md`. */
final class TopicBytes {

    private TopicBytes() {}

    /** A line for each topic that has records: bytes of its segments, offsets (transaction markers too), bytes an offset. */
    static List<String> of(Path data, KafkaClient kafka) {
        Map<String, Long> bytes = new TreeMap<>();
        try (Stream<Path> partitions = Files.list(data)) {
            for (Path partition : partitions
                    .filter(path -> path.getFileName().toString().matches("(weir|drill)\\..*-\\d+"))
                    .toList()) {
                String topic = partition.getFileName().toString().replaceFirst("-\\d+$", "");
                bytes.merge(topic, segments(partition), Long::sum);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> line(entry.getKey(), entry.getValue(), kafka.written(entry.getKey())))
                .toList();
    }

    private static String line(String topic, long bytes, long offsets) {
        return String.format(
                Locale.ROOT,
                "topic %s: %,d bytes, %,d offsets, %.1f bytes each",
                topic,
                bytes,
                offsets,
                (double) bytes / Math.max(1, offsets));
    }

    private static long segments(Path partition) throws IOException {
        try (Stream<Path> files = Files.list(partition)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
