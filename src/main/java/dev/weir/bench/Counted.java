package dev.weir.bench;

import dev.weir.wire.Passage;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A route that counts what passes on its way into the sink. The count is this process's: one job a process, with all its
 * subtasks in it.
 */
final class Counted<R extends KafkaRecordSerializationSchema<Passage> & KafkaDatasetFacetProvider>
        implements KafkaRecordSerializationSchema<Passage>, KafkaDatasetFacetProvider {

    private static final long serialVersionUID = 1L;

    private static final LongAdder SENT = new LongAdder();

    private final R route;

    Counted(R route) {
        this.route = route;
    }

    /** Input records whose answer, or in the floor's case whose copy, went into the sink of this process. */
    static long sent() {
        return SENT.sum();
    }

    @Override
    public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink) throws Exception {
        route.open(context, sink);
    }

    @Override
    public @Nullable ProducerRecord<byte[], byte[]> serialize(
            Passage passage, KafkaSinkContext context, @Nullable Long timestamp) {
        switch (passage.what()) {
            case EVENT, UNPROVEN, JUDGED, DEAD_LETTER -> SENT.increment();
            case ACCOUNT,
                    ALARM,
                    SUSPICION,
                    STANDING,
                    RETRACTION,
                    ALERT,
                    SAMPLE,
                    OPINION,
                    RELEASED,
                    DECISION,
                    ANSWER,
                    AUDIT,
                    KEY,
                    SOURCE_TALLY,
                    SOURCE_STANDING -> {
                // No input record's way out.
            }
        }
        return route.serialize(passage, context, timestamp);
    }

    @Override
    public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
        return route.getKafkaDatasetFacet();
    }
}
