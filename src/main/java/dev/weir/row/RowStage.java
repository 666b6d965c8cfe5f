package dev.weir.row;

import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import dev.weir.wire.Passage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds to every event with features what is noticed of them and of its label; retractions and alerts follow the event that brought
 * them about. Each subtask knows the rows that pass it. When the job runs with fewer subtasks than before, what one of them knew of
 * a stream goes on, and the rest is learned anew.
 */
public final class RowStage extends ProcessFunction<Passage, Passage> implements CheckpointedFunction {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RowStage.class);

    private final List<RowPlan> plans;
    private transient RowWatch[] watches;
    private transient ListState<byte[]> state;

    /** @param plans one for each stream, in the order of their numbers */
    public RowStage(List<RowPlan> plans) {
        this.plans = List.copyOf(plans);
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        watches = new RowWatch[plans.size()];
        for (int i = 0; i < watches.length; i++) {
            watches[i] = new RowWatch(i, plans.get(i));
        }
        state = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("rows", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        List<String> streams = plans.stream().map(RowPlan::stream).toList();
        List<String> resumed = new ArrayList<>();
        for (byte[] piece : state.get()) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(piece));
            byte format = RowBytes.format(in);
            String stream = in.readUTF();
            int number = streams.indexOf(stream);
            if (number >= 0 && plans.get(number).asks() && !resumed.contains(stream)) {
                resumed.add(stream);
                String why = RowBytes.read(in, format, watches[number]);
                if (why != null) {
                    LOG.warn("what was learned of the rows of stream {} is forgotten: {}", stream, why);
                    watches[number] = new RowWatch(number, plans.get(number));
                }
            }
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<byte[]> pieces = new ArrayList<>();
        for (RowWatch watch : watches) {
            if (watch.plan.asks()) {
                pieces.add(RowBytes.of(watch));
            }
        }
        state.update(pieces);
    }

    /** An event from the future leaves no trace: it must not change what is said of another. */
    @Override
    public void processElement(Passage passage, Context context, Collector<Passage> out) {
        if (passage.what() != Passage.What.EVENT || !isRow(passage.event())) {
            out.collect(passage);
            return;
        }
        Event event = passage.event();
        RowPlan plan = plans.get(event.stream());
        RowWatch watch = watches[event.stream()];
        RowWatch.Outcome outcome = watch.on(event);
        if (watch.newsOfTooManyLabels()) {
            LOG.warn(
                    "stream {} has more than {} labels: rows with the others pass without a look at their label; name those"
                            + " to be judged in fields.label.values",
                    plan.stream(),
                    Classes.MOST);
        }
        out.collect(Passage.of(event, passage.context().noticing(outcome.findings())));
        outcome.retractions().stream()
                .filter(retraction -> plan.mode(retraction.what()) == Mode.ENFORCE)
                .forEach(retraction -> out.collect(Passage.of(retraction)));
        outcome.alerts().forEach(alert -> out.collect(Passage.of(alert)));
    }

    private boolean isRow(Event event) {
        RowPlan plan = plans.get(event.stream());
        return plan.asks()
                && event.timing() != Timing.FUTURE
                && (event.details().features().size() > 0 || plan.lateLabel() != Mode.OFF);
    }
}
