package dev.weir.source;

import dev.weir.event.Alert;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.SourceStanding;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import dev.weir.verdict.Verdicts;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lowers the trust of judged events to that of their source, by what {@link SourceStage} said last. It never holds. Each subtask hears
 * all of it; alerts, which each hears too, go on from one.
 */
public final class SourceCap extends AbstractStreamOperator<Passage>
        implements OneInputStreamOperator<Passage, Passage> {

    /** The check's name in findings and in the policy. */
    static final String NAME = "source";

    /** What speaks against a source, by {@link #place}: the same in every subtask, and there again after a restart. */
    private static final MapStateDescriptor<String, Passage> STANDINGS =
            new MapStateDescriptor<>("standings", StringSerializer.INSTANCE, PassageSerializer.INSTANCE);

    private static final long serialVersionUID = 1L;

    private final List<String> streams;
    private final List<SourcePlan> plans;
    private transient BroadcastState<String, Passage> state;
    private transient List<Map<String, SourceStanding>> standings;
    private transient boolean first;

    /**
     * @param streams the streams' names in the order of their numbers
     * @param plans what is asked of their sources
     */
    public SourceCap(List<String> streams, List<SourcePlan> plans) {
        this.streams = List.copyOf(streams);
        this.plans = List.copyOf(plans);
    }

    @Override
    public void open() throws Exception {
        super.open();
        first = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0;
        standings = new ArrayList<>();
        streams.forEach(stream -> standings.add(new HashMap<>()));
        state = getOperatorStateBackend().getBroadcastState(STANDINGS);
        for (Map.Entry<String, Passage> entry : state.immutableEntries()) {
            int number =
                    streams.indexOf(entry.getKey().substring(0, entry.getKey().indexOf('/')));
            if (number >= 0) {
                SourceStanding standing = entry.getValue().sourceStanding().numbered(number);
                standings.get(number).put(standing.source(), standing);
            }
        }
    }

    /** Where it stands in the state: names of streams have no slash. */
    private String place(SourceStanding standing) {
        return streams.get(standing.stream()) + '/' + standing.source();
    }

    @Override
    public void processElement(StreamRecord<Passage> record) throws Exception {
        Passage passage = record.getValue();
        switch (passage.what()) {
            case SOURCE_STANDING -> take(passage);
            case JUDGED, RELEASED -> {
                SourceStanding standing = of(passage.event());
                output.collect(standing == null ? record : record.replace(capped(passage, standing)));
            }
            case ALERT -> {
                if (first || passage.alert().type() != Alert.Type.SOURCE_UNUSUAL) {
                    output.collect(record);
                }
            }
            default -> output.collect(record);
        }
    }

    private void take(Passage passage) throws Exception {
        SourceStanding standing = passage.sourceStanding();
        Map<String, SourceStanding> ofStream = standings.get(standing.stream());
        if (standing.cap() < 1) {
            state.put(place(standing), passage);
            ofStream.put(standing.source(), standing);
        } else {
            state.remove(place(standing));
            ofStream.remove(standing.source());
        }
    }

    private @Nullable SourceStanding of(Event event) {
        Map<String, SourceStanding> ofStream = standings.get(event.stream());
        return ofStream.isEmpty() || plans.get(event.stream()).mode() == Mode.OFF
                ? null
                : ofStream.get(event.details().source());
    }

    private Passage capped(Passage passage, SourceStanding standing) {
        Mode mode = passage.verdict().isBypassed()
                ? Mode.SHADOW
                : plans.get(passage.event().stream()).mode();
        Finding finding = finding(standing, mode);
        Passage judged = Passage.judged(
                passage.event(), passage.context(), Verdicts.capped(passage.verdict(), finding, standing.cap()));
        return passage.what() == Passage.What.JUDGED ? judged : Passage.released(judged, passage.release());
    }

    private static Finding finding(SourceStanding standing, Mode mode) {
        return new Finding(
                NAME,
                Family.PROVENANCE,
                standing.surprisal(),
                standing.observed(),
                standing.expected(),
                standing.expected(),
                standing.unit(),
                standing.sentence(),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.ENFORCE ? Finding.Weight.COUNTS : Finding.Weight.SHADOW);
    }
}
