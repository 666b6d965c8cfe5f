package dev.weir.company;

import dev.weir.event.Opinion;
import dev.weir.event.Suspicion;
import dev.weir.metrics.Metric;
import dev.weir.metrics.Told;
import dev.weir.wire.Passage;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.Preconditions;

/**
 * Takes the opinions of all contributors and says whom to watch. It takes them as they are, or out of events, which pass, as does
 * everything else. It must run with parallelism 1. Its state is one piece for each stream, by name.
 */
public final class CompanyStage extends ProcessFunction<Passage, Passage>
        implements CheckpointedFunction, CheckpointListener {

    private static final long serialVersionUID = 1L;

    private final List<String> streams;
    private final Set<Integer> asked;
    private final Duration memory;
    private transient Company[] companies;
    private transient ListState<byte[]> state;

    /**
     * @param streams the streams' names in the order of their numbers
     * @param asked the numbers of those streams whose contributors are compared
     * @param memory how long a contributor is remembered after its last event, by event time
     */
    public CompanyStage(List<String> streams, Set<Integer> asked, Duration memory) {
        this.streams = List.copyOf(streams);
        this.asked = Set.copyOf(asked);
        this.memory = memory;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
        Preconditions.checkState(subtasks == 1, "company sees everything: it runs in one subtask, not in %s", subtasks);
        Company.Room room = Company.Room.of(memory);
        companies = new Company[streams.size()];
        for (int i = 0; i < companies.length; i++) {
            companies[i] = new Company(i, room);
        }
        tell(new Told(getRuntimeContext().getMetricGroup()), room);
        state = context.getOperatorStateStore()
                .getListState(
                        new ListStateDescriptor<>("companies", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        for (byte[] piece : state.get()) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(piece));
            int number = streams.indexOf(in.readUTF());
            if (asked.contains(number)) {
                CompanyBytes.read(in, companies[number]);
            }
        }
    }

    private void tell(Told told, Company.Room room) {
        told.tell(Metric.STATE_ENTRIES, () -> fullest(Company::contributors), "company");
        told.tell(Metric.STATE_LIMIT, room::contributors, "company");
        told.tell(Metric.STATE_ENTRIES, () -> fullest(Company::opinions), "opinions");
        told.tell(Metric.STATE_LIMIT, room::opinions, "opinions");
    }

    private long fullest(ToLongFunction<Company> size) {
        return Stream.of(companies).mapToLong(size).max().orElse(0);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<byte[]> pieces = new ArrayList<>(asked.size());
        for (int number : asked) {
            pieces.add(CompanyBytes.of(streams.get(number), companies[number]));
        }
        state.update(pieces);
    }

    /** What is stored need not stand on the heap twice until the next one: a million opinions are 25 MB. */
    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        state.clear();
    }

    @Override
    public void processElement(Passage passage, Context context, Collector<Passage> out) {
        switch (passage.what()) {
            case OPINION -> take(passage.opinion(), out);
            case EVENT -> {
                out.collect(passage);
                Opinion opinion = Opinions.of(passage, asked);
                if (opinion != null) {
                    take(opinion, out);
                }
            }
            default -> out.collect(passage);
        }
    }

    private void take(Opinion opinion, Collector<Passage> out) {
        for (Suspicion suspicion : companies[opinion.stream()].on(opinion)) {
            out.collect(Passage.of(suspicion));
        }
    }
}
