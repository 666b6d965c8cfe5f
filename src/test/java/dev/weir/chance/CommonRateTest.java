package dev.weir.chance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CommonRateTest {

    private static final double LEAST = 0.01;
    private static final double MOST = 0.9;

    /** The mean place of counts of 0 and 1 of one is a half plus half of what the rate is below their share. */
    @Test
    void ofSingleTrialsItIsTheirShare() {
        int[] counts = new int[100];
        Arrays.fill(counts, 0, 30, 1);
        assertThat(of(counts, 1)).isCloseTo(0.3, within(1e-5));
    }

    @Test
    void whereAllHaveNothingOrEverythingItIsTheNearerBound() {
        assertThat(of(new int[10], 8)).isEqualTo(LEAST);
        int[] all = new int[10];
        Arrays.fill(all, 8);
        assertThat(of(all, 8)).isEqualTo(MOST);
        assertThat(of(new int[0], 8)).isEqualTo(LEAST);
    }

    /** Of eight trials at 0.17 the median of the shares is an eighth or a quarter. */
    @Test
    void ofManySmallCountsItIsTheRateThatTheyWereDrawnWith() {
        Random random = new Random(5);
        int[] counts = new int[2_000];
        for (int i = 0; i < counts.length; i++) {
            for (int trial = 0; trial < 8; trial++) {
                counts[i] += random.nextDouble() < 0.17 ? 1 : 0;
            }
        }
        // 16,000 trials: four standard deviations are 0.012
        assertThat(of(counts, 8)).isCloseTo(0.17, within(0.012));
    }

    /** A quarter of them far off move it as far as two thirds of the way up among the others: for 1 in 50 by half a standard deviation. */
    @Test
    void aQuarterThatIsFarOffHardlyMovesIt() {
        int[] counts = {1, 1, 1, 1, 1, 1, 25, 40};
        assertThat(of(counts, 50)).isBetween(0.02, 0.04);
        counts[7] = 50;
        assertThat(of(counts, 50)).as("however far off").isLessThan(0.04);
    }

    @Property(tries = 200)
    void oneMoreNeverLowersIt(
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 9) Integer> counts,
            @ForAll @IntRange(max = 11) int which) {
        int[] more = counts.stream().mapToInt(Integer::intValue).toArray();
        double before = of(more, 10);
        more[which % more.length]++;
        assertThat(of(more, 10)).isGreaterThanOrEqualTo(before);
    }

    private static double of(int[] counts, int trials) {
        int[] all = new int[counts.length];
        Arrays.fill(all, trials);
        return CommonRate.of(counts, all, LEAST, MOST);
    }
}
