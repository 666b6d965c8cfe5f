package dev.weir.intake;

import dev.weir.settings.KafkaSettings;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The Kafka source over all input topics. */
public final class KafkaIntake {

    /** Records fetched at once from one partition: enough for the fastest stream, little for a slow one. */
    private static final String FETCH_BYTES = Integer.toString(4 * 1024 * 1024);

    private KafkaIntake() {}

    /**
     * The source's builder; a bench or a backtest may bound it.
     *
     * @param settings with bootstrap and every stream's topic
     * @param client Kafka's own client settings, secrets resolved
     */
    public static KafkaSourceBuilder<Passage> source(Settings settings, Properties client) {
        KafkaSettings kafka = settings.kafka();
        KafkaSourceBuilder<Passage> builder = KafkaSource.<Passage>builder()
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES)
                .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000")
                .setProperties(client)
                .setProperty(
                        "partition.discovery.interval.ms",
                        Long.toString(kafka.discovery().toMillis()))
                .setBootstrapServers(Objects.requireNonNull(kafka.bootstrap(), "kafka.bootstrap"))
                .setGroupId(settings.consumerGroup())
                .setTopics(settings.streamList().stream()
                        .map(stream -> Objects.requireNonNull(stream.topic(), "topic"))
                        .toList())
                .setStartingOffsets(StartingOffsets.of(kafka.startFrom()))
                .setDeserializer(new KafkaDecoder(settings));
        return builder;
    }
}
