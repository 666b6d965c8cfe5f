package dev.weir.reviewed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Entity;
import dev.weir.model.DecidedObjects;
import dev.weir.model.GateMeasure;
import dev.weir.model.ProfileFeature;
import dev.weir.model.ReviewedFeature;
import dev.weir.model.ReviewedModel;
import dev.weir.model.ReviewedModel.Term;
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
    void scoresOfTheReferenceMayMoveByATenth(int moved, boolean passes) {
        // Given: everybody's score is that of somebody with so much less
        GateMeasure shift = measure(ReviewedGate.SHIFT, from(99), from(99 + moved));
        assertThat(shift.value()).isCloseTo(moved / 100.0, within(1e-9));
        assertThat(shift.passes()).isEqualTo(passes);
    }

    @Test
    void aModelAgreesWithItself() {
        assertThat(ReviewedGate.measures(from(98), from(98), numbers(100), numbers(100)))
                .extracting(GateMeasure::value)
                .containsExactly(0.0, 0.02, 1.0);
    }

    @Test
    void contributorsWhoAreAlikeMoveTogether() {
        // Given: two who are the same in all
        List<Shown> twins = List.of(numbers(50).get(49), numbers(50).get(49));
        // When
        GateMeasure shift =
                ReviewedGate.measures(from(1), from(99), twins, twins).get(0);
        // Then
        assertThat(shift.value()).isEqualTo(1);
    }

    private static GateMeasure measure(String name, ReviewedModel last, ReviewedModel next) {
        return ReviewedGate.measures(last, next, numbers(100), numbers(100)).stream()
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

    /** Calls those fake that have so much or more. */
    private static ReviewedModel from(int least) {
        List<Term> terms =
                new ArrayList<>(Collections.nCopies(ReviewedFeature.vector().size(), new Term(0, 1, 0, 0)));
        terms.set(0, new Term(least - 0.5, 100, 1, 0));
        return new ReviewedModel("ratings", 1, 1, 1, terms, 0, 0.5, DecidedObjects.of(Map.of()));
    }
}
