package dev.weir.redrive;

import dev.weir.settings.LimitSettings;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.topics.Cluster;
import dev.weir.topics.TransactionalIds;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Sends each batch and its markers in one transaction. Whoever begins takes the stream's transactional id: another that still runs
 * fails with its next batch, and what a former one left open is aborted. Not thread-safe. Close it.
 */
final class Sender implements AutoCloseable {

    /** Who dies in between blocks the readers of the input topic for no longer. */
    static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final String streamName;
    private final StreamSettings stream;
    private final String deadLetters;
    private final KafkaProducer<byte[], byte[]> producer;
    private int partitions;

    private Sender(Settings settings, String name) {
        cluster = Cluster.of(settings);
        streamName = name;
        stream = Objects.requireNonNull(settings.streams().get(name), name);
        deadLetters = settings.deadLetterTopic(name);
        producer = cluster.producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                TransactionalIds.ofRedrive(settings, name),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Long.toString(TIMEOUT.toMillis()),
                ProducerConfig.LINGER_MS_CONFIG,
                "5",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                Integer.toString(settings.limits().outputBytes() + LimitSettings.HEADROOM)));
    }

    /**
     * Takes the stream's transactional id. When it returns, no other redrive of the stream can write any more.
     *
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses
     */
    static Sender open(Settings settings, String stream) {
        Sender sender = new Sender(settings, stream);
        try {
            sender.producer.initTransactions();
            sender.partitions = sender.producer
                    .partitionsFor(Objects.requireNonNull(sender.stream.topic(), "topic"))
                    .size();
            return sender;
        } catch (KafkaException e) {
            sender.close();
            throw sender.cluster.failure(e);
        }
    }

    /**
     * Sends.
     *
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses; the next redrive knows whether it was sent
     * @throws IllegalStateException when another redrive of the stream has begun, or Kafka ended the transaction because it was open for too long
     */
    void send(Batch batch) {
        long began = System.nanoTime();
        try {
            producer.beginTransaction();
            for (Letter letter : batch.inOrder()) {
                producer.send(SentAgain.of(letter, stream, partitions));
            }
            batch.places()
                    .forEach((partition, offsets) -> producer.send(Marker.record(deadLetters, partition, offsets)));
            producer.commitTransaction();
        } catch (KafkaException e) {
            if (isFenced(e)) {
                throw new IllegalStateException(
                        ended(streamName, batch, Duration.ofNanos(System.nanoTime() - began)), e);
            }
            throw cluster.failure(e);
        }
    }

    /**
     * Why a transaction was ended by somebody else. Kafka gives one answer to both: it ends what is open for longer than it may be by the means by which
     * another redrive does.
     *
     * @param took for how long it was open
     */
    static String ended(String stream, Batch batch, Duration took) {
        if (took.compareTo(TIMEOUT) < 0) {
            return "another redrive of stream " + stream
                    + " has begun and goes on; nothing is lost or sent twice: wait for" + " it, then run this again";
        }
        return "Kafka took no transaction of " + batch.size() + " dead letters of stream " + stream + ", "
                + batch.bytes()
                + " bytes, within " + TIMEOUT.toSeconds() + " s: after " + took.toSeconds()
                + " s it had ended it, or another"
                + " redrive had; nothing is lost or sent twice: run this again, nearer to the brokers if their link is"
                + " slow";
    }

    private static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    /** Aborts what is open. */
    @Override
    public void close() {
        producer.close();
    }
}
