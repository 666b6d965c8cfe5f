package dev.weir.topics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that a Kafka holds open: read-committed readers of its partitions see nothing behind its first record.
 *
 * @param id its transactional id
 * @param state {@code Ongoing}, or {@code PrepareCommit} or {@code PrepareAbort} while Kafka itself is ending it
 * @param producerId with {@code epoch}, which of the id's transactions it is
 * @param epoch see {@code producerId}
 * @param began when it began, by the broker's clock; {@code null} where the broker does not say
 * @param timeout after how long Kafka aborts it by itself
 * @param coordinator the broker that keeps its state
 * @param partitions what it has written to, as {@code topic-partition}, sorted
 */
public record OpenTransaction(
        String id,
        String state,
        long producerId,
        int epoch,
        @Nullable Instant began,
        Duration timeout,
        int coordinator,
        List<String> partitions) {

    static OpenTransaction of(String id, TransactionDescription found) {
        return new OpenTransaction(
                id,
                found.state().toString(),
                found.producerId(),
                found.producerEpoch(),
                found.transactionStartTimeMs().isPresent()
                        ? Instant.ofEpochMilli(found.transactionStartTimeMs().getAsLong())
                        : null,
                Duration.ofMillis(found.transactionTimeoutMs()),
                found.coordinatorId(),
                found.topicPartitions().stream().map(Object::toString).sorted().toList());
    }

    /** Whether somebody must end it; else Kafka is already doing so. */
    public boolean ongoing() {
        return state.equals(TransactionState.ONGOING.toString());
    }
}
