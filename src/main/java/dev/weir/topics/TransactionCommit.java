package dev.weir.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Commits by hand what a checkpoint holds for commit: for a job that will not start again before Kafka aborts it. */
public final class TransactionCommit {

    private TransactionCommit() {}

    /** What became of a transaction. */
    public enum Result {
        /** It is now. */
        COMMITTED,
        /** It was before. */
        ALREADY_COMMITTED,
        /** Kafka aborted it, or has forgotten it: its records are lost to the outputs. */
        EXPIRED,
        /**
         * It ended, and its id was taken again since: the gateway committed it and went on, so that this is not its last
         * checkpoint, or it was aborted by hand. Kafka no longer knows which.
         */
        ENDED,
        /** Kafka refused. */
        FAILED
    }

    /**
     * What became of one transaction.
     *
     * @param committable which
     * @param result what
     * @param detail Kafka's own words where it refused; else empty
     */
    public record Outcome(Committable committable, Result result, String detail) {}

    /**
     * Commits those of a checkpoint that are still open.
     *
     * @throws IllegalArgumentException when one is not of the deployment
     * @throws ClusterException when Kafka does not answer or refuses
     */
    public static List<Outcome> run(Transactions transactions, List<Committable> committables) {
        for (Committable committable : committables) {
            if (!transactions.ids().contains(committable.id())) {
                throw new IllegalArgumentException("the checkpoint holds transaction " + committable.id()
                        + ", which does not begin with " + transactions.ids().prefix()
                        + ": it is a checkpoint of another deployment than these settings");
            }
        }
        Map<String, TransactionDescription> known =
                transactions.describe(committables.stream().map(Committable::id).toList());
        List<Outcome> outcomes = new ArrayList<>();
        for (Committable committable : committables) {
            Result found = standing(committable, known.get(committable.id()));
            outcomes.add(
                    found == Result.COMMITTED
                            ? commit(transactions.cluster(), committable)
                            : new Outcome(committable, found, ""));
        }
        return List.copyOf(outcomes);
    }

    /**
     * What will become of it. From Kafka 4.0 on, ending a transaction raises the epoch by one, before that it stayed: both
     * are its own end, and any higher epoch is another transaction's.
     *
     * @param found what the brokers know of its id; {@code null}: nothing
     */
    static Result standing(Committable committable, @Nullable TransactionDescription found) {
        if (found == null) {
            return Result.EXPIRED;
        }
        int later = found.producerEpoch() - committable.epoch();
        boolean same = found.producerId() == committable.producerId();
        return switch (found.state()) {
            case ONGOING -> same && later == 0 ? Result.COMMITTED : Result.ENDED;
            case PREPARE_COMMIT, COMPLETE_COMMIT ->
                same && (later == 0 || later == 1) ? Result.ALREADY_COMMITTED : Result.ENDED;
            case PREPARE_ABORT, COMPLETE_ABORT, PREPARE_EPOCH_FENCE ->
                same && (later == 0 || later == 1) ? Result.EXPIRED : Result.ENDED;
            case EMPTY, UNKNOWN -> Result.ENDED;
        };
    }

    private static Outcome commit(Cluster cluster, Committable committable) {
        Properties config = cluster.clientProperties();
        config.setProperty(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        config.setProperty(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        try (FlinkKafkaInternalProducer<byte[], byte[]> producer =
                new FlinkKafkaInternalProducer<>(config, committable.id())) {
            producer.resumeTransaction(committable.producerId(), committable.epoch());
            producer.commitTransaction();
            return new Outcome(committable, Result.COMMITTED, "");
        } catch (KafkaException e) {
            return new Outcome(committable, Result.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
