package dev.weir.replay;

import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.settings.StreamSettings;
import dev.weir.sort.SortedRuns;
import dev.weir.timing.FileClock;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the sorted records in order and places every event on its stream's clock. */
final class SortedReader implements SourceReader<Passage, SortedSource.WholeInput> {

    private final List<String> runs;
    private final List<FileClock> clocks;
    private final DataInputDeserializer in = new DataInputDeserializer();
    private final CompletableFuture<Void> available = new CompletableFuture<>();
    private @Nullable SortedRuns records;

    SortedReader(List<String> runs, List<StreamSettings> streams) {
        this.runs = runs;
        this.clocks = streams.stream()
                .map(stream -> new FileClock(stream.fields().time()))
                .toList();
    }

    @Override
    public void start() {}

    @Override
    public void addSplits(List<SortedSource.WholeInput> splits) {
        try {
            records = new SortedRuns(runs.stream().map(Path::of).toList());
        } catch (IOException e) {
            throw new ReplayException("the sorted input cannot be read back: " + e.getMessage(), e);
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        available.complete(null);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Passage> output) throws IOException {
        if (!available.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (records == null || !records.hasNext()) {
            return InputStatus.END_OF_INPUT;
        }
        in.setBuffer(records.next().bytes);
        output.collect(placed(PassageSerializer.INSTANCE.deserialize(in)));
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<SortedSource.WholeInput> snapshotState(long checkpointId) {
        return List.of(new SortedSource.WholeInput());
    }

    @Override
    public void close() throws IOException {
        if (records != null) {
            records.close();
        }
    }

    private Passage placed(Passage passage) {
        if (passage.what() != Passage.What.EVENT) {
            return passage;
        }
        Event event = passage.event();
        if (event.origin().arrival() != Origin.NO_ARRIVAL) {
            return passage; // Its partition's clock knew more.
        }
        return Passage.of(clocks.get(event.stream()).place(event));
    }
}
