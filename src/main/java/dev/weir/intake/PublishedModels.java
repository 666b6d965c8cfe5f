package dev.weir.intake;

import dev.weir.settings.Settings;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The stream of models that are published, as they are, from the first on; a few a day at most. */
public final class PublishedModels {

    private PublishedModels() {}

    /**
     * The stream.
     *
     * @param settings with bootstrap
     * @param client Kafka's own client settings, secrets resolved
     * @param boundedness whether it ends where the topic ends now: with records that end too
     */
    public static DataStream<byte[]> of(
            StreamExecutionEnvironment env, Settings settings, Properties client, Boundedness boundedness) {
        KafkaSourceBuilder<byte[]> builder = KafkaSource.<byte[]>builder()
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setProperties(client)
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setBootstrapServers(Objects.requireNonNull(settings.kafka().bootstrap(), "kafka.bootstrap"))
                .setGroupId(settings.consumerGroup())
                .setClientIdPrefix(settings.consumerGroup() + "-models")
                .setTopics(settings.modelsTopic())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new AsTheyAre());
        if (boundedness == Boundedness.BOUNDED) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return env.fromSource(builder.build(), Watermarks.holdingNothingBack(), "models", AsTheyAre.BYTES)
                .uid("models")
                .setParallelism(1);
    }

    private static final class AsTheyAre extends AbstractDeserializationSchema<byte[]> {
        private static final long serialVersionUID = 1L;
        private static final PrimitiveArrayTypeInfo<byte[]> BYTES =
                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;

        AsTheyAre() {
            super(BYTES);
        }

        @Override
        public byte[] deserialize(byte[] message) {
            return message;
        }
    }
}
