package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.chance.Tail;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
        rates.again("gone", 0, FINE, WRONG);
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

    /** Names that give a label each are not judged, so that they make nobody else harder to find. */
    @Test
    void namesThatHardlySayAnythingHideNobody() {
        peers(20);
        for (int i = 0; i < 3_000; i++) {
            on("name" + i, 4, FINE);
        }
        on("a", 2, FINE);
        assertThat(last("a", 2, WRONG)).isNull();
        assertThat(last("a", 1, WRONG))
                .as("some 9.1 nats, where 9 are asked of four times 21")
                .isNotNull();
    }

    /** Whoever is forgotten is not counted any more; whoever was known before a restart is. */
    @Test
    void theBudgetIsDividedAmongThoseWhoAreJudgedAndSomeWhoAreNew() {
        // Given: as many labels each as the fewest that are judged
        for (int i = 0; i < 2_000; i++) {
            on("p" + i, 5, FINE);
        }
        FlipRates resumed = new FlipRates(MEMORY);
        rates.peers().forEach(resumed::resume);
        assertThat(among(rates, 0)).isCloseTo(2_001, within(1e-6));
        assertThat(among(resumed, 0)).isCloseTo(2_001, within(1e-6));

        // When: all of them are gone, and three thousand came who say too little
        for (int i = 0; i < 3_000; i++) {
            rates.on("name" + i, 2 * MEMORY, FINE);
        }

        // Then: ten are the least
        assertThat(among(rates, 2 * MEMORY)).isCloseTo(4 * 10, within(1e-6));
    }

    /** Among how many the budget was divided when this one was found, who says nothing right. */
    private static double among(FlipRates rates, long time) {
        double others = rates.peers().stream().mapToInt(peer -> peer.labels).sum();
        Flipping found = null;
        for (int i = 0; i < 10 && found == null; i++) {
            found = rates.on("a", time, WRONG);
        }
        assertThat(found).isNotNull();
        double contradicted = 1 + found.usual() * others;
        double counted =
                Tail.betaBinomial(found.contradicted(), found.labels(), contradicted, 40 + others - contradicted);
        return Math.exp(counted - found.surprisal());
    }

    @Test
    void lateOpinionsFindToo() {
        peers(20);
        on("a", 6, FINE);
        for (int i = 0; i < 6; i++) {
            rates.again("a", 0, FINE, WRONG);
        }
        assertThat(rates.found("a")).as("before all opinions are in").isFalse();
        assertThat(rates.flipping()).singleElement().satisfies(found -> {
            assertThat(found.who()).isEqualTo("a");
            assertThat(found.labels()).isEqualTo(6);
        });
        assertThat(rates.flipping()).as("said once").isEmpty();
    }

    /** Of those who turn a fifth of eight labels each, chance gives some twice as many: one in twenty has four, one in a hundred five. */
    @Test
    void whereAllTurnLabelsWhoHasAFewMoreDoesNotStandOut() {
        int found = 0;
        for (int stream = 0; stream < 40; stream++) {
            FlipRates all = new FlipRates(MEMORY);
            found += turned(all, new Random(stream), 0.2);
        }
        assertThat(found).as("one stream in a hundred is allowed").isLessThanOrEqualTo(1);
    }

    @Test
    void whoTurnsAllIsFoundWhereOthersTurnAFifth() {
        turned(rates, new Random(7), 0.2);
        assertThat(last("a", 5, WRONG)).as("8 nats, where 8.5 are asked").isNull();
        on("a", 3, WRONG);
        assertThat(rates.found("a")).isTrue();
    }

    /** The rate that was known is the one of before. */
    @Test
    void whatIsUsualIsAskedAgainBeforeAnybodyIsFound() {
        // Given: a hundred peers of whom nothing was contradicted when the rate was last asked for
        for (int i = 0; i < 100; i++) {
            on("p" + i, 16, FINE);
        }
        assertThat(rates.flipping()).isEmpty();
        assertThat(rates.usual).isEqualTo(0.01);

        // When: now a third of all labels are
        List<Flipping> found = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < 100; i++) {
                Flipping flipping = rates.on("p" + i, 0, WRONG);
                if (flipping != null) {
                    found.add(flipping);
                }
            }
        }

        // Then
        assertThat(found).isEmpty();
        assertThat(rates.usual).isGreaterThan(0.05);
    }

    /** Fifty sources of eight labels, of which each is turned with this chance, all of them seen. Returns how many are found. */
    private static int turned(FlipRates rates, Random random, double share) {
        int found = 0;
        for (int round = 0; round < 8; round++) {
            for (int source = 0; source < 50; source++) {
                LabelLook look = random.nextDouble() < share ? WRONG : FINE;
                found += rates.on("s" + source, 0, look) == null ? 0 : 1;
            }
            found += rates.flipping().size();
        }
        return found;
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
