package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What honest people bear where nobody attacks: four in five of them, drawn anew for each seed, so that each run is another
 * community. -Dweir.seeds=N says how many; -Dweir.first=N begins at another seed than those reported.
 */
class CleanStreamsOnRealDataTest {

    private static final int SEEDS = Integer.getInteger("weir.seeds", 2);
    private static final long FIRST_SEED = Long.getLong("weir.first", 100);
    private static final double STAY = 0.8;

    @ParameterizedTest
    @EnumSource
    void hardlyAnybodyIsEverHeldAndNobodyIsExcluded(MovieLens data) throws IOException {
        // Given
        Ratings all = data.read();
        HonestCost sum = null;
        double mostUsers = 0;
        double mostEvents = 0;

        // When
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Ratings some = drawn(all, new Random(seed));
            HonestCost cost = HonestCost.of(some, Attacked.none(some), Course.of(some, Memory.DEFAULT));
            mostUsers = Math.max(mostUsers, (double) cost.held() / cost.users());
            mostEvents = Math.max(mostEvents, cost.heldShare());
            sum = sum == null ? cost : sum.plus(cost);
        }

        // Then
        assertThat(sum).isNotNull();
        System.out.printf(
                "%s, %d clean runs: %d of %d users ever held (worst run %.2f %%), %d suspended, %d excluded; %d of %d events"
                        + " held (worst run %.4f %%), %d missing in the end%n",
                data,
                SEEDS,
                sum.held(),
                sum.users(),
                100 * mostUsers,
                sum.suspended(),
                sum.excluded(),
                sum.eventsHeld(),
                sum.events(),
                100 * mostEvents,
                sum.eventsLost());
        for (Trait trait : Trait.values()) {
            System.out.printf("  by %s: %s%n", trait, sum.tenths().get(trait));
        }
        assertThat(sum.excluded()).isZero();
        assertThat((double) sum.held() / sum.users()).isLessThanOrEqualTo(0.01);
        assertThat(mostEvents).isLessThanOrEqualTo(0.002);
    }

    private static Ratings drawn(Ratings all, Random random) {
        Set<Integer> stay = new TreeSet<>();
        for (int user : new TreeSet<>(all.users())) {
            if (random.nextDouble() < STAY) {
                stay.add(user);
            }
        }
        List<Rating> theirs = all.list().stream()
                .filter(rating -> stay.contains(rating.user()))
                .toList();
        return Ratings.of(theirs, all.scale());
    }
}
