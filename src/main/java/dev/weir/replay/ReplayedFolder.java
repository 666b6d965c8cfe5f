package dev.weir.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.training.Input;
import dev.weir.training.Lines;
import dev.weir.training.Order;
import dev.weir.training.Sha256;
import dev.weir.training.Supply;
import dev.weir.training.TrainingException;
import dev.weir.training.TrainingSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a replay wrote, as the source of training sets. */
public final class ReplayedFolder implements Supply {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Supplier<Order> order;
    private final long lastTime;
    private final Progress progress;

    /**
     * @param order a new one of the input each time
     * @param lastTime the latest event time, ISO-8601, or null where no event has one
     */
    ReplayedFolder(Path folder, Supplier<Order> order, @Nullable String lastTime, Progress progress) {
        this.folder = folder;
        this.order = order;
        this.progress = progress;
        this.lastTime =
                lastTime == null ? Long.MAX_VALUE : Instant.parse(lastTime).toEpochMilli();
    }

    /**
     * Opens the folder of a replay that completed.
     *
     * @throws TrainingException when there is none
     */
    public static ReplayedFolder open(Path folder, Progress progress) throws IOException {
        Path summary = folder.resolve(OutputFolder.SUMMARY);
        if (!Files.isRegularFile(summary)) {
            throw new TrainingException("--from " + folder + ": no " + OutputFolder.SUMMARY
                    + " stands there, so no replay completed in this folder; run `weir replay --out " + folder
                    + "` first");
        }
        JsonNode json = JSON.readTree(summary.toFile());
        return new ReplayedFolder(
                folder,
                () -> order(json.path("inputs")),
                json.has("lastTime") ? json.get("lastTime").asText() : null,
                progress);
    }

    /** What came from topics says from which offset. */
    private static Order order(JsonNode inputs) {
        List<String> places = new ArrayList<>();
        inputs.forEach(input -> places.add(input.path("file").asText()));
        return inputs.path(0).has("from")
                ? Order.ofTopics(places.stream()
                        .map(place -> place.substring(0, place.lastIndexOf('/')))
                        .toList())
                : Order.ofFiles(places);
    }

    /** The latest event time, epoch milliseconds; {@link Long#MAX_VALUE} where no event has one. */
    public long lastTime() {
        return lastTime;
    }

    @Override
    public Order order() {
        return order.get();
    }

    @Override
    public void readLedger(EntryTaker taker) throws IOException {
        read(
                OutputFolder.RETRACTIONS,
                (line, bytes) -> taker.take(line, OutputFolder.RETRACTIONS, 0, bytes - line.length - 1));
    }

    @Override
    public void readContributions(TrainingSet set) throws IOException {
        long admitted = Files.size(folder.resolve(OutputFolder.ADMITTED));
        progress.begin("resolving", admitted + Files.size(folder.resolve(OutputFolder.RELEASED)));
        long[] count = {0};
        try {
            read(OutputFolder.ADMITTED, (line, bytes) -> {
                set.add(line);
                progress.at(bytes, ++count[0]);
            });
            read(OutputFolder.RELEASED, (line, bytes) -> {
                set.add(line);
                progress.at(admitted + bytes, ++count[0]);
            });
        } finally {
            progress.end();
        }
    }

    /** The three files, whole. */
    @Override
    public List<Input> inputs() throws IOException {
        List<Input> files = new ArrayList<>();
        for (String name : List.of(OutputFolder.ADMITTED, OutputFolder.RELEASED, OutputFolder.RETRACTIONS)) {
            Path file = folder.resolve(name);
            files.add(new Input(name, null, 0, Files.size(file), Sha256.of(file)));
        }
        return files;
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
