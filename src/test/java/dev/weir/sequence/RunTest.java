package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RunTest {

    /** When what is missing is said, by a clock of which nothing else matters. */
    private static final long DUE = 600_000;

    private Run run = Run.beginning();

    @Test
    void numbersInTheirOrderAreFine() {
        assertThat(takeAll(5, 6, 7)).containsExactly(Run.Taken.FINE, Run.Taken.FINE, Run.Taken.FINE);
        assertThat(missing(Long.MAX_VALUE)).isEqualTo(Missing.NONE);
    }

    @Test
    void aNumberThatNeverCameIsMissingWhenItIsDue() {
        assertThat(takeAll(1, 2, 4)).containsExactly(Run.Taken.FINE, Run.Taken.FINE, Run.Taken.AHEAD);

        assertThat(missing(DUE - 1).count()).isZero();
        assertThat(missing(DUE).words()).isEqualTo("3");
        assertThat(missing(DUE + 1).count()).as("told once").isZero();
    }

    @Test
    void aNumberThatComesBeforeItIsDueWasNeverMissing() {
        takeAll(1, 5);
        missing(DUE - 1);
        assertThat(takeAll(3, 2, 4)).containsOnly(Run.Taken.FINE);
        assertThat(missing(DUE)).isEqualTo(Missing.NONE);
    }

    @Test
    void aNumberThatComesAfterItWasToldIsLateAndTheOthersStayMissing() {
        takeAll(1, 5);
        assertThat(missing(DUE).words()).isEqualTo("2 to 4");

        assertThat(takeAll(3)).containsExactly(Run.Taken.LATE);
        assertThat(takeAll(3)).as("it is there now").containsExactly(Run.Taken.FINE);
        assertThat(takeAll(2, 4)).containsOnly(Run.Taken.LATE);
    }

    @Test
    void whatCameBeforeTheFirstThatWasSeenIsNotAskedFor() {
        assertThat(takeAll(100, 101, 99, 1)).containsOnly(Run.Taken.FINE);
        assertThat(missing(DUE)).isEqualTo(Missing.NONE);
    }

    @Test
    void aNumberIsReorderedWhenItsPartitionShowedOneFarAbove() {
        run.take(1, 0, 0, DUE);
        run.take(5_000, 7, 0, DUE);

        assertThat(run.take(5_000 - Run.APART + 1, 7, 0, DUE)).isEqualTo(Run.Taken.FINE);
        assertThat(run.take(5_000 - Run.APART, 7, 0, DUE)).isEqualTo(Run.Taken.FINE);
        assertThat(run.take(5_000 - Run.APART - 1, 7, 0, DUE)).isEqualTo(Run.Taken.REORDERED);
        assertThat(run.take(2, 0, 0, DUE)).as("in a partition that lags").isEqualTo(Run.Taken.FINE);
    }

    @Test
    void theOrderIsFollowedInSoManyPartitionsOnly() {
        for (int partition = 0; partition <= Run.MOST_PARTITIONS; partition++) {
            run.take(10_000 + partition, partition, 0, DUE);
        }
        assertThat(run.take(2, Run.MOST_PARTITIONS - 1, 0, DUE)).isEqualTo(Run.Taken.REORDERED);
        assertThat(run.take(1, Run.MOST_PARTITIONS, 0, DUE)).isEqualTo(Run.Taken.FINE);
    }

    @Test
    void whereTooManyRowsAreMissingTheLowestIsForgottenAndTheOthersAreTold() {
        for (int i = 0; i <= Run.MOST_HOLES; i++) {
            run.take(1 + 2L * i, 0, 0, DUE);
        }
        assertThat(run.size()).isEqualTo(Run.MOST_HOLES);
        run.take(3 + 2L * Run.MOST_HOLES, 0, 0, DUE);

        assertThat(run.size()).isEqualTo(Run.MOST_HOLES);
        assertThat(missing(DUE).words()).startsWith("4, 6, 8 and " + (Run.MOST_HOLES - 3) + " more");
        assertThat(run.take(2, 1, 0, DUE)).as("nothing is known of it").isEqualTo(Run.Taken.FINE);
        assertThat(run.take(4, 1, 0, DUE)).isEqualTo(Run.Taken.LATE);
    }

    @Test
    void aHoleInTheMiddleOfManyIsSplitWithinTheBound() {
        run.take(1, 0, 0, DUE);
        run.take(1_000_000, 0, 0, DUE);
        for (int i = 0; i < Run.MOST_HOLES + 10; i++) {
            run.take(3 + 2L * i, 1, 0, DUE);
            assertThat(run.size()).isLessThanOrEqualTo(Run.MOST_HOLES);
        }
    }

    @Test
    void whatWasToldIsForgottenTwoDaysLater() {
        takeAll(1, 3);
        missing(DUE);
        long end = DUE + Run.MEMORY.toMillis();

        missing(end - 1);
        assertThat(run.size()).isOne();
        missing(end);
        assertThat(run.size()).isZero();
        assertThat(takeAll(2)).containsExactly(Run.Taken.FINE);
    }

    @Test
    void aRunIsOverTwoDaysAfterItsLastArrival() {
        run.take(1, 0, 1_000, DUE);
        run.take(2, 0, 500, DUE);
        long end = 1_000 + Run.MEMORY.toMillis();

        assertThat(run.isOver(end - 1)).isFalse();
        assertThat(run.isOver(end)).isFalse();
        assertThat(run.isOver(end + 1)).isTrue();
    }

    @Test
    void aLeapIsOneRowHoweverFarItGoes() {
        takeAll(1, 999_999_999_999_999L);

        assertThat(run.size()).isOne();
        assertThat(missing(DUE).words()).isEqualTo("2 to 999999999999998");
    }

    /** Whatever the order in which they come after the first, nothing is missing in the end; the state is written and read in between. */
    @Property(tries = 200)
    void noOrderMakesAGap(@ForAll @IntRange(min = 1, max = 300) int count, @ForAll long seed) {
        Run shuffled = Run.beginning();
        Random random = new Random(seed);
        for (long number : shuffled(count, random)) {
            assertThat(shuffled.take(number, random.nextInt(4), 0, DUE)).isIn(Run.Taken.FINE, Run.Taken.AHEAD);
            if (random.nextInt(20) == 0) {
                shuffled = new Run(shuffled.state());
            }
        }
        shuffled.close(DUE);
        assertThat(shuffled.tell()).isEqualTo(Missing.NONE);
        assertThat(shuffled.size()).isZero();
    }

    /** Exactly those that were taken away are missing in the end, whatever the order in which the others come. */
    @Property(tries = 200)
    void whatIsTakenAwayIsMissing(
            @ForAll @IntRange(min = 3, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 298) int taken,
            @ForAll long seed) {
        long away = 1 + Math.min(taken, count - 2);
        Run shuffled = Run.beginning();
        for (long number : shuffled(count, new Random(seed))) {
            if (number != away) {
                shuffled.take(number, 0, 0, DUE);
            }
        }
        shuffled.close(DUE);
        assertThat(shuffled.tell()).isEqualTo(Missing.NONE.with(away, away));
    }

    /** 1 first, then the others in any order. */
    private static List<Long> shuffled(int count, Random random) {
        List<Long> numbers = new ArrayList<>();
        for (long number = 2; number <= count; number++) {
            numbers.add(number);
        }
        Collections.shuffle(numbers, random);
        numbers.add(0, 1L);
        return numbers;
    }

    private List<Run.Taken> takeAll(long... numbers) {
        List<Run.Taken> taken = new ArrayList<>();
        for (long number : numbers) {
            taken.add(run.take(number, 0, 0, DUE));
        }
        return taken;
    }

    /** What is told at a time, of a run that was written and read again. */
    private Missing missing(long time) {
        run.close(time);
        run = new Run(run.state());
        return run.tell();
    }
}
