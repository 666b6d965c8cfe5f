package dev.weir.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.reference.ReferenceRecord;
import dev.weir.reference.References;
import dev.weir.settings.Settings;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the reference topics say, from their first records on. Its watermark is the time up to which they were read. */
public final class ReferenceTopics {

    private ReferenceTopics() {}

    /**
     * The stream.
     *
     * @param settings with bootstrap, and a stream that names a reference topic
     * @param client Kafka's own client settings, secrets resolved
     * @param boundedness whether it ends where the topics end now: with records that end too
     */
    public static DataStream<ReferenceRecord> of(
            StreamExecutionEnvironment env, Settings settings, Properties client, Boundedness boundedness) {
        References references = References.of(settings);
        return SideTopic.read(
                "references",
                env,
                settings,
                client,
                references.topics(),
                new Reader(references),
                WatermarkStrategy.forGenerator(
                        context -> new ReadUntil<>(context.getInputActivityClock(), System::currentTimeMillis)),
                boundedness);
    }

    private static final class Reader implements KafkaRecordDeserializationSchema<ReferenceRecord> {
        private static final long serialVersionUID = 1L;

        private final References references;

        private Reader(References references) {
            this.references = references;
        }

        /** A record without a key names nothing: no compacted topic takes one. */
        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<ReferenceRecord> out) {
            if (record.key() != null) {
                references
                        .told(record.topic(), new String(record.key(), UTF_8), record.value(), record.timestamp())
                        .forEach(out::collect);
            }
        }

        @Override
        public TypeInformation<ReferenceRecord> getProducedType() {
            return TypeInformation.of(ReferenceRecord.class);
        }
    }
}
