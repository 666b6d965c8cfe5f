package dev.weir.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadSharesTest {

    private static final String VALUE = "value is absent or null; looked at /stars";

    private final DeadShares shares = new DeadShares("ratings");
    private final List<DeadShares.Jump> jumps = new ArrayList<>();
    private long offset;

    @ParameterizedTest
    @CsvSource({"29, 0", "30, 1", "31, 1"})
    void thirtyOfAThousandAreAJump(int dead, int jumped) {
        events(DeadShares.BLOCK - dead);
        dead(dead);
        assertThat(jumps).hasSize(jumped);
    }

    @ParameterizedTest
    @CsvSource({"970, 1", "971, 0"})
    void thirtyOfMoreAreNone(int events, int jumped) {
        dead(29);
        events(events);
        dead(1);
        assertThat(jumps).hasSize(jumped);
    }

    @ParameterizedTest
    @CsvSource({"99, 0", "100, 1", "101, 1"})
    void aJumpIsFiveTimesWhatWasUsual(int dead, int jumped) {
        // Given: 2 % in every block
        for (int block = 0; block < 8; block++) {
            dead(20);
            events(DeadShares.BLOCK - 20);
        }
        shares.resume(new DeadShares.Usual("ratings", "missing-field", "value", 0.02, 8));

        // When
        events(DeadShares.BLOCK - dead);
        dead(dead);

        // Then
        assertThat(jumps).hasSize(jumped);
    }

    @Test
    void theJumpNamesItsFirstItsShareAndWhatWasUsual() {
        // Given: 0.8 % for very long
        for (int block = 0; block < 60; block++) {
            events(DeadShares.BLOCK - 8);
            dead(8);
        }

        // When
        events(300);
        long first = offset;
        dead(30);

        // Then
        DeadShares.Jump jump = jumps.get(0);
        assertThat(jump.reason()).isEqualTo("missing-field");
        assertThat(jump.field()).isEqualTo("value");
        assertThat(jump.first().position()).isEqualTo(first);
        assertThat(jump.count()).isEqualTo(30);
        assertThat(jump.seen()).isEqualTo(330);
        assertThat(jump.usual()).isBetween(0.0079, 0.0081);
    }

    @Test
    void whatLastsIsSaidOnceAndARiseOfItOnceMore() {
        // When: 10 % for long, then 60 %
        for (int block = 0; block < 30; block++) {
            tenth();
        }
        int before = jumps.size();
        dead(600);

        // Then
        assertThat(before).isEqualTo(1);
        assertThat(jumps).hasSize(2);
        assertThat(jumps.get(1).usual()).isBetween(0.09, 0.11);
    }

    @Test
    void itIsSaidAgainWhenItWasGoneForAWhile() {
        dead(500);
        events(50_000);
        dead(500);
        assertThat(jumps).hasSize(2);
    }

    @Test
    void reasonsAndFieldsAreCountedApart() {
        // When: 29 of each
        for (int i = 0; i < 29; i++) {
            dead(DeadReason.MISSING_FIELD, VALUE);
            dead(DeadReason.MISSING_FIELD, "actor is absent or null; looked at /user");
            dead(DeadReason.WRONG_TYPE, "value at /stars is a boolean");
            dead(DeadReason.NOT_JSON, "the value is not one JSON object");
        }
        assertThat(jumps).isEmpty();
        dead(DeadReason.NOT_JSON, "the value holds more after the end of its JSON object");

        // Then
        assertThat(jumps).extracting(DeadShares.Jump::reason).containsExactly("not-json");
        assertThat(jumps.get(0).field()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.003", "0.01", "0.1"})
    void aSteadyShareIsNeverAJump(double share) {
        Random random = new Random(7);
        shares.resume(new DeadShares.Usual("ratings", "missing-field", "value", share, 8));
        for (int i = 0; i < 2_000_000; i++) {
            if (random.nextDouble() < share) {
                dead(1);
            } else {
                events(1);
            }
        }
        assertThat(jumps).isEmpty();
    }

    @Test
    void whatIsLongGoneIsForgotten() {
        tenth();
        events(80 * DeadShares.BLOCK);
        assertThat(shares.usual()).isEmpty();
    }

    @Test
    void whatOneOfTheFormerSubtasksSaidIsNotSaidAgain() {
        // Given: one of two had said it
        DeadShares other = new DeadShares("ratings");
        for (int i = 0; i < 40; i++) {
            other.dead(letter(DeadReason.MISSING_FIELD, VALUE));
        }
        shares.resume(new DeadShares.Usual("ratings", "missing-field", "value", 0, 8));
        other.usual().forEach(shares::resume);
        shares.resume(new DeadShares.Usual("ratings", "missing-field", "value", 0, 8));

        // When
        for (int block = 0; block < 10; block++) {
            tenth();
        }

        // Then
        assertThat(jumps).isEmpty();
    }

    private void tenth() {
        for (int i = 0; i < 100; i++) {
            events(9);
            dead(1);
        }
    }

    private void events(int count) {
        for (int i = 0; i < count; i++) {
            offset++;
            shares.event();
        }
    }

    private void dead(int count) {
        for (int i = 0; i < count; i++) {
            dead(DeadReason.MISSING_FIELD, VALUE);
        }
    }

    private void dead(DeadReason reason, String error) {
        DeadShares.@Nullable Jump jump = shares.dead(letter(reason, error));
        if (jump != null) {
            jumps.add(jump);
        }
    }

    private DeadLetter letter(DeadReason reason, String error) {
        return new DeadLetter(0, new Origin("in", 0, offset++, 0), reason, error, new Payload(null, null, List.of()));
    }
}
