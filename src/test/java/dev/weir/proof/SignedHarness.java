package dev.weir.proof;

import dev.weir.event.Proof;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** {@link SignedOnce} by itself, as Flink runs it: nothing on Kryo. */
final class SignedHarness extends KeyedOneInputStreamOperatorTestHarness<String, Passage, Passage> {

    SignedHarness() throws Exception {
        super(new KeyedProcessOperator<>(new SignedOnce()), SignedOnce::key, Types.STRING);
        ((SerializerConfigImpl) getExecutionConfig().getSerializerConfig()).setGenericTypes(false);
        setup(PassageSerializer.INSTANCE);
    }

    /** What the proof of an event is behind it. */
    Proof proof(Passage event) throws Exception {
        processElement(new StreamRecord<>(event, event.event().time()));
        StreamRecord<?> out = (StreamRecord<?>) getOutput().poll();
        return ((Passage) out.getValue()).event().details().proof();
    }
}
