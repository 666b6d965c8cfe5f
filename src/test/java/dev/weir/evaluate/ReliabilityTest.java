package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.lab.Aim;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.RatingLabel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {

    @Test
    void theErrorIsTheMeanDistanceByHand() {
        Reliability trust = new Reliability(
                0.01,
                1,
                List.of(
                        new Reliability.Bin(0.2, 0.5, 3, 0.1, 0.4, 0.7),
                        new Reliability.Bin(0.5, 0.8, 1, 0.1, 0.6, 0.5),
                        new Reliability.Bin(1, 1, 96, 0.8, 1, 0.99)));

        // 0.1 * 0.3 + 0.1 * 0.1 + 0.8 * 0.01; and the first two of them over 0.2.
        assertThat(trust.error()).isCloseTo(0.048, within(1e-12));
        assertThat(trust.errorWhereFound()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void runsAreWeightedToTheBaseRateWhateverTheirSize() {
        // Given: a town where every tenth is a fake.
        Attacked attacked = Town.attacked(AttackModel.AVERAGE, Aim.PUSH, 5);
        Course course = Course.of(attacked.all(), Memory.DEFAULT);
        double honest = 0;
        double fake = 0;
        double honestIn = 0;
        double fakeIn = 0;
        for (int place = 0; place < attacked.labels().size(); place++) {
            boolean in = !course.held(place);
            if (attacked.labels().get(place) == RatingLabel.HONEST) {
                honest++;
                honestIn += in ? 1 : 0;
            } else {
                fake++;
                fakeIn += in ? 1 : 0;
            }
        }

        // When
        Reliability.Sums sums = new Reliability.Sums();
        sums.add(attacked, course, user -> true);
        sums.add(Attacked.none(Town.HONEST), Course.of(Town.HONEST, Memory.DEFAULT), user -> true);
        List<Reliability.Bin> bins = sums.at(0.3).bins();

        // Then: the share of the honest over all bins is that of what came in, less what was held.
        double share =
                bins.stream().mapToDouble(bin -> bin.weight() * bin.honest()).sum();
        double in = 0.7 * (honestIn / honest + heldNoneShare()) / 2;
        assertThat(share).isCloseTo(in / (in + 0.3 * fakeIn / fake), within(1e-9));
        assertThat(bins.stream().mapToDouble(Reliability.Bin::weight).sum()).isCloseTo(1, within(1e-9));
        assertThat(bins).last().matches(bin -> bin.from() == 1 && bin.trust() == 1);
    }

    /** Of the town without an attack, the share that is admitted. */
    private static double heldNoneShare() {
        Course course = Course.of(Town.HONEST, Memory.DEFAULT);
        int in = 0;
        for (int place = 0; place < Town.HONEST.list().size(); place++) {
            in += course.held(place) ? 0 : 1;
        }
        return (double) in / Town.HONEST.list().size();
    }

    @Test
    void onlyTheHonestRatingsOfTheChosenUsersCount() {
        Course course = Course.of(Town.HONEST, Memory.DEFAULT);
        Reliability.Sums none = new Reliability.Sums();
        Reliability.Sums all = new Reliability.Sums();
        none.add(Attacked.none(Town.HONEST), course, user -> false);
        all.add(Attacked.none(Town.HONEST), course, user -> true);
        assertThat(none.at(0.01).bins()).isEmpty();
        assertThat(all.at(0.01).bins()).allMatch(bin -> bin.honest() == 1);
        assertThat(none.at(0.01).error()).isZero();
    }
}
