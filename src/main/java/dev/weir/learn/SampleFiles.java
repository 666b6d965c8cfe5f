package dev.weir.learn;

import dev.weir.event.Origin;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/** Reads what contributors showed, from the topics of a deployment or from folders that a replay wrote. */
public final class SampleFiles {

    private SampleFiles() {}

    /**
     * Reads the folders, one after the other.
     *
     * @param samples the name of the file of samples in them
     * @param standings the name of the file of standings
     * @throws LearnException when a file is missing or holds something else
     */
    public static Community folders(List<Path> folders, String samples, String standings) {
        Community community = new Community();
        for (Path folder : folders) {
            lines(folder.resolve(samples), community::sample);
            lines(folder.resolve(standings), community::standing);
        }
        return community;
    }

    /**
     * Reads the samples and the standings topic to where they end now.
     *
     * @param progress told with each record how many were read
     * @throws LearnException when a topic is missing or cannot be read
     */
    public static Community topics(Settings settings, LongConsumer progress) {
        Community community = new Community();
        List<String> topics = List.of(settings.samplesTopic(), settings.standingsTopic());
        try (CommittedRecords records =
                new CommittedRecords(Cluster.of(settings).clientProperties(), topics)) {
            long[] read = {0};
            records.read(record -> {
                progress.accept(++read[0]);
                String place = Origin.text(record.topic(), record.partition(), record.offset());
                if (record.value() == null) {
                    return; // A tombstone: compaction's own.
                }
                if (record.topic().equals(settings.samplesTopic())) {
                    community.sample(place, record.value());
                } else {
                    community.standing(place, record.value());
                }
            });
        } catch (IOException e) {
            throw new LearnException("no samples: " + e.getMessage(), e);
        }
        return community;
    }

    private static void lines(Path file, BiConsumer<String, byte[]> taker) {
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                taker.accept(file + ":" + number, line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new LearnException(
                    file + ": cannot be read (" + e + "); --from takes folders that `weir replay` wrote", e);
        }
    }
}
