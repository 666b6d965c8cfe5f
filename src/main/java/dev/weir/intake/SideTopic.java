package dev.weir.intake;

import dev.weir.settings.Settings;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** A topic beside those of the events: read from its first record on, by one subtask, and holding no event back. */
final class SideTopic {

    private SideTopic() {}

    /**
     * The stream of its records.
     *
     * @param name of the source, and its uid
     * @param settings with bootstrap
     * @param client Kafka's own client settings, secrets resolved
     * @param boundedness whether it ends where the topic ends now: with records that end too
     */
    static <T> DataStream<T> read(
            String name,
            StreamExecutionEnvironment env,
            Settings settings,
            Properties client,
            String topic,
            KafkaRecordDeserializationSchema<T> reader,
            Boundedness boundedness) {
        return read(name, env, settings, client, List.of(topic), reader, Watermarks.holdingNothingBack(), boundedness);
    }

    /** The same of several topics, with watermarks of their own: whoever takes them must keep them from the events. */
    static <T> DataStream<T> read(
            String name,
            StreamExecutionEnvironment env,
            Settings settings,
            Properties client,
            List<String> topics,
            KafkaRecordDeserializationSchema<T> reader,
            WatermarkStrategy<T> watermarks,
            Boundedness boundedness) {
        KafkaSourceBuilder<T> builder = KafkaSource.<T>builder()
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setProperties(client)
                .setProperty("commit.offsets.on.checkpoint", "false")
                .setBootstrapServers(Objects.requireNonNull(settings.kafka().bootstrap(), "kafka.bootstrap"))
                .setGroupId(settings.consumerGroup())
                .setClientIdPrefix(settings.consumerGroup() + '-' + name)
                .setTopics(topics)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(reader);
        if (boundedness == Boundedness.BOUNDED) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return env.fromSource(builder.build(), watermarks, name, reader.getProducedType())
                .uid(name)
                .setParallelism(1);
    }
}
