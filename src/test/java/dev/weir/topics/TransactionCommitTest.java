package dev.weir.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.topics.TransactionCommit.Result;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionCommitTest {

    private static final Committable HELD = new Committable("weir:1", 7, (short) 10);

    /** COMMITTED stands for: is open, so it will be. */
    @ParameterizedTest
    @CsvSource({
        "ONGOING,             7,  9, ENDED",
        "ONGOING,             7, 10, COMMITTED",
        "ONGOING,             7, 11, ENDED",
        "ONGOING,             8, 10, ENDED",
        "PREPARE_COMMIT,      7, 10, ALREADY_COMMITTED",
        "COMPLETE_COMMIT,     7,  9, ENDED",
        "COMPLETE_COMMIT,     7, 10, ALREADY_COMMITTED",
        "COMPLETE_COMMIT,     7, 11, ALREADY_COMMITTED",
        "COMPLETE_COMMIT,     7, 12, ENDED",
        "COMPLETE_COMMIT,     8, 10, ENDED",
        "PREPARE_ABORT,       7, 11, EXPIRED",
        "PREPARE_EPOCH_FENCE, 7, 11, EXPIRED",
        "COMPLETE_ABORT,      7, 10, EXPIRED",
        "COMPLETE_ABORT,      7, 11, EXPIRED",
        "COMPLETE_ABORT,      7, 12, ENDED",
        "EMPTY,               7, 12, ENDED",
    })
    void standsAsTheBrokersEpochSays(TransactionState state, long producerId, int epoch, Result expected) {
        // Given
        TransactionDescription found =
                new TransactionDescription(1, state, producerId, epoch, 60_000, OptionalLong.empty(), Set.of());

        // When
        Result standing = TransactionCommit.standing(HELD, found);

        // Then
        assertThat(standing).isEqualTo(expected);
    }
}
