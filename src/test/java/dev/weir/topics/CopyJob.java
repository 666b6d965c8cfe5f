package dev.weir.topics;

import dev.weir.support.KafkaClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A real Flink job that copies a topic exactly once, in this JVM.
 *
 * @param kafka where Kafka is, and how to log in
 * @param from the topic it reads
 * @param to the topic it writes
 * @param prefix what its transactional ids begin with
 * @param checkpoints where its checkpoints go, and stay
 */
record CopyJob(KafkaClient kafka, String from, String to, String prefix, Path checkpoints) {

    JobClient start() throws Exception {
        return start(new Configuration());
    }

    JobClient restart(Path checkpoint) throws Exception {
        return start(new Configuration().set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toString()));
    }

    /** The newest completed checkpoint. */
    Path newestCheckpoint() throws Exception {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparing(CopyJob::number))
                    .orElseThrow();
        }
    }

    private static int number(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
    }

    private JobClient start(Configuration config) throws Exception {
        config.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500))
                .set(
                        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                        checkpoints.toUri().toString())
                .set(
                        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION)
                .set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, config);
        env.fromSource(source(), WatermarkStrategy.noWatermarks(), "in")
                .uid("in")
                .sinkTo(new HeldSink(sink()))
                .uid("out");
        return env.executeAsync("copy");
    }

    private KafkaSource<String> source() {
        return KafkaSource.<String>builder()
                .setBootstrapServers(kafka.bootstrap())
                .setProperties(login())
                .setTopics(from)
                .setGroupId(prefix + ".gateway")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
    }

    private KafkaSink<String> sink() {
        return KafkaSink.<String>builder()
                .setBootstrapServers(kafka.bootstrap())
                .setKafkaProducerConfig(login())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(prefix + ":")
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setRecordSerializer(KafkaRecordSerializationSchema.<String>builder()
                        .setTopic(to)
                        .setValueSerializationSchema(new SimpleStringSchema())
                        .build())
                .build();
    }

    private Properties login() {
        Properties properties = new Properties();
        properties.putAll(kafka.properties());
        return properties;
    }
}
