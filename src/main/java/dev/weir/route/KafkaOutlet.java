package dev.weir.route;

import dev.weir.settings.KafkaSettings;
import dev.weir.settings.Settings;
import dev.weir.wire.Passage;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The one exactly-once sink for all outputs. */
public final class KafkaOutlet {

    private KafkaOutlet() {}

    /**
     * The sink.
     *
     * @param settings names, limits and time-outs
     * @param client Kafka's own client settings, secrets resolved
     * @param route chooses topic, bytes and headers
     */
    public static KafkaSink<Passage> sink(
            Settings settings, Properties client, KafkaRecordSerializationSchema<Passage> route) {
        KafkaSettings kafka = settings.kafka();
        return KafkaSink.<Passage>builder()
                .setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
                .setProperty(ProducerConfig.LINGER_MS_CONFIG, "20")
                .setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(256 * 1024))
                .setKafkaProducerConfig(client)
                .setProperty(
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Integer.toString(settings.limits().outputBytes()))
                .setProperty(
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        Long.toString(kafka.transactionTimeout().toMillis()))
                .setBootstrapServers(Objects.requireNonNull(kafka.bootstrap(), "kafka.bootstrap"))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setTransactionalIdPrefix(settings.transactionalIdPrefix())
                .setRecordSerializer(route)
                .build();
    }
}
