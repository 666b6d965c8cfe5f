package dev.weir.store;

import dev.weir.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits, in one place: what came before a checkpoint's barrier is closed by it, kept in its state, and appended when it is complete.
 * Retractions go first, so that nobody sees a row before what takes it back, if both were read.
 */
final class CommitOperator extends AbstractStreamOperator<Void> implements OneInputStreamOperator<byte[], Void> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(CommitOperator.class);

    private static final List<Target> ORDER = List.of(Target.RETRACTIONS, Target.ADMITTED);

    private final Settings settings;
    private transient @Nullable StoreTables tables;
    private transient Map<Target, Table> loaded = new EnumMap<>(Target.class);
    private transient Map<Target, Batch> open = new EnumMap<>(Target.class);
    private transient List<Batch> pending = new ArrayList<>();
    private transient @Nullable ListState<byte[]> state;

    CommitOperator(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        ListState<byte[]> kept = context.getOperatorStateStore()
                .getListState(
                        new ListStateDescriptor<>("pending", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        StoreTables opened = StoreTables.of(settings);
        state = kept;
        tables = opened;
        loaded = new EnumMap<>(Target.class);
        open = new EnumMap<>(Target.class);
        pending = new ArrayList<>();
        for (byte[] bytes : kept.get()) {
            pending.add(Batch.of(bytes));
        }
        pending.sort(Comparator.comparingLong(Batch::checkpoint));
        for (Target target : ORDER) {
            loaded.put(target, opened.table(target));
        }
        commit(Long.MAX_VALUE);
        for (Target target : ORDER) {
            open.put(target, Batch.behind(target, Reached.of(table(target))));
        }
    }

    @Override
    public void processElement(StreamRecord<byte[]> element) throws IOException {
        Batch part = Batch.of(element.getValue());
        open.compute(
                part.target(), (target, batch) -> Objects.requireNonNull(batch).and(part));
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        for (Target target : ORDER) {
            Batch batch = Objects.requireNonNull(open.get(target));
            pending.add(batch.closed(context.getCheckpointId()));
            open.put(target, Batch.behind(target, batch.to()));
        }
        List<byte[]> all = new ArrayList<>();
        pending.forEach(batch -> all.add(batch.bytes()));
        Objects.requireNonNull(state).update(all);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        commit(checkpointId);
    }

    private void commit(long upTo) throws IOException {
        while (!pending.isEmpty() && pending.get(0).checkpoint() <= upTo) {
            Batch batch = pending.get(0);
            try {
                Commits.append(table(batch.target()), batch);
            } catch (Commits.NotHereException e) {
                throw new SuppressRestartsException(e);
            }
            if (batch.unreadable() > 0) {
                LOG.warn(
                        "{} records were left out of table {}: Weir did not write them, or the settings of today cannot read them;"
                                + " they stand before {}",
                        batch.unreadable(),
                        batch.target().table(),
                        batch.to());
            }
            pending.remove(0);
        }
    }

    private Table table(Target target) {
        return Objects.requireNonNull(loaded.get(target));
    }

    @Override
    public void close() throws Exception {
        if (tables != null) {
            tables.close();
        }
        super.close();
    }
}
