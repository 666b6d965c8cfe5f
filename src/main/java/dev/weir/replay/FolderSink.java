package dev.weir.replay;

import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Writes what the job decides into an {@link OutputFolder}; with one subtask. */
final class FolderSink implements Sink<Passage> {

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final Settings settings;
    private final List<String> places;
    private final long sortMemory;

    /**
     * @param folder the path of a claimed folder
     * @param places where the records stood: files or partitions, in order
     * @param sortMemory how many bytes each of the two sorts may hold in memory
     */
    FolderSink(String folder, Settings settings, List<String> places, long sortMemory) {
        this.folder = folder;
        this.settings = settings;
        this.places = places;
        this.sortMemory = sortMemory;
    }

    @Override
    public SinkWriter<Passage> createWriter(WriterInitContext context) throws IOException {
        return new FolderWriter(OutputFolder.claimed(folder), settings, places, sortMemory);
    }
}
