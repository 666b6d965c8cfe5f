package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.lab.Ratings;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Attacks and look-alikes that nothing was placed on. -Dweir.seeds=N prints the table of docs/evaluation.md; without it those run that
 * are asserted. -Dweir.cases=REGEX chooses some by name; -Dweir.first=N begins at another seed than those reported, to place something on.
 */
class UnseenOnRealDataTest {

    private static final int SEEDS = Integer.getInteger("weir.seeds", 1);
    private static final boolean ALL = System.getProperty("weir.seeds") != null;
    private static final long FIRST_SEED = Long.getLong("weir.first", 500);

    /** Whose group is found by what it gives to several objects, wherever on the scale it lies. */
    private static final Set<UnseenCase> FOUND = EnumSet.of(
            UnseenCase.FOUR_OR_FIVE,
            UnseenCase.ONE_OR_TWO,
            UnseenCase.TEN_POINTS,
            UnseenCase.PER_CENT,
            UnseenCase.BELOW_ZERO);

    private static final String CASES = System.getProperty("weir.cases", ".*");

    private static final Set<UnseenCase> SPARED = EnumSet.of(
            UnseenCase.SCHOOL_CLASS, UnseenCase.COURSE, UnseenCase.SALE, UnseenCase.IMPORTER, UnseenCase.CLUB_OF_NINE);

    @ParameterizedTest
    @EnumSource
    void attacksNearTheEndsOfAnyScaleAreFoundAndHonestCrowdsAreSpared(MovieLens data) throws IOException {
        Ratings honest = data.read();
        for (UnseenCase one : UnseenCase.values()) {
            if (!ALL && !FOUND.contains(one) && !SPARED.contains(one) && one != UnseenCase.THIRTY_TIMES) {
                continue;
            }
            if (!one.name().matches(CASES)) {
                continue;
            }
            Outcomes sum = new Outcomes();
            for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                Improvised made = new Improvised(honest, seed, one.length);
                one.made.accept(made);
                sum.add(made);
            }
            System.out.printf("%s | %s | %s%n", data, one.text, sum);
            if (FOUND.contains(one)) {
                assertThat(sum.recall()).as("%s, recall", one).isGreaterThanOrEqualTo(0.9);
                assertThat(sum.left()).as("%s, left", one).isLessThanOrEqualTo(0.1);
            }
            if (SPARED.contains(one)) {
                assertThat(sum.crowdSuspended()).as("%s", one).isLessThanOrEqualTo(0.1);
            }
            if (one == UnseenCase.THIRTY_TIMES) {
                assertThat(sum.left()).as("six of thirty pass").isLessThanOrEqualTo(0.2);
            }
            assertThat(sum.excluded()).as("%s, honest excluded", one).isZero();
        }
    }
}
