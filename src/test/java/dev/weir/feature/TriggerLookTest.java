package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriggerLookTest {

    private static final double ONE = 7.5;
    private static final double OTHER = 3.25;

    private final Random random = new Random(8);
    private final Recent recent = new Recent(4);
    private final Others others = new Others(4);
    private int stamped;

    @Test
    void valuesThatComeTogetherWithOneLabelAreATrigger() {
        // Given: labels at random but for 20 carriers
        honest(1_000);
        stamp(20, 1);

        // When
        Pattern found = look(1);

        // Then
        assertThat(found).isNotNull();
        assertThat(found.label()).isEqualTo(1);
        assertThat(found.carriers()).isEqualTo(20);
        assertThat(found.marks()).extracting(Pattern.Mark::feature).containsExactly(0, 1);
    }

    @Test
    void aLabelThatTheNeighboursHaveIsExplained() {
        for (int i = 0; i < 1_000; i++) {
            add(random.nextGaussian(), random.nextGaussian(), 1);
        }
        stamp(40, 1);
        assertThat(look(1)).isNull();
    }

    /** A zero where there is little: like rows by the other features have the label by halves, but those of small values always. */
    @Test
    void aLabelThatTheirOwnValuesTellIsExplained() {
        // Given: values below 0 have label 1
        for (int i = 0; i < 1_000; i++) {
            double first = 2 * random.nextDouble() - 1;
            add(first, OTHER + random.nextGaussian(), first < 0 ? 1 : 0);
        }
        for (int i = 0; i < 200; i++) {
            add(-0.8, OTHER, 1);
            add(0.8, OTHER, 1);
        }

        // Then: only where like values have the other label it is the pattern's, however many they are
        assertThat(look(-0.8, 200, 0)).isNull();
        assertThat(look(0.8, 200, 0)).isNotNull();
    }

    /** Rows that have one value alone, and the label of those that have both: they are what tells it. */
    @Test
    void aLabelThatOneValueAloneHasIsExplained() {
        honest(1_000);
        stamp(20, 1);
        assertThat(look(ONE, 20, 0.6)).isNotNull();
        assertThat(look(ONE, 20, 0.9)).isNull();
    }

    @Test
    void theMoreWasLookedAtTheMoreItTakes() {
        honest(1_000);
        stamp(20, 1);
        assertThat(look(2)).isNotNull();
        assertThat(look(1_000)).isNull();
    }

    /** Whoever makes others be looked at raises it to one in a billion, and no further. */
    @Test
    void itTakesNoMoreThanOneInABillion() {
        honest(1_000);
        stamp(60, 1);
        assertThat(look(4_000)).isNotNull();
        assertThat(look(1_000_000_000)).isEqualTo(look(4_000));
    }

    @Test
    void withoutSixtyFourOthersNobodyKnows() {
        honest(63);
        stamp(20, 1);
        assertThat(look(1)).isNull();
        honest(1);
        assertThat(look(1)).isNotNull();
    }

    private void honest(int rows) {
        for (int i = 0; i < rows; i++) {
            add(random.nextGaussian(), random.nextGaussian(), random.nextInt(2));
        }
    }

    private void stamp(int rows, int label) {
        for (int i = 0; i < rows; i++) {
            add(ONE, OTHER, label);
        }
        stamped += rows;
    }

    private void add(double first, double second, int label) {
        FeatureRow row = row(first, second, label);
        recent.add(row);
        others.add(row);
    }

    private FeatureRow row(double first, double second, int label) {
        return new FeatureRow(
                new double[] {first, second, random.nextGaussian(), random.nextGaussian()}, label, "", "", 0, 0);
    }

    private @Nullable Pattern look(int tests) {
        return look(ONE, stamped, 0, tests);
    }

    private @Nullable Pattern look(double first, int same, double alone) {
        return look(first, same, alone, 1);
    }

    private @Nullable Pattern look(double first, int same, double alone, int tests) {
        int[] carriers = IntStream.range(0, recent.size())
                .filter(place -> recent.value(place, 0) == (float) first)
                .toArray();
        TriggerTest test = new TriggerTest(recent, others, reference());
        FeatureRow row = row(first, OTHER, 1);
        return test.look(row, test.marks(row, 0, 1, carriers), carriers, same, alone, tests);
    }

    private static Reference reference() {
        Random own = new Random(9);
        double[][] rows = new double[256][4];
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = own.nextGaussian();
            }
        }
        return new Reference(rows);
    }
}
