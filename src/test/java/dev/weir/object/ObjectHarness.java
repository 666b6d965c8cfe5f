package dev.weir.object;

import dev.weir.Events;
import dev.weir.TestSettings;
import dev.weir.event.Alarm;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.policy.Governing;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Scale;
import dev.weir.settings.Signatures;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The object stage by itself, as Flink runs it, and a town for it. */
final class ObjectHarness {

    static final Duration MEMORY = Duration.ofDays(30);
    static final List<Watched> WATCHED = List.of(new Watched(
            "ratings", Watched.Crowds.WATCHED, Watched.Surges.IGNORED, new Scale(1, 5, 1.0), Signatures.IGNORED));
    static final List<Watched> IGNORED =
            List.of(new Watched("ratings", Watched.Crowds.IGNORED, Watched.Surges.COUNTED, null, Signatures.IGNORED));

    private ObjectHarness() {}

    static boolean isBurst(Passage passage) {
        return passage.what() == Passage.What.ALARM && passage.alarm().kind() == Alarm.Kind.BURST;
    }

    /** 40 people who rate 60 films as they like, one an hour; then twelve give five stars to one more film within minutes. */
    static List<Event> aTownWithACampaign() {
        List<Event> events = new ArrayList<>();
        long time = Events.NOON;
        for (int i = 0; i < 600; i++) {
            time += 3_600_000;
            events.add(event("u" + i % 40, "m" + i * 7 % 60, 1 + i % 5, time));
        }
        for (int i = 0; i < 12; i++) {
            time += 60_000;
            events.add(event("fake" + i, "rare", 5, time));
        }
        return events;
    }

    static Event event(String actor, String object, double value, long time) {
        return Events.event(actor, object, value, time, Timing.ON_TIME, null, "{}");
    }

    static List<Passage> said(
            KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> harness, List<Event> events)
            throws Exception {
        try (harness) {
            harness.open();
            for (Event event : events) {
                harness.processElement1(record(event));
            }
            return harness.extractOutputValues();
        }
    }

    static StreamRecord<Passage> record(Event event) {
        return new StreamRecord<>(Passage.of(event));
    }

    static KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> harness() throws Exception {
        return harness(WATCHED, ObjectStage.MOST_AT_HAND);
    }

    static KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> harness(
            List<Watched> streams, int mostAtHand) throws Exception {
        return harness(streams, mostAtHand, Governing.alone(TestSettings.ratings(), PolicyFile.defaults()));
    }

    static KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage> harness(
            List<Watched> streams, int mostAtHand, Governing governing) throws Exception {
        var harness = new KeyedTwoInputStreamOperatorTestHarness<String, Passage, byte[], Passage>(
                new ObjectStage(streams, MEMORY, governing, mostAtHand), ObjectStage::key, null, Types.STRING);
        ((SerializerConfigImpl) harness.getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        harness.setup(PassageSerializer.INSTANCE);
        return harness;
    }
}
