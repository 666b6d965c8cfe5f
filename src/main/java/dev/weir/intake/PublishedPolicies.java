package dev.weir.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Origin;
import dev.weir.policy.SignedPolicy;
import dev.weir.settings.Settings;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The stream of policies that are published, {@link SignedPolicy#bytes}, from the first on; a few a day at most. */
public final class PublishedPolicies {

    private PublishedPolicies() {}

    /**
     * The stream.
     *
     * @param settings with bootstrap
     * @param client Kafka's own client settings, secrets resolved
     * @param boundedness whether it ends where the topic ends now: with records that end too
     */
    public static DataStream<byte[]> of(
            StreamExecutionEnvironment env, Settings settings, Properties client, Boundedness boundedness) {
        return SideTopic.read("policies", env, settings, client, settings.policiesTopic(), new Signed(), boundedness);
    }

    /** A record as it came; what is missing is empty. */
    public static SignedPolicy of(ConsumerRecord<byte[], byte[]> record) {
        return new SignedPolicy(
                text(record.key()),
                text(record.value()),
                header(record, SignedPolicy.SIGNATURE),
                header(record, SignedPolicy.SECOND),
                record.timestamp(),
                Origin.text(record.topic(), record.partition(), record.offset()));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    private static final class Signed implements KafkaRecordDeserializationSchema<byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<byte[]> out) {
            out.collect(of(record).bytes());
        }

        @Override
        public TypeInformation<byte[]> getProducedType() {
            return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
        }
    }
}
