package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.model.ReviewedFit.Term;
import dev.weir.support.RateModels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewedModelTest {

    private static final List<Double> ONE_SCORE = List.of(0.5);
    private static final int WIDTH = ReviewedFeature.vector().size();

    @Test
    void oneFeatureByHand() {
        // Given: 0.5 z + 0.25 (z^2 - 1) - 1, z in units of 2 from 10
        ReviewedFit model = fit(new Term(10, 2, 0.5, 0.25), -1);
        // Then: z is 1, then 2
        assertThat(model.score(vector(12))).isCloseTo(1 / (1 + Math.exp(0.5)), within(1e-12));
        assertThat(model.score(vector(14))).isCloseTo(1 / (1 + Math.exp(-0.75)), within(1e-12));
    }

    @Test
    void whatIsUnknownSaysNothing() {
        ReviewedFit model = fit(new Term(10, 2, 0.5, 0.25), -1);
        assertThat(model.score(vector(Double.NaN))).isCloseTo(1 / (1 + Math.exp(1)), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5.001, 1e300, Double.POSITIVE_INFINITY})
    void fartherThanFiveUnitsIsNoFarther(double value) {
        ReviewedFit model = fit(new Term(0, 1, 0.5, 0), 0);
        assertThat(model.score(vector(value))).isEqualTo(model.score(vector(5)));
        assertThat(model.score(vector(4.999))).isLessThan(model.score(vector(5)));
        assertThat(model.score(vector(-value))).isEqualTo(model.score(vector(-5)));
    }

    @Property(tries = 50)
    void whatIsWrittenIsReadAgain(@ForAll long seed) {
        // Given
        ReviewedModel model = drawn(new SplittableRandom(seed));
        // When
        ReviewedModel read = ReviewedModel.read("file", model.text().getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(read.text()).isEqualTo(model.text());
        assertThat(read).usingRecursiveComparison().isEqualTo(model);
        for (int object = 0; object < 50; object++) {
            assertThat(read.fit().objects().counts("item:" + object))
                    .isEqualTo(model.fit().objects().counts("item:" + object));
        }
    }

    @Test
    void aChangedFileIsRefused() {
        String text = drawn(new SplittableRandom(1)).text();
        String changed = text.replace("\"fakes\":", "\"fakes\":1");
        assertThatThrownBy(() -> ReviewedModel.read("file", changed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("file: digest")
                .hasMessageContaining("the file was changed");
    }

    @Test
    void aKeyThatIsNotKnownIsNamed() {
        String text = drawn(new SplittableRandom(1)).text().replace("\"unit\"", "\"units\"");
        assertThatThrownBy(() -> ReviewedModel.read("file", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("terms.popularity.units");
    }

    @Test
    void brokenObjectsAreRefused() {
        String text =
                drawn(new SplittableRandom(1)).text().replaceAll("\"objects\":\"[^\"]*\"", "\"objects\":\"AAAA\"");
        assertThatThrownBy(() -> ReviewedModel.read("file", text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BaselineException.class)
                .hasMessageContaining("12 bytes for each object");
    }

    @Test
    void numbersThatMakeNoScoreAreRefused() {
        assertThatThrownBy(() -> new Term(0, 0, 1, 1)).hasMessageContaining("unit 0.0");
        assertThatThrownBy(() -> new Term(0, 1, Double.NaN, 1)).hasMessageContaining("weight NaN");
        assertThatThrownBy(() -> fit(new Term(0, 1, 1, 1), Double.NaN)).hasMessageContaining("constant NaN");
        for (double threshold : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> new ReviewedFit(1, 1, terms(), 0, threshold, ONE_SCORE, none()))
                    .hasMessageContaining("threshold " + threshold);
        }
        assertThatThrownBy(() -> new ReviewedFit(0, 1, terms(), 0, 0.5, ONE_SCORE, none()))
                .hasMessageContaining("fakes 0");
        assertThatThrownBy(() -> new ReviewedFit(1, 1, List.of(), 0, 0.5, ONE_SCORE, none()))
                .hasMessageContaining("terms: 0; need one for each of " + WIDTH);
    }

    @Test
    void aScoreIsAsRareAsItIsAmongTheHonest() {
        // Given: one in two of the honest reaches 0.2, one in four 0.6, one in eight 0.6, too, one in sixteen 0.9
        ReviewedFit fit = new ReviewedFit(1, 1, terms(), 0, 0.5, List.of(0.2, 0.6, 0.6, 0.9), none());
        // Then
        double half = Math.log(2);
        assertThat(fit.surprisal(Math.nextDown(0.2))).isZero();
        assertThat(fit.surprisal(0.2)).isEqualTo(half);
        assertThat(fit.surprisal(Math.nextDown(0.6))).isEqualTo(half);
        assertThat(fit.surprisal(0.6)).isEqualTo(3 * half);
        assertThat(fit.surprisal(0.9)).isEqualTo(4 * half);
        assertThat(fit.surprisal(1)).isEqualTo(4 * half);
        assertThat(fit.usual()).isEqualTo(0.2);
    }

    @Test
    void honestScoresThatAreNoneAreRefused() {
        for (List<Double> scores : List.of(List.<Double>of(), List.of(0.5, 0.4), List.of(-0.1), List.of(1.1))) {
            assertThatThrownBy(() -> new ReviewedFit(1, 1, terms(), 0, 0.5, scores, none()))
                    .hasMessageContaining("honestScores: " + scores);
        }
    }

    @Test
    void anotherChecksModelIsNoneOfThis() {
        byte[] rate = RateModels.of("ratings", 3).text().getBytes(StandardCharsets.UTF_8);
        byte[] reviewed = drawn(new SplittableRandom(1)).text().getBytes(StandardCharsets.UTF_8);
        assertThat(Published.read("file", rate)).isInstanceOf(RateModel.class);
        assertThat(Published.read("file", reviewed)).isInstanceOf(ReviewedModel.class);
        assertThatThrownBy(() -> Published.read("file", "{\"check\":\"other\"}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("file: check: \"other\": must be rate or reviewed");
    }

    @Test
    void objectsWithTheMostDecisionsStay() {
        // Given: one more than fit, and of one alone two were decided about
        Map<String, int[]> counts = new HashMap<>();
        for (int i = 0; i <= DecidedObjects.MOST; i++) {
            counts.put("item:" + i, new int[] {i == 7 ? 2 : 1, 0});
        }
        // When
        DecidedObjects objects = DecidedObjects.of(counts);
        // Then
        assertThat(objects.size()).isEqualTo(DecidedObjects.MOST);
        assertThat(DecidedObjects.fakes(objects.counts("item:7"))).isEqualTo(2);
        assertThat(objects.counts("item:unknown")).isZero();
    }

    @Test
    void countsBeyondTwoBytesStayAtTheMost() {
        DecidedObjects objects = DecidedObjects.of(Map.of("a:1", new int[] {65_535, 65_536}));
        assertThat(DecidedObjects.fakes(objects.counts("a:1"))).isEqualTo(65_535);
        assertThat(DecidedObjects.honest(objects.counts("a:1"))).isEqualTo(65_535);
    }

    private static ReviewedModel drawn(SplittableRandom random) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < WIDTH; i++) {
            terms.add(new Term(
                    random.nextDouble() - 0.5, random.nextDouble() + 1e-9, random.nextDouble(), -random.nextDouble()));
        }
        Map<String, int[]> counts = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            counts.put("item:" + i, new int[] {random.nextInt(70_000), random.nextInt(70_000)});
        }
        double middle = random.nextDouble();
        int version = 1 + random.nextInt(9);
        return new ReviewedModel(
                "ratings",
                version,
                Instant.ofEpochMilli(random.nextLong(1L << 40)),
                Published.How.values()[random.nextInt(3)],
                "because",
                1 + random.nextInt(version),
                List.of(new GateMeasure("held", random.nextDouble(), 0, 0.05)),
                new ReviewedFit(
                        1 + random.nextInt(99),
                        1 + random.nextInt(99),
                        terms,
                        random.nextDouble(),
                        0.5,
                        List.of(middle, Math.nextUp(1.0)),
                        DecidedObjects.of(counts)));
    }

    private static ReviewedFit fit(Term first, double constant) {
        List<Term> terms = new ArrayList<>(terms());
        terms.set(0, first);
        return new ReviewedFit(1, 1, terms, constant, 0.5, ONE_SCORE, none());
    }

    private static List<Term> terms() {
        return Collections.nCopies(WIDTH, new Term(0, 1, 0, 0));
    }

    private static DecidedObjects none() {
        return DecidedObjects.of(Map.of());
    }

    private static double[] vector(double first) {
        double[] vector = new double[WIDTH];
        vector[0] = first;
        return vector;
    }
}
