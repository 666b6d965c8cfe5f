package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.MovieLens;
import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
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
            Sum sum = new Sum();
            for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                Improvised made = new Improvised(honest, seed, one.length);
                one.made.accept(made);
                sum.add(made, honest);
            }
            System.out.printf("%s | %s | %s%n", data, one.text, sum);
            if (FOUND.contains(one)) {
                assertThat(sum.recall()).as("%s, recall", one).isGreaterThanOrEqualTo(0.9);
                assertThat(sum.left / (double) sum.targets).as("%s, left", one).isLessThanOrEqualTo(0.1);
            }
            if (SPARED.contains(one)) {
                assertThat(sum.crowdSuspended / (double) sum.crowd)
                        .as("%s", one)
                        .isLessThanOrEqualTo(0.1);
            }
            if (one == UnseenCase.THIRTY_TIMES) {
                assertThat(sum.left / (double) sum.targets)
                        .as("six of thirty pass")
                        .isLessThanOrEqualTo(0.2);
            }
            assertThat(sum.excluded).as("%s, honest excluded", one).isZero();
        }
    }

    /** Over the seeds. */
    private static final class Sum {
        private long fakes;
        private long found;
        private long honestFlagged;
        private long targets;
        private long leaked;
        private long left;
        private double harmGone;
        private long runs;
        private long excluded;
        private long crowd;
        private long crowdSuspended;
        private long crowdRatings;
        private long crowdLost;
        private long lost;

        void add(Improvised made, Ratings honest) {
            Attacked attacked = made.attacked();
            Course course = Course.of(attacked.all(), Memory.DEFAULT);
            Truth truth = Truth.of(attacked);
            runs++;
            fakes += truth.fakes().size();
            found += truth.fakes().stream().filter(course.flagged()::contains).count();
            honestFlagged +=
                    truth.honest().stream().filter(course.flagged()::contains).count();
            excluded +=
                    truth.honest().stream().filter(course.excluded()::contains).count();
            crowd += made.crowd().size();
            crowdSuspended +=
                    made.crowd().stream().filter(course.suspended()::contains).count();
            for (int place = 0; place < attacked.all().list().size(); place++) {
                Rating rating = attacked.all().list().get(place);
                boolean gone = !course.wentOut(place) || course.retracted(rating);
                if (attacked.labels().get(place) == RatingLabel.TARGET) {
                    targets++;
                    left += gone ? 0 : 1;
                } else if (made.crowd().contains(rating.user())) {
                    crowdRatings++;
                    crowdLost += gone ? 1 : 0;
                } else if (attacked.labels().get(place) == RatingLabel.HONEST) {
                    lost += gone ? 1 : 0;
                }
            }
            if (!attacked.fakes().isEmpty()) {
                Reaction reaction = Reaction.of(attacked, course);
                leaked += Math.round(reaction.leak() * targets(attacked));
                harmGone += Displacement.of(attacked, course).removed();
            }
        }

        private static long targets(Attacked attacked) {
            return attacked.labels().stream()
                    .filter(label -> label == RatingLabel.TARGET)
                    .count();
        }

        double recall() {
            return found / (double) fakes;
        }

        @Override
        public String toString() {
            return fakes > 0
                    ? "recall %.2f | precision %.2f | leak %.2f | left %.2f | harm gone %.2f | honest flagged %d, crowd %d of %d; lost %.1f"
                            .formatted(
                                    recall(),
                                    found / Math.max(1.0, found + honestFlagged),
                                    leaked / (double) targets,
                                    left / (double) targets,
                                    harmGone / runs,
                                    honestFlagged,
                                    crowdSuspended,
                                    crowd,
                                    lost / (double) runs)
                    : "crowd suspended %d of %d, of its ratings lost %d of %d; of others %.1f a run"
                            .formatted(crowdSuspended, crowd, crowdLost, crowdRatings, lost / (double) runs);
        }
    }
}
