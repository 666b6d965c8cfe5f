package dev.weir.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Verdict;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class VerdictsTest {

    private final Verdicts verdicts = new Verdicts("default@1", "rate=default@1");

    @Test
    void nothingFoundIsAdmittedAtFullTrust() {
        Verdict verdict = verdicts.of(List.of());
        assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.ADMIT);
        assertThat(verdict.trust()).isEqualTo(1);
        assertThat(verdict.policy()).isEqualTo("default@1");
        assertThat(verdict.models()).isEqualTo("rate=default@1");
    }

    @Test
    void oneHoldingFindingHolds() {
        Verdict verdict = verdicts.of(List.of(
                finding("a", Family.RATE, 3, Finding.Weight.COUNTS),
                finding("b", Family.TIME, 8, Finding.Weight.HOLDS)));
        assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.HOLD);
        assertThat(verdict.findings()).extracting(Finding::check).containsExactly("b", "a");
    }

    @Test
    void shadowFindingsChangeNothingButAreShown() {
        Verdict verdict = verdicts.of(List.of(finding("a", Family.RATE, 29, Finding.Weight.SHADOW)));
        assertThat(verdict.ruling()).isEqualTo(Verdict.Ruling.ADMIT);
        assertThat(verdict.trust()).isEqualTo(1);
        assertThat(verdict.findings()).hasSize(1);
    }

    /** p = 0.01: the bound of Sellke, Bayarri and Berger is -e p ln p = 0.1252 (their table 1 gives 0.125). */
    @Test
    void trustFollowsThePublishedBoundWhereNothingWasMeasured() {
        double bayesFactor = 0.1252;
        double expected = 0.99 * bayesFactor / (0.99 * bayesFactor + 0.01);
        assertThat(trust(finding("a", Family.BEHAVIOR, Math.log(100), Finding.Weight.COUNTS)))
                .isCloseTo(expected, within(1e-4));
    }

    /** Odds of 99 to 1, less one nat for each nat above six: RATE's line. */
    @Test
    void trustFollowsWhatWasMeasuredAndIsTheBaseRateBelow() {
        assertThat(trust(counting(Family.RATE, 5.9))).isEqualTo(0.99);
        assertThat(trust(counting(Family.RATE, 6.0))).isEqualTo(0.99);
        assertThat(trust(counting(Family.RATE, 6.1))).isLessThan(0.99);
        double odds = 99 * Math.exp(-1);
        assertThat(trust(counting(Family.RATE, 7))).isCloseTo(odds / (odds + 1), within(1e-4));
    }

    /** 7.9 nats are the most that was measured: 99 exp(-7.9) = 0.0367 to 1. */
    @Test
    void anAdmittedEventIsNeverTrustedLessThanTheDataCanTell() {
        assertThat(trust(counting(Family.PROFILE, 30))).isCloseTo(0.0354, within(1e-4));
        assertThat(trust(counting(Family.PROFILE, 30), counting(Family.BEHAVIOR, 30)))
                .isCloseTo(0.0354, within(1e-4));
    }

    @Test
    void holdingNeverMakesAnEventMoreTrusted() {
        for (double surprisal : new double[] {5, 6, 7, 8, 12, 30}) {
            for (Family family : Family.values()) {
                assertThat(trust(finding("a", family, surprisal, Finding.Weight.HOLDS)))
                        .as("%s at %s", family, surprisal)
                        .isLessThanOrEqualTo(trust(counting(family, surprisal)));
            }
        }
        // 7.375 nats are worth 4.38 by the bound: 99 exp(-4.377) = 1.244 to 1.
        assertThat(trust(finding("a", Family.RATE, 7.375, Finding.Weight.HOLDS)))
                .isCloseTo(0.5544, within(1e-3));
    }

    @Test
    void findingsOfOneFamilyDoNotAddUpAndThoseOfTwoDo() {
        double one = trust(counting(Family.RATE, 7));
        double same = trust(counting(Family.RATE, 7), counting(Family.RATE, 6.5));
        double two = trust(counting(Family.RATE, 7), counting(Family.TIME, 4));
        assertThat(same).isEqualTo(one);
        assertThat(two).isLessThan(one);
    }

    @Property
    void moreSurprisalNeverMeansMoreTrust(
            @ForAll Family family, @ForAll @DoubleRange(max = 30) double a, @ForAll @DoubleRange(max = 30) double b) {
        double less = trust(counting(family, Math.min(a, b)));
        double more = trust(counting(family, Math.max(a, b)));
        assertThat(more).isLessThanOrEqualTo(less);
    }

    private double trust(Finding... findings) {
        return verdicts.of(List.of(findings)).trust();
    }

    private static Finding counting(Family family, double surprisal) {
        return finding("x", family, surprisal, Finding.Weight.COUNTS);
    }

    private static Finding finding(String check, Family family, double surprisal, Finding.Weight weight) {
        return new Finding(check, family, surprisal, 2, 1, 0, "things", "a sentence", List.of(), weight);
    }
}
