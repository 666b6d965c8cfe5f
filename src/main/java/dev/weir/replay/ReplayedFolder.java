package dev.weir.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.settings.Settings;
import dev.weir.training.Lines;
import dev.weir.training.Recipe;
import dev.weir.training.SetCounts;
import dev.weir.training.TrainingException;
import dev.weir.training.TrainingSet;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a replay wrote, as the source of training sets. */
public final class ReplayedFolder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BUFFER = 256 * 1024;

    private final Path folder;
    private final List<String> inputs;
    private final long lastTime;

    /**
     * @param inputs the names of the files that were read, in their order
     * @param lastTime the latest event time, ISO-8601, or null where no event has one
     */
    ReplayedFolder(Path folder, List<String> inputs, @Nullable String lastTime) {
        this.folder = folder;
        this.inputs = List.copyOf(inputs);
        this.lastTime =
                lastTime == null ? Long.MAX_VALUE : Instant.parse(lastTime).toEpochMilli();
    }

    /**
     * Opens the folder of a replay that completed.
     *
     * @throws TrainingException when there is none
     */
    public static ReplayedFolder open(Path folder) throws IOException {
        Path summary = folder.resolve(OutputFolder.SUMMARY);
        if (!Files.isRegularFile(summary)) {
            throw new TrainingException("--from " + folder + ": no " + OutputFolder.SUMMARY
                    + " stands there, so no replay completed in this folder; run `weir replay --out " + folder
                    + "` first");
        }
        JsonNode json = JSON.readTree(summary.toFile());
        List<String> inputs = new ArrayList<>();
        json.path("inputs").forEach(input -> inputs.add(input.path("file").asText()));
        return new ReplayedFolder(
                folder, inputs, json.has("lastTime") ? json.get("lastTime").asText() : null);
    }

    /** The latest event time, epoch milliseconds; {@link Long#MAX_VALUE} where no event has one. */
    public long lastTime() {
        return lastTime;
    }

    /**
     * Writes a training set.
     *
     * @param settings those of the replay
     * @param out the file to write, replaced if it exists
     * @param work an existing folder for temporary files
     * @param memory how many bytes of records to hold in memory
     * @throws TrainingException when the settings are not those of the replay, or a line is not what a replay writes
     */
    public SetCounts build(Settings settings, Recipe recipe, Path out, Path work, long memory, Progress progress)
            throws IOException {
        TrainingSet set = new TrainingSet(settings, inputs, recipe, work, memory);
        read(OutputFolder.RETRACTIONS, (line, bytes) -> set.retract(line));
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out), BUFFER)) {
            readWhatWentOut(set, progress);
            return set.write(stream);
        } finally {
            progress.end();
        }
    }

    private void readWhatWentOut(TrainingSet set, Progress progress) throws IOException {
        long admitted = Files.size(folder.resolve(OutputFolder.ADMITTED));
        progress.begin("resolving", admitted + Files.size(folder.resolve(OutputFolder.RELEASED)));
        long[] count = {0};
        read(OutputFolder.ADMITTED, (line, bytes) -> {
            set.add(line);
            progress.at(bytes, ++count[0]);
        });
        read(OutputFolder.RELEASED, (line, bytes) -> {
            set.add(line);
            progress.at(admitted + bytes, ++count[0]);
        });
    }

    /** Takes a line and how many bytes of its file were read with it. */
    private interface LineTaker {
        void take(byte[] line, long bytes) throws IOException;
    }

    private void read(String name, LineTaker taker) throws IOException {
        Path file = folder.resolve(name);
        long number = 0;
        try (InputStream in = Files.newInputStream(file)) {
            Lines lines = new Lines(in);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                number++;
                taker.take(line, lines.bytes());
            }
        } catch (TrainingException e) {
            throw new TrainingException(file + ":" + number + ": " + e.getMessage(), e);
        }
    }
}
