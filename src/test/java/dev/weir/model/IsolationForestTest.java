package dev.weir.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class IsolationForestTest {

    private static final double[][] CLOUD = cloud();
    private static final IsolationForest FOREST = IsolationForest.grow(CLOUD, 50, 128, 7);

    @Test
    void pathsOfASearchCountedByHand() {
        assertThat(IsolationForest.expectedPath(1)).isEqualTo(0);
        assertThat(IsolationForest.expectedPath(2)).isEqualTo(1);
        // 2 (ln 2 + 0.5772157) - 4 / 3
        assertThat(IsolationForest.expectedPath(3)).isCloseTo(1.20739, within(1e-5));
        // The paper's c(256) is 10.24.
        assertThat(IsolationForest.expectedPath(256)).isCloseTo(10.24, within(0.01));
    }

    @Test
    void oneCutByHand() {
        // Below 0 one point, at or above it one: each path is a cut long, and so is the path that is expected of two.
        IsolationForest tree = new IsolationForest(
                1, 2, new byte[] {0, IsolationForest.LEAF, IsolationForest.LEAF}, new short[] {0, 1, 1});
        assertThat(tree.score(new double[] {-1})).isCloseTo(0.5, within(1e-12));
        assertThat(tree.score(new double[] {0})).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whatStandsAloneScoresHigh() {
        assertThat(FOREST.score(new double[] {0, 0})).isLessThan(0.5);
        assertThat(FOREST.score(new double[] {5, -5})).isGreaterThan(0.7);
    }

    @Test
    void theSameSeedGrowsTheSameForest() {
        IsolationForest again = IsolationForest.grow(CLOUD, 50, 128, 7);
        assertThat(again.features()).isEqualTo(FOREST.features());
        assertThat(again.cuts()).isEqualTo(FOREST.cuts());
        assertThat(IsolationForest.grow(CLOUD, 50, 128, 8).cuts()).isNotEqualTo(FOREST.cuts());
    }

    @Property
    void scoresLieBetweenNothingAndOne(
            @ForAll @DoubleRange(min = -6, max = 6) double one, @ForAll @DoubleRange(min = -6, max = 6) double other) {
        assertThat(FOREST.score(new double[] {one, other})).isBetween(0.2, 1.0);
    }

    @Test
    void halfAForestIsRefused() {
        assertThatThrownBy(() -> new IsolationForest(2, 4, new byte[6], new short[6]))
                .hasMessageContaining("no forest of depth 2");
        assertThatThrownBy(() -> new IsolationForest(1, 2, new byte[3], new short[2]))
                .hasMessageContaining("2 cuts for 3 nodes");
    }

    private static double[][] cloud() {
        SplittableRandom random = new SplittableRandom(1);
        double[][] cloud = new double[500][];
        for (int i = 0; i < cloud.length; i++) {
            cloud[i] =
                    new double[] {random.nextDouble() - random.nextDouble(), random.nextDouble() - random.nextDouble()};
        }
        return cloud;
    }
}
