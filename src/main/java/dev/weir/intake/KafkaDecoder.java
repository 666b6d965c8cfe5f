package dev.weir.intake;

import dev.weir.event.Origin;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes inside the Kafka source, by the clock of this machine. A job that goes on from a checkpoint still reads the topics that it read then: of one that
 * no stream has any more nothing is taken.
 */
public final class KafkaDecoder implements KafkaRecordDeserializationSchema<Passage> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(KafkaDecoder.class);

    private final Settings settings;
    private transient RecordDecoder decoder;
    private transient Set<String> gone;

    /** @param settings all streams with their topics */
    public KafkaDecoder(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = new RecordDecoder(settings);
        gone = new HashSet<>();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Passage> out) {
        if (!decoder.knows(record.topic())) {
            if (gone.add(record.topic())) {
                LOG.warn(
                        "topic {} was read when the checkpoint was taken, and no stream of the settings has it any more: its records"
                                + " are passed over, from {} on",
                        record.topic(),
                        Origin.text(record.topic(), record.partition(), record.offset()));
            }
            return;
        }
        out.collect(decoder.decode(record, System.currentTimeMillis()));
    }

    @Override
    public TypeInformation<Passage> getProducedType() {
        return PassageType.INSTANCE;
    }
}
