package dev.weir.intake;

import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes inside the Kafka source, by the clock of this machine. */
public final class KafkaDecoder implements KafkaRecordDeserializationSchema<Passage> {

    private static final long serialVersionUID = 1L;

    private final Settings settings;
    private transient RecordDecoder decoder;

    /** @param settings all streams with their topics */
    public KafkaDecoder(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decoder = new RecordDecoder(settings);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Passage> out) {
        out.collect(decoder.decode(record, System.currentTimeMillis()));
    }

    @Override
    public TypeInformation<Passage> getProducedType() {
        return PassageType.INSTANCE;
    }
}
