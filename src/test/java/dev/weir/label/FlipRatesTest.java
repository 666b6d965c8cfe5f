package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlipRatesTest {

    private static final long MEMORY = 1_000;
    private static final LabelLook FINE = new LabelLook(0.9, 0, LabelLook.Opinion.FINE);
    private static final LabelLook WRONG = new LabelLook(0.1, 5, LabelLook.Opinion.CONTRADICTED);

    private final FlipRates rates = new FlipRates(MEMORY);

    @Test
    void whoeverWasNotMetForLongestIsForgottenBeyond4096() {
        // Given: as many as are remembered, of whom the first is met again
        for (int i = 0; i < FlipRates.MOST; i++) {
            rates.on("p" + i, 0, FINE);
        }
        rates.on("p0", 0, FINE);

        // When
        rates.on("new", 0, FINE);

        // Then
        assertThat(rates.peers()).hasSize(FlipRates.MOST);
        assertThat(rates.peers())
                .extracting(peer -> peer.who)
                .contains("p0", "new")
                .doesNotContain("p1");
    }

    @Test
    void whoIsNotMetForTheMemoryIsForgotten() {
        rates.on("a", 0, FINE);
        rates.on("b", MEMORY, FINE);
        assertThat(rates.peers()).hasSize(2);
        rates.on("b", MEMORY + 1, FINE);
        assertThat(rates.peers()).extracting(peer -> peer.who).containsExactly("b");
    }

    @Test
    void countsAreHalvedAt4096Labels() {
        rates.on("a", 0, WRONG);
        rates.on("a", 0, WRONG);
        on("a", 4_093, FINE);
        assertThat(only().labels).isEqualTo(4_095);
        assertThat(only().contradicted).isEqualTo(2);
        on("a", 1, FINE);
        assertThat(only().labels).isEqualTo(2_048);
        assertThat(only().contradicted).isEqualTo(1);
    }

    @Test
    void aLateOpinionReplacesTheFormer() {
        // Given
        on("a", 4, FINE);

        // When it is contradicted after all, and then is not
        rates.again("a", 0, FINE, WRONG);
        assertThat(only().contradicted).isEqualTo(1);
        rates.again("a", 0, WRONG, FINE);

        // Then: the number of labels is what it was
        assertThat(only().contradicted).isZero();
        assertThat(only().labels).isEqualTo(4);
    }

    @Test
    void aFirstOpinionThatIsLateCountsALabel() {
        rates.again("a", 0, LabelLook.UNKNOWN, WRONG);
        assertThat(only().labels).isEqualTo(1);
        assertThat(only().contradicted).isEqualTo(1);
        rates.again("a", 0, WRONG, LabelLook.UNKNOWN);
        assertThat(only().contradicted).as("no opinion is none").isEqualTo(1);
    }

    @Test
    void ofWhoIsForgottenNothingIsCorrected() {
        assertThat(rates.again("gone", 0, FINE, WRONG)).isNull();
        assertThat(rates.peers()).isEmpty();
    }

    @Test
    void fewerThanFiveLabelsAreNoHabit() {
        peers(20);
        assertThat(last("a", 4, WRONG)).isNull();
        assertThat(last("a", 1, WRONG)).isNotNull();
        assertThat(last("a", 1, WRONG)).as("said once").isNull();
        assertThat(rates.found("a")).isTrue();
        assertThat(rates.found("p1")).isFalse();
    }

    @Test
    void lateOpinionsFindToo() {
        peers(20);
        on("a", 6, FINE);
        Flipping found = null;
        for (int i = 0; i < 6 && found == null; i++) {
            found = rates.again("a", 0, FINE, WRONG);
        }
        assertThat(found).isNotNull();
        assertThat(found.who()).isEqualTo("a");
        assertThat(found.labels()).isEqualTo(6);
    }

    @Test
    void nobodyInParticularIsNotCounted() {
        assertThat(last("", 100, WRONG)).isNull();
        assertThat(rates.peers()).isEmpty();
        rates.on("a", 0, LabelLook.UNKNOWN);
        assertThat(rates.peers()).isEmpty();
    }

    private void peers(int count) {
        for (int i = 0; i < count; i++) {
            on("p" + i, 50, FINE);
        }
    }

    private void on(String who, int times, LabelLook look) {
        last(who, times, look);
    }

    private @Nullable Flipping last(String who, int times, LabelLook look) {
        Flipping last = null;
        for (int i = 0; i < times; i++) {
            last = rates.on(who, 0, look);
        }
        return last;
    }

    private FlipRates.Peer only() {
        assertThat(rates.peers()).hasSize(1);
        return rates.peers().iterator().next();
    }
}
