package dev.weir.replay;

import dev.weir.settings.StreamSettings;
import dev.weir.wire.Passage;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Feeds sorted, decoded records into the job: one split, one subtask, an end. It takes no part in checkpoints, since a
 * replay that failed starts again.
 */
final class SortedSource implements Source<Passage, SortedSource.WholeInput, SortedSource.WholeInput> {

    private static final long serialVersionUID = 1L;

    private final List<String> runs;
    private final List<StreamSettings> streams;

    /**
     * @param runs the paths of the sorted files
     * @param streams the streams' settings in the order of their numbers
     */
    SortedSource(List<String> runs, List<StreamSettings> streams) {
        this.runs = runs;
        this.streams = streams;
    }

    /** The only split: everything. */
    static final class WholeInput implements SourceSplit {
        @Override
        public String splitId() {
            return "whole-input";
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Passage, WholeInput> createReader(SourceReaderContext context) {
        return new SortedReader(runs, streams);
    }

    @Override
    public SplitEnumerator<WholeInput, WholeInput> createEnumerator(SplitEnumeratorContext<WholeInput> context) {
        return new WholeInputEnumerator(context);
    }

    @Override
    public SplitEnumerator<WholeInput, WholeInput> restoreEnumerator(
            SplitEnumeratorContext<WholeInput> context, WholeInput checkpoint) {
        return new WholeInputEnumerator(context);
    }

    @Override
    public SimpleVersionedSerializer<WholeInput> getSplitSerializer() {
        return new WholeInputSerializer();
    }

    @Override
    public SimpleVersionedSerializer<WholeInput> getEnumeratorCheckpointSerializer() {
        return new WholeInputSerializer();
    }

    private static final class WholeInputSerializer implements SimpleVersionedSerializer<WholeInput> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(WholeInput split) {
            return new byte[0];
        }

        @Override
        public WholeInput deserialize(int version, byte[] serialized) {
            return new WholeInput();
        }
    }

    /** Gives the split to the first reader. */
    private static final class WholeInputEnumerator implements SplitEnumerator<WholeInput, WholeInput> {
        private final SplitEnumeratorContext<WholeInput> context;

        private WholeInputEnumerator(SplitEnumeratorContext<WholeInput> context) {
            this.context = context;
        }

        @Override
        public void start() {}

        @Override
        public void addReader(int subtask) {
            if (subtask == 0) {
                context.assignSplit(new WholeInput(), subtask);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public void handleSplitRequest(int subtask, String host) {}

        @Override
        public void addSplitsBack(List<WholeInput> splits, int subtask) {}

        @Override
        public WholeInput snapshotState(long checkpointId) {
            return new WholeInput();
        }

        @Override
        public void close() {}
    }
}
