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
    void trustFollowsThePublishedCalibration() {
        double bayesFactor = 0.1252;
        double expected = 0.99 * bayesFactor / (0.99 * bayesFactor + 0.01);
        Verdict verdict = verdicts.of(List.of(finding("a", Family.RATE, Math.log(100), Finding.Weight.COUNTS)));
        assertThat(verdict.trust()).isCloseTo(expected, within(1e-4));
    }

    @Test
    void findingsOfOneFamilyDoNotAddUpAndThoseOfTwoDo() {
        double one = trust(finding("a", Family.RATE, 5, Finding.Weight.COUNTS));
        double same = trust(
                finding("a", Family.RATE, 5, Finding.Weight.COUNTS),
                finding("b", Family.RATE, 4, Finding.Weight.COUNTS));
        double two = trust(
                finding("a", Family.RATE, 5, Finding.Weight.COUNTS),
                finding("b", Family.TIME, 4, Finding.Weight.COUNTS));
        assertThat(same).isEqualTo(one);
        assertThat(two).isLessThan(one);
    }

    @Property
    void moreSurprisalNeverMeansMoreTrust(
            @ForAll @DoubleRange(max = 30) double a, @ForAll @DoubleRange(max = 30) double b) {
        double less = trust(finding("x", Family.RATE, Math.min(a, b), Finding.Weight.COUNTS));
        double more = trust(finding("x", Family.RATE, Math.max(a, b), Finding.Weight.COUNTS));
        assertThat(more).isLessThanOrEqualTo(less);
    }

    private double trust(Finding... findings) {
        return verdicts.of(List.of(findings)).trust();
    }

    private static Finding finding(String check, Family family, double surprisal, Finding.Weight weight) {
        return new Finding(check, family, surprisal, 2, 1, 0, "things", "a sentence", List.of(), weight);
    }
}
