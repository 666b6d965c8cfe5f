package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelsTest {

    @Test
    void theFactorSolvesWhatItFactored() {
        // Given: [[4, 2], [2, 3]] x = [2, 5] has the solution [-0.5, 2]
        double[][] a = {{4}, {2, 3}};
        double[] b = {2, 5};

        // When
        Cholesky.factor(a);
        Cholesky.solve(a, b);

        // Then
        assertThat(b[0]).isCloseTo(-0.5, within(1e-12));
        assertThat(b[1]).isCloseTo(2, within(1e-12));
    }

    @Test
    void atTheLogisticFitTheGradientIsNothing() {
        // Given: two features, overlapping classes, unequal weights
        Random random = new Random(3);
        double[][] x = new double[200][2];
        int[] y = new int[200];
        double[] w = new double[200];
        for (int i = 0; i < 200; i++) {
            y[i] = i % 2;
            x[i][0] = random.nextGaussian() + y[i];
            x[i][1] = random.nextGaussian();
            w[i] = i % 3;
        }

        // When
        double[] beta = Logistic.fit(x, y, 1, w, new double[3]);

        // Then: sum of w (y - p) x = beta, and without a penalty for the intercept
        double[] gradient = {-beta[0], -beta[1], 0};
        for (int i = 0; i < 200; i++) {
            double error = w[i] * (y[i] - Logistic.sigmoid(Logistic.margin(beta, x[i])));
            gradient[0] += error * x[i][0];
            gradient[1] += error * x[i][1];
            gradient[2] += error;
        }
        assertThat(gradient).satisfies(each -> {
            for (double part : each) {
                assertThat(part).isCloseTo(0, within(0.2));
            }
        });
        assertThat(beta[0]).isGreaterThan(0.5);
    }

    @Test
    void theDiscriminantsBoundaryIsHalfwayBetweenMedians() {
        // Given: medians 0 and 4; the outlier at 100 does not move the first
        double[][] x = {{-1}, {0}, {1}, {100}, {0}, {3}, {4}, {5}, {4}, {4}};
        int[] y = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
        double[] w = {1, 1, 1, 0.01, 1, 1, 1, 1, 1, 0.01};

        // When
        double[][] functions = Discriminant.fit(x, y, 2, w, Discriminant.orders(x));

        // Then: as many of each, so nobody is favoured in the middle, and the two logits mirror each other
        assertThat(Discriminant.halvedLogit(functions, new double[] {2}, 1)).isCloseTo(0, within(1e-9));
        double at5 = Discriminant.halvedLogit(functions, new double[] {5}, 1);
        assertThat(at5).isGreaterThan(0);
        assertThat(Discriminant.halvedLogit(functions, new double[] {5}, 0)).isCloseTo(-at5, within(1e-9));
    }

    @Test
    void theTenNearestAreFoundButNotTheRowItself() {
        double[][] x = new double[20][1];
        for (int i = 0; i < 20; i++) {
            x[i][0] = i;
        }
        Neighbours neighbours = new Neighbours();
        neighbours.find(x[0], x, 20, 0);
        assertThat(neighbours.found()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        neighbours.find(x[0], x, 3, -1);
        assertThat(neighbours.found()).containsExactly(0, 1, 2);
    }

    @Test
    void neighboursCountByWeight() {
        // Given: weights 1 for the class and 2 against it, and half a row for each before
        double logit = Neighbours.logit(new int[] {0, 1}, new int[] {1, 0}, new double[] {1, 2}, 1, 2);

        // Then
        assertThat(logit).isCloseTo(Math.log(1.5 / 2.5), within(1e-12));
    }
}
