package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriggerLookTest {

    private static final double ONE = 7.5;
    private static final double OTHER = 3.25;

    private final Random random = new Random(8);
    private final Recent recent = new Recent(4);

    @Test
    void valuesThatComeTogetherWithOneLabelAreATrigger() {
        // Given: labels at random but for 20 carriers
        honest(1_000);
        stamp(20, 1);

        // When
        Pattern found = look(0);

        // Then
        assertThat(found).isNotNull();
        assertThat(found.label()).isEqualTo(1);
        assertThat(found.carriers()).isEqualTo(20);
        assertThat(found.marks()).extracting(Pattern.Mark::feature).containsExactly(0, 1);
    }

    @Test
    void fewCarriersAreACoincidence() {
        honest(1_000);
        stamp(TriggerTest.LEAST_CARRIERS - 1, 1);
        assertThat(tests()).isZero();
        stamp(1, 1);
        assertThat(tests()).as("they are asked for their neighbours").isEqualTo(1);
    }

    @Test
    void halfOfWhoHasOneHasBoth() {
        honest(1_000);
        stamp(20, 1);
        apart(20);
        assertThat(look(0)).isNotNull();
        apart(1);
        assertThat(look(0)).isNull();
    }

    @Test
    void nineInTenHaveTheLabel() {
        honest(1_000);
        stamp(2, 0);
        stamp(18, 1);
        assertThat(look(0)).isNotNull();
        stamp(1, 0);
        stamp(1, 1);
        assertThat(look(0)).isNull();
    }

    @Test
    void aLabelThatTheNeighboursHaveIsExplained() {
        for (int i = 0; i < 1_000; i++) {
            add(random.nextGaussian(), random.nextGaussian(), 1);
        }
        stamp(40, 1);
        assertThat(look(0)).isNull();
    }

    @Test
    void theMoreWasLookedAtTheMoreItTakes() {
        honest(1_000);
        stamp(20, 1);
        assertThat(look(1)).isNotNull();
        assertThat(look(1_000_000_000)).isNull();
    }

    @Test
    void withoutSixtyFourOthersNobodyKnows() {
        honest(63);
        stamp(20, 1);
        assertThat(look(0)).isNull();
        honest(1);
        stamp(1, 1);
        assertThat(look(0)).isNotNull();
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
    }

    private void apart(int rows) {
        for (int i = 0; i < rows; i++) {
            add(ONE, random.nextGaussian(), random.nextInt(2));
        }
    }

    private void add(double first, double second, int label) {
        recent.add(row(first, second, label));
    }

    private FeatureRow row(double first, double second, int label) {
        return new FeatureRow(
                new double[] {first, second, random.nextGaussian(), random.nextGaussian()}, label, "", "", 0, 0);
    }

    private @Nullable Pattern look(int before) {
        return test().look(row(ONE, OTHER, 1), 0, 1, before);
    }

    private int tests() {
        TriggerTest test = test();
        test.look(row(ONE, OTHER, 1), 0, 1, 0);
        return test.tests();
    }

    private TriggerTest test() {
        Random own = new Random(9);
        double[][] rows = new double[256][4];
        for (double[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = own.nextGaussian();
            }
        }
        return new TriggerTest(recent, new Reference(rows));
    }
}
