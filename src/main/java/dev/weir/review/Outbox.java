package dev.weir.review;

import dev.weir.decide.DecisionGate;
import dev.weir.settings.LimitSettings;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.TransactionalIds;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Writes signed decisions to their topic, all of one act in one transaction. */
final class Outbox {

    /** Who dies in between blocks the topic's readers for no longer. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private Outbox() {}

    /**
     * Sends.
     *
     * @return where the audit topic ended before
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses: then the job reads none of them
     */
    static Map<TopicPartition, Long> send(Settings settings, String act, List<Desk.Signed> records) {
        Cluster cluster = Cluster.of(settings);
        Map<TopicPartition, Long> ends = AnswerTail.ends(settings);
        Map<String, String> config = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                TransactionalIds.ofReview(settings, act),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Long.toString(TIMEOUT.toMillis()),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(settings.limits().decisionBytes() + LimitSettings.HEADROOM));
        try (KafkaProducer<byte[], byte[]> producer = cluster.producer(config)) {
            producer.initTransactions();
            producer.beginTransaction();
            try {
                for (Desk.Signed record : records) {
                    ProducerRecord<byte[], byte[]> one =
                            new ProducerRecord<>(settings.decisionsTopic(), record.key(), record.value());
                    one.headers().add(DecisionGate.SIGNATURE, record.signature());
                    if (record.second() != null) {
                        one.headers().add(DecisionGate.SECOND, record.second());
                    }
                    producer.send(one);
                }
                producer.commitTransaction();
            } catch (KafkaException e) {
                abort(producer, e);
                throw e;
            }
        } catch (KafkaException e) {
            throw cluster.failure(e);
        }
        return ends;
    }

    /** Where even that fails, Kafka does it when the transaction's time is up. */
    private static void abort(KafkaProducer<byte[], byte[]> producer, KafkaException cause) {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            cause.addSuppressed(e);
        }
    }
}
