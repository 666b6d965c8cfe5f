package dev.weir.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Entity;
import dev.weir.model.DecidedObjects;
import dev.weir.model.ProfileFeature;
import dev.weir.model.ReviewedFeature;
import dev.weir.model.ReviewedFit;
import dev.weir.reviewed.Called;
import dev.weir.reviewed.Lessons;
import dev.weir.reviewed.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smile.classification.LogisticRegression;

class ReviewedLearnerTest {

    @Test
    void whoComesToTheObjectsOfFakesLooksFake() {
        // Given: fakes at objects 0 to 4, honest people at 5 to 19, values that say nothing
        Town town = new Town(60, 1);
        // When
        ReviewedFit model = ReviewedLearner.learn(town.lessons(), town.shown);
        // Then
        assertThat(model.fakes()).isEqualTo(60);
        assertThat(model.honest()).isEqualTo(60);
        Shown newFake = town.visitor("new", 0, 5);
        Shown newHonest = town.visitor("other", 5, 20);
        assertThat(newFake.score(model, Called.NEITHER)).isGreaterThanOrEqualTo(model.threshold());
        assertThat(newHonest.score(model, Called.NEITHER)).isLessThan(0.5);
    }

    @Test
    void noContributorIsGivenAwayByItsOwnDecision() {
        // Given: everybody at an object of its own, so that only its own decision is there
        Map<Entity, Called> called = new LinkedHashMap<>();
        List<Shown> shown = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 120; i++) {
            Entity actor = Entity.of("user", "" + i);
            called.put(actor, i % 2 == 0 ? Called.FAKE : Called.HONEST);
            shown.add(new Shown(actor, profile(random), List.of("item:" + i)));
        }
        // When
        ReviewedFit model = ReviewedLearner.learn(new Lessons(called), shown);
        // Then
        for (ReviewedFeature feature : ReviewedFeature.values()) {
            assertThat(model.terms().get(feature.place()).weight())
                    .as(feature.key())
                    .isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void whoComesTwiceCountsOnceAtItsObject() {
        // Given
        Town town = new Town(60, 1);
        Shown first = town.shown.get(0);
        List<String> twice = new ArrayList<>(first.objects());
        twice.addAll(first.objects());
        town.shown.set(0, new Shown(first.actor(), first.profile(), twice));
        // When
        DecidedObjects objects =
                ReviewedLearner.learn(town.lessons(), town.shown).objects();
        // Then
        for (int object = 0; object < 20; object++) {
            String text = "item:" + object;
            long visitors = town.shown.stream()
                    .filter(one -> one.objects().contains(text))
                    .count();
            int counts = objects.counts(text);
            assertThat(DecidedObjects.fakes(counts) + DecidedObjects.honest(counts))
                    .isEqualTo((int) visitors);
        }
    }

    @ParameterizedTest
    @CsvSource({"49, false", "50, true", "51, true"})
    void fiftyOfEachAreNeeded(int each, boolean enough) {
        Town town = new Town(each, 2);
        if (enough) {
            assertThat(ReviewedLearner.learn(town.lessons(), town.shown).fakes())
                    .isEqualTo(each);
        } else {
            assertThatThrownBy(() -> ReviewedLearner.learn(town.lessons(), town.shown))
                    .hasMessageContaining("49 contributors were called fake and 49 honest; needed: 50 of each");
        }
    }

    @ParameterizedTest
    @CsvSource({"24, 0", "25, 1", "26, 1", "49, 1", "50, 2"})
    void atMostFourInAHundredHonestAreBeyondTheThreshold(int honest, int beyond) {
        // Given: scores from 0.6 up, the highest of them below 0.65
        double[] scores =
                IntStream.range(0, honest).mapToDouble(i -> 0.6 + 0.001 * i).toArray();
        // When
        double threshold = ReviewedLearner.threshold(scores);
        // Then
        assertThat(IntStream.range(0, honest)
                        .filter(i -> scores[i] >= threshold)
                        .count())
                .isEqualTo(beyond);
    }

    @Test
    void whoCallsFakesHonestDoesNotRaiseTheThresholdForEver() {
        assertThat(ReviewedLearner.threshold(new double[] {0.65, 0.69})).isEqualTo(Math.nextUp(0.69));
        assertThat(ReviewedLearner.threshold(new double[] {0.65, 0.7})).isEqualTo(0.7);
        assertThat(ReviewedLearner.threshold(new double[] {0.65, 0.99})).isEqualTo(0.7);
    }

    @Test
    void whereHonestScoresAreLowTheThresholdIsOneHalf() {
        assertThat(ReviewedLearner.threshold(new double[] {0.1, 0.2, 0.3})).isEqualTo(0.5);
    }

    @Property(tries = 10)
    void theScorerSaysWhatSmileSays(@ForAll long seed) {
        // Given
        Town town = new Town(55, seed);
        ReviewedFit model = ReviewedLearner.learn(town.lessons(), town.shown);
        double[][] vectors = town.shown.stream()
                .map(one -> one.vector(
                        model.objects(), model.prior(), town.lessons().of(one.actor())))
                .toArray(double[][]::new);
        double[][] rows = ReviewedLearner.rows(ReviewedLearner.terms(vectors), vectors);
        int[] labels = town.shown.stream()
                .mapToInt(one -> town.lessons().of(one.actor()) == Called.FAKE ? 1 : 0)
                .toArray();
        // When
        LogisticRegression smile = LogisticRegression.binomial(rows, labels, ReviewedLearner.PENALTY, 1e-5, 500);
        // Then
        double[] shares = new double[2];
        for (int i = 0; i < rows.length; i++) {
            smile.predict(rows[i], shares);
            assertThat(model.score(vectors[i])).isCloseTo(shares[1], within(1e-9));
        }
    }

    private static List<Double> profile(SplittableRandom random) {
        List<Double> profile = new ArrayList<>();
        for (int i = 0; i < ProfileFeature.values().length; i++) {
            profile.add(random.nextInt(4) == 0 ? Double.NaN : random.nextDouble());
        }
        return profile;
    }

    /** So many fakes, who come to objects 0 to 7, and as many honest people, who come to 3 to 19. */
    private static final class Town {

        final List<Shown> shown = new ArrayList<>();
        private final Map<Entity, Called> called = new LinkedHashMap<>();
        private final SplittableRandom random;

        Town(int each, long seed) {
            random = new SplittableRandom(seed);
            for (int i = 0; i < each; i++) {
                add(visitor("f" + i, 0, 8), Called.FAKE);
                add(visitor("h" + i, 3, 20), Called.HONEST);
            }
        }

        Lessons lessons() {
            return new Lessons(called);
        }

        Shown visitor(String name, int from, int to) {
            List<String> objects =
                    random.ints(4, from, to).mapToObj(i -> "item:" + i).toList();
            return new Shown(Entity.of("user", name), profile(random), objects);
        }

        private void add(Shown one, Called as) {
            shown.add(one);
            called.put(one.actor(), as);
        }
    }
}
