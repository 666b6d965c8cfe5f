package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.model.ReviewedModel.Term;
import java.nio.charset.StandardCharsets;
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

    private static final int WIDTH = ReviewedFeature.vector().size();

    @Test
    void oneFeatureByHand() {
        // Given: 0.5 z + 0.25 (z^2 - 1) - 1, z in units of 2 from 10
        ReviewedModel model = model(new Term(10, 2, 0.5, 0.25), -1);
        // Then: z is 1, then 2
        assertThat(model.score(vector(12))).isCloseTo(1 / (1 + Math.exp(0.5)), within(1e-12));
        assertThat(model.score(vector(14))).isCloseTo(1 / (1 + Math.exp(-0.75)), within(1e-12));
    }

    @Test
    void whatIsUnknownSaysNothing() {
        ReviewedModel model = model(new Term(10, 2, 0.5, 0.25), -1);
        assertThat(model.score(vector(Double.NaN))).isCloseTo(1 / (1 + Math.exp(1)), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(doubles = {5.001, 1e300, Double.POSITIVE_INFINITY})
    void fartherThanFiveUnitsIsNoFarther(double value) {
        ReviewedModel model = model(new Term(0, 1, 0.5, 0), 0);
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
        assertThat(read.terms()).isEqualTo(model.terms());
        for (int object = 0; object < 50; object++) {
            assertThat(read.objects().counts("item:" + object))
                    .isEqualTo(model.objects().counts("item:" + object));
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
        assertThatThrownBy(() -> model(new Term(0, 1, 1, 1), Double.NaN)).hasMessageContaining("constant NaN");
        for (double threshold : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> new ReviewedModel("r", 1, 1, 1, terms(), 0, threshold, none()))
                    .hasMessageContaining("threshold " + threshold);
        }
        assertThatThrownBy(() -> new ReviewedModel("r", 1, 0, 1, terms(), 0, 0.5, none()))
                .hasMessageContaining("fakes 0");
        assertThatThrownBy(() -> new ReviewedModel("r", 1, 1, 1, List.of(), 0, 0.5, none()))
                .hasMessageContaining("terms: 0; need one for each of " + WIDTH);
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
        return new ReviewedModel(
                "ratings",
                1 + random.nextInt(9),
                1 + random.nextInt(99),
                1 + random.nextInt(99),
                terms,
                random.nextDouble(),
                0.5,
                DecidedObjects.of(counts));
    }

    private static ReviewedModel model(Term first, double constant) {
        List<Term> terms = new ArrayList<>(terms());
        terms.set(0, first);
        return new ReviewedModel("ratings", 1, 1, 1, terms, constant, 0.5, none());
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
