package dev.weir.intake;

import dev.weir.settings.Settings;
import java.util.Properties;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
        return SideTopic.read(
                "models",
                env,
                settings,
                client,
                settings.modelsTopic(),
                KafkaRecordDeserializationSchema.valueOnly(new AsTheyAre()),
                boundedness);
    }

    private static final class AsTheyAre extends AbstractDeserializationSchema<byte[]> {
        private static final long serialVersionUID = 1L;

        AsTheyAre() {
            super(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
        }

        @Override
        public byte[] deserialize(byte[] message) {
            return message;
        }
    }
}
