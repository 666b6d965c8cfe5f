package dev.weir.sequence;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.Alert;
import dev.weir.event.Details;
import dev.weir.event.Disorder;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Proof;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** {@link SequenceStage} by itself, as Flink runs it: nothing on Kryo. A window of ten minutes. */
public final class SequenceHarness extends KeyedOneInputStreamOperatorTestHarness<String, Passage, Passage> {

    public static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Counted COUNTED = Counted.of(TestSettings.countedRatings());

    public SequenceHarness() throws Exception {
        super(new SequenceStage(COUNTED, WINDOW), COUNTED::key, Types.STRING);
        ((SerializerConfigImpl) getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        setup(PassageSerializer.INSTANCE);
    }

    /** What is wrong with the number of an event that key {@code k} of {@code app} signed. */
    public @Nullable Disorder take(String id, int partition, long arrival) throws Exception {
        return take(Proof.verified("k", "app", id, arrival), partition, arrival);
    }

    /** What is wrong with the number of an event with a proof. */
    public @Nullable Disorder take(Proof proof, int partition, long arrival) throws Exception {
        getOutput().clear();
        Event event = Events.at(arrival);
        Event there = new Event(
                0,
                new Origin("shop.ratings", partition, 1, arrival),
                null,
                event.actor(),
                event.identity(),
                event.object(),
                5,
                null,
                arrival,
                event.timing(),
                0,
                event.payload());
        processElement(new StreamRecord<>(Passage.of(there.detailed(Details.NONE.proven(proof))), arrival));
        StreamRecord<?> out = (StreamRecord<?>) getOutput().poll();
        Passage passage = (Passage) Objects.requireNonNull(out).getValue();
        return Objects.requireNonNull(passage.event().details().proof()).disorder();
    }

    /** The alerts that follow when the clock of the events has come to a time. */
    public List<Alert> clock(long time) throws Exception {
        getOutput().clear();
        processWatermark(time);
        List<Alert> alerts = new ArrayList<>();
        for (Object out : getOutput()) {
            if (out instanceof StreamRecord<?> record && record.getValue() instanceof Passage passage) {
                alerts.add(passage.alert());
            }
        }
        return alerts;
    }
}
