package dev.weir.bench;

import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The bare job: two shuffles, by object and by actor, with one value of {@value #STATE_BYTES} bytes read and written in
 * each. No check, no count, no header. Nobody who keys by object and by actor on Flink and RocksDB pays less.
 */
final class FloorJob {

    /** The size of each value: about what the gateway keeps of an actor. */
    static final int STATE_BYTES = 200;

    private FloorJob() {}

    static void connect(DataStream<Passage> source, Sink<Passage> sink) {
        source.keyBy(passage -> Objects.requireNonNull(passage.event().object()).text())
                .process(new Touch(), PassageType.INSTANCE)
                .name("floor-object")
                .uid("floor-object")
                .keyBy(passage -> passage.event().actor().text())
                .process(new Touch(), PassageType.INSTANCE)
                .name("floor-actor")
                .uid("floor-actor")
                .sinkTo(sink)
                .name("floor-route")
                .uid("floor-route");
    }

    /** Reads the key's value, counts in it, writes it, and hands the event on. */
    private static final class Touch extends KeyedProcessFunction<String, Passage, Passage> {

        private static final long serialVersionUID = 1L;

        private transient ValueState<byte[]> state;

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext()
                    .getState(new ValueStateDescriptor<>(
                            "touched", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        }

        @Override
        public void processElement(Passage passage, Context context, Collector<Passage> out) throws Exception {
            byte[] value = state.value();
            if (value == null) {
                value = new byte[STATE_BYTES];
            }
            value[0]++;
            state.update(value);
            out.collect(passage);
        }
    }
}
