package dev.weir.reviewed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Entity;
import dev.weir.model.DecidedObjects;
import dev.weir.model.GateMeasure;
import dev.weir.model.ProfileFeature;
import dev.weir.model.ReviewedFeature;
import dev.weir.model.ReviewedFit;
import dev.weir.model.ReviewedFit.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contributors that are known by one number, and models that call fake who has so much of it. */
class ReviewedGateTest {

    @ParameterizedTest
    @CsvSource({"4, true", "5, true", "6, false"})
    void noMoreThanFiveInAHundredMayBeCalledFake(int fakes, boolean passes) {
        GateMeasure held = ReviewedGate.first(from(100 - fakes), numbers(100)).get(0);
        assertThat(held.value()).isCloseTo(fakes / 100.0, within(1e-9));
        assertThat(held.passes()).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, true", "4, false"})
    void noMoreThanThreeInAHundredMayBeCalledSomethingElse(int others, boolean passes) {
        GateMeasure agreement = measure(ReviewedGate.AGREEMENT, from(99), from(99 - others));
        assertThat(agreement.value()).isCloseTo(1 - others / 100.0, within(1e-9));
        assertThat(agreement.passes()).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"9, true", "10, true", "11, false"})
    void theScoresOfTenInAHundredMayMoveFar(int moved, boolean passes) {
        GateMeasure shift = measure(ReviewedGate.SHIFT, from(99), from(99 - moved));
        assertThat(shift.value()).isCloseTo(moved / 100.0, within(1e-9));
        assertThat(shift.passes()).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"24, true", "25, true", "26, false"})
    void inHoweverManyStepsThoseOfAQuarterMayMoveFar(int moved, boolean passes) {
        // Given: the last step is small
        ReviewedFit last = from(99 - moved + 1);
        // When
        GateMeasure drift = measure(ReviewedGate.DRIFT, from(99), last, from(99 - moved));
        // Then
        assertThat(drift.value()).isCloseTo(moved / 100.0, within(1e-9));
        assertThat(drift.passes()).isEqualTo(passes);
        assertThat(measure(ReviewedGate.SHIFT, from(99), last, from(99 - moved)).passes())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.599, 0", "0.601, 1", "0.401, 0", "0.399, 1"})
    void aScoreThatMovesByATenthMovesFar(double score, double moved) {
        // Given: whoever is asked has 0.5 before
        ReviewedFit last = always(0.5);
        ReviewedFit next = always(score);
        // Then
        assertThat(measure(ReviewedGate.SHIFT, last, next).value()).isEqualTo(moved);
    }

    @Test
    void aModelAgreesWithItself() {
        assertThat(ReviewedGate.measures(from(98), from(98), from(98), numbers(100)))
                .extracting(GateMeasure::value)
                .containsExactly(0.0, 0.0, 0.02, 1.0);
    }

    private static GateMeasure measure(String name, ReviewedFit last, ReviewedFit next) {
        return measure(name, last, last, next);
    }

    private static GateMeasure measure(String name, ReviewedFit frozen, ReviewedFit last, ReviewedFit next) {
        return ReviewedGate.measures(frozen, last, next, numbers(100)).stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** One of each number from 0 up. */
    private static List<Shown> numbers(int most) {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            List<Double> profile = new ArrayList<>(Collections.nCopies(ProfileFeature.values().length, Double.NaN));
            profile.set(0, (double) i);
            shown.add(new Shown(Entity.of("user", "" + i), profile, List.of()));
        }
        return shown;
    }

    /** Calls those fake that have so much or more, and is sure of it. */
    private static ReviewedFit from(int least) {
        return fit(new Term(least - 0.5, 0.1, 1, 0), 0);
    }

    /** Gives everybody the same score. */
    private static ReviewedFit always(double score) {
        return fit(new Term(0, 1, 0, 0), Math.log(score / (1 - score)));
    }

    private static ReviewedFit fit(Term first, double constant) {
        List<Term> terms =
                new ArrayList<>(Collections.nCopies(ReviewedFeature.vector().size(), new Term(0, 1, 0, 0)));
        terms.set(0, first);
        return new ReviewedFit(1, 1, terms, constant, 0.5, List.of(0.5), DecidedObjects.of(Map.of()));
    }
}
