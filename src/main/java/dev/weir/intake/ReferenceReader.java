package dev.weir.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.decode.AvroKey;
import dev.weir.reference.ReferenceRecord;
import dev.weir.reference.References;
import dev.weir.settings.AvroSettings;
import dev.weir.settings.ReferenceSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records of reference topics. Keys are text, or Avro where the settings say so. */
final class ReferenceReader implements KafkaRecordDeserializationSchema<ReferenceRecord> {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceReader.class);

    private final References references;
    private transient @Nullable Map<AvroSettings, AvroKey> keys;
    private transient long unreadable;

    ReferenceReader(References references) {
        this.references = references;
    }

    /** Schema files are read now: a wrong one stops the start. */
    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        Map<AvroSettings, AvroKey> opened = new HashMap<>();
        for (ReferenceSettings asked : references.asked().values()) {
            if (asked.key() != null) {
                opened.computeIfAbsent(asked.key(), AvroKey::new);
            }
        }
        keys = opened;
    }

    /** A record without a key names nothing: no compacted topic takes one. */
    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ReferenceRecord> out) {
        if (record.key() != null) {
            references
                    .told(record.topic(), asked -> id(record, asked), record.value(), record.timestamp())
                    .forEach(out::collect);
        }
    }

    private Optional<String> id(ConsumerRecord<byte[], byte[]> record, ReferenceSettings asked) {
        AvroKey key = asked.key() == null || keys == null ? null : keys.get(asked.key());
        if (key == null) {
            return Optional.of(new String(record.key(), UTF_8));
        }
        try {
            return Optional.of(key.id(record.key()));
        } catch (IllegalArgumentException e) {
            // A wrong setting makes every record one of these: told are the 1st, 2nd, 4th, 8th …
            if (Long.bitCount(++unreadable) == 1) {
                LOG.warn(
                        "the key of {}/{}/{} is no id, so that the record vouches for nobody: {}. So are {} until now; see"
                                + " reference.key in the settings",
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        e.getMessage(),
                        unreadable);
            }
            return Optional.empty();
        }
    }

    @Override
    public TypeInformation<ReferenceRecord> getProducedType() {
        return TypeInformation.of(ReferenceRecord.class);
    }
}
