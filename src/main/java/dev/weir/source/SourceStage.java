package dev.weir.source;

import dev.weir.event.SourceTally;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.Preconditions;

/**
 * Compares each hour of each source with its own past, and says what follows: an alert once an episode, and how far the source is
 * trusted. It must run with parallelism 1. An hour is over when the watermark says so; a replay has none, and then
 * when an event of the hour after next was seen. Everything else passes. Its state is one piece for each stream, by name.
 */
public final class SourceStage extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    /** Sources of a stream that are remembered. More than a deployment has; about 1 MB. */
    static final int MOST_SOURCES = 1_024;

    private static final long serialVersionUID = 1L;

    private final List<String> streams;
    private final boolean several;
    private transient StreamSources[] sources;
    private transient ListState<byte[]> state;
    private transient boolean live;

    private SourceStage(List<String> streams, boolean several) {
        this.streams = List.copyOf(streams);
        this.several = several;
    }

    /**
     * Behind one subtask, which may have no watermarks.
     *
     * @param streams the streams' names in the order of their numbers
     */
    public static SourceStage behindOne(List<String> streams) {
        return new SourceStage(streams, false);
    }

    /** Behind several, of which one may be far ahead: the watermark alone says when an hour is over. */
    public static SourceStage behindSeveral(List<String> streams) {
        return new SourceStage(streams, true);
    }

    /** Whether events of any stream have a source: else nothing of this need be there. */
    public static boolean isNeeded(Settings settings) {
        return settings.streamList().stream().anyMatch(StreamSettings::namesSources);
    }

    @Override
    public void open() throws Exception {
        super.open();
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        Preconditions.checkState(subtasks == 1, "sources sees everything: it runs in one subtask, not in %s", subtasks);
        live = several;
        sources = new StreamSources[streams.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new StreamSources(i, streams.get(i), MOST_SOURCES);
        }
        Told told = new Told(getMetricGroup());
        told.tell(Metric.STATE_ENTRIES, this::fullest, "sources");
        told.tell(Metric.STATE_LIMIT, () -> MOST_SOURCES, "sources");
        state = getOperatorStateBackend()
                .getListState(
                        new ListStateDescriptor<>("sources", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        for (byte[] piece : state.get()) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(piece));
            int number = streams.indexOf(in.readUTF());
            if (number >= 0) {
                read(in, sources[number]);
            }
        }
    }

    private void read(DataInputStream in, StreamSources into) throws Exception {
        live |= in.readBoolean();
        into.read(in);
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            into.resume(PassageSerializer.passage(bytes));
        }
    }

    private long fullest() {
        return Stream.of(sources)
                .map(StreamSources::size)
                .max(Comparator.naturalOrder())
                .orElse(0);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        List<byte[]> pieces = new ArrayList<>(sources.length);
        for (int i = 0; i < sources.length; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(streams.get(i));
            out.writeBoolean(live);
            sources[i].write(out);
            List<Passage> unfinished = sources[i].unfinished();
            out.writeInt(unfinished.size());
            for (Passage passage : unfinished) {
                byte[] one = PassageSerializer.bytes(passage);
                out.writeInt(one.length);
                out.write(one);
            }
            pieces.add(bytes.toByteArray());
        }
        state.update(pieces);
    }

    @Override
    public void processElement(StreamRecord<Passage> record) {
        Passage passage = record.getValue();
        if (passage.what() != Passage.What.SOURCE_TALLY) {
            output.collect(record);
            return;
        }
        SourceTally part = passage.sourceTally();
        StreamSources ofStream = sources[part.stream()];
        if (!live) {
            say(ofStream.closeBefore(part.clock() - 1));
        }
        ofStream.take(part);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() < Watermark.MAX_WATERMARK.getTimestamp()) {
            live = true;
            for (StreamSources ofStream : sources) {
                say(ofStream.closeBefore(Math.floorDiv(mark.getTimestamp() + 1, Tally.HOUR)));
            }
        }
        super.processWatermark(mark);
    }

    private void say(List<Passage> news) {
        for (Passage passage : news) {
            output.collect(new StreamRecord<>(passage));
        }
    }
}
