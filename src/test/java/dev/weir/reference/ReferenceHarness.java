package dev.weir.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Event;
import dev.weir.event.Proof;
import dev.weir.event.Reference;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** {@link ReferenceStage} by itself, as Flink runs it: nothing on Kryo. */
final class ReferenceHarness extends KeyedTwoInputStreamOperatorTestHarness<String, Passage, ReferenceRecord, Passage> {

    private final References references;

    ReferenceHarness(References references, int most) throws Exception {
        super(new ReferenceStage(references, most), references::key, ReferenceRecord::key, Types.STRING);
        this.references = references;
        ((SerializerConfigImpl) getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        setup(PassageSerializer.INSTANCE);
    }

    /** What goes on when an event that arrived at a time comes now. */
    List<Reference> event(String id, long arrival) throws Exception {
        processElement1(new StreamRecord<>(Passage.of(ReferencesTest.event(id, arrival)), arrival));
        return taken();
    }

    /** The same, of an event with an id of its own. */
    List<Reference> event(String id, String eventId) throws Exception {
        processElement1(new StreamRecord<>(Passage.of(ReferencesTest.event(id, eventId, 0)), 0));
        return taken();
    }

    /** The same, with what its signature says. */
    List<Reference> event(String id, String eventId, Proof proof) throws Exception {
        Event event = ReferencesTest.event(id, eventId, 0);
        processElement1(
                new StreamRecord<>(Passage.of(event.detailed(event.details().proven(proof))), 0));
        return taken();
    }

    /** What goes on when a record of the topic comes; one without a value takes it back. */
    List<Reference> record(String id, @Nullable String json) throws Exception {
        byte[] value = json == null ? null : json.getBytes(UTF_8);
        for (ReferenceRecord told : references.told("shop.purchases", any -> Optional.of(id), value, 0)) {
            processElement2(new StreamRecord<>(told, 0));
        }
        return taken();
    }

    /** The topic was read up to a time. */
    void readUntil(long time) throws Exception {
        processWatermark2(new Watermark(time));
    }

    /** What goes on at a time of the processing clock. */
    List<Reference> clock(long time) throws Exception {
        setProcessingTime(time);
        return taken();
    }

    /** What went on since this was asked last. */
    List<Reference> taken() {
        List<Reference> taken = new ArrayList<>();
        for (Object out : getOutput()) {
            if (out instanceof StreamRecord<?> record && record.getValue() instanceof Passage passage) {
                taken.add(Objects.requireNonNull(passage.event().details().reference()));
            }
        }
        getOutput().clear();
        return taken;
    }
}
