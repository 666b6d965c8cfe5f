package dev.weir.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnersTest {

    /** Even users love even items and hate odd ones, odd users the other way round; a third is not rated. */
    private static Ratings planted() {
        List<Rating> ratings = new ArrayList<>();
        for (int user = 0; user < 60; user++) {
            for (int item = 0; item < 40; item++) {
                if ((user * 7 + item * 5) % 3 != 0) {
                    ratings.add(new Rating(user, item, (user + item) % 2 == 0 ? 5 : 1, user * 100L + item));
                }
            }
        }
        return Ratings.of(ratings);
    }

    @Test
    void matrixFactorizationLearnsWhatIsPlanted() {
        MatrixFactorization model = new MatrixFactorization(planted(), 1);

        // Not rated: (0 * 7 + 0 * 5) % 3 is 0, (0 * 7 + 3 * 5) % 3 too.
        assertThat(model.predict(0, 0)).isGreaterThan(4);
        assertThat(model.predict(0, 3)).isLessThan(2);
        assertThat(model.top(0))
                .isNotEmpty()
                .allMatch(item -> item % 3 == 0)
                .startsWith(model.top(0).get(0));
        assertThat(model.top(0).get(0) % 2).isZero();
        assertThat(model.top(999)).isEmpty();
        assertThat(model.predict(999, 999)).isEqualTo(planted().mean());
        assertThat(new MatrixFactorization(planted(), 1).predict(0, 0)).isEqualTo(model.predict(0, 0));
    }

    @Test
    void nearestItemsPredictWhatIsPlanted() {
        Recommender model = new Recommender(planted());

        assertThat(model.predict(0, 0)).isGreaterThan(4);
        assertThat(model.predict(999, 0)).isEqualTo(planted().mean());
    }

    @Test
    void aSupportVectorMachineFindsTheBorderThoughOneSideIsRare() {
        Random random = new Random(3);
        List<double[]> honest = new ArrayList<>();
        List<double[]> fakes = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            honest.add(new double[] {random.nextGaussian(), 100 * random.nextGaussian()});
        }
        for (int i = 0; i < 10; i++) {
            fakes.add(new double[] {6 + random.nextGaussian(), 100 * random.nextGaussian()});
        }

        LinearSvm machine = new LinearSvm(fakes, honest, 1);

        assertThat(machine.decide(new double[] {6, 0})).isPositive();
        assertThat(machine.decide(new double[] {0, 0})).isNegative();
        assertThat(machine.decide(new double[] {0, 200})).isNegative();
    }
}
