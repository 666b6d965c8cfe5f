package dev.weir.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.DeadReason;
import dev.weir.event.Kind;
import dev.weir.event.Payload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaultsTest {

    private static final Deed DEED = new Deed(Kind.RATING, 1_780_000_000_123L, "c5", "f17", 4.5, "c5-3");
    private static final Faults FAULTS = new Faults(2000, 256);

    static List<DeadReason> reasons() {
        return Faults.reasons();
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void changesTheRecordUnlessItIsADuplicate(DeadReason reason) {
        // When
        Payload spoilt = FAULTS.spoil(reason, DEED);

        // Then
        assertThat(spoilt.key()).isEqualTo(DeedJson.key(DEED));
        if (reason == DeadReason.DUPLICATE) {
            assertThat(spoilt.value()).isEqualTo(DeedJson.value(DEED));
        } else {
            assertThat(spoilt.value()).isNotEqualTo(DeedJson.value(DEED));
        }
    }

    @Test
    void coversEveryReasonOfAJsonRecord() {
        assertThat(Faults.reasons())
                .hasSize(DeadReason.values().length - 3)
                .doesNotContain(DeadReason.NOT_CSV, DeadReason.NOT_AVRO, DeadReason.UNKNOWN_SCHEMA);
    }

    @Test
    void refusesWhatJsonCannotBe() {
        assertThatThrownBy(() -> FAULTS.spoil(DeadReason.NOT_CSV, DEED)).hasMessageContaining("NOT_CSV");
    }

    @Test
    void aFloodIsEvenAndInOrder() {
        // Given
        Instant start = Instant.ofEpochMilli(1_000_000);

        // When
        List<Deed> deeds = new Flood("bot", start, 2000, Duration.ofMinutes(1), 5).deeds();

        // Then
        assertThat(deeds).hasSize(2000).extracting(Deed::id).doesNotHaveDuplicates();
        assertThat(deeds.get(0).time()).isEqualTo(1_000_000);
        assertThat(deeds.get(1999).time()).isEqualTo(1_000_000 + 59_970);
        assertThat(deeds).extracting(Deed::time).isSorted();
    }

    @Test
    void theTravellerLivesIn2099() {
        assertThat(Instant.ofEpochMilli(TimeTraveller.like(DEED).time())).hasToString("2099-01-01T00:00:00Z");
    }
}
