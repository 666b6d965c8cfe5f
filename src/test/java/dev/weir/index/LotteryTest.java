package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LotteryTest {

    @Property(tries = 50)
    void aDrawIsTheSameForTheSameSeedAndBelowOne(@ForAll @StringLength(max = 40) String origin) {
        double draw = Lottery.of("one seed of many", 0.1, 5).draw(origin);

        assertThat(draw).isGreaterThanOrEqualTo(0).isLessThan(1);
        assertThat(Lottery.of("one seed of many", 0.9, 50).draw(origin)).isEqualTo(draw);
        assertThat(Lottery.of("another of them", 0.1, 5).draw(origin)).isNotEqualTo(draw);
        assertThat(Lottery.of("one seed of many", 0.1, 5).place(origin)).isNotEqualTo(draw);
    }

    @Test
    void drawsAreEvenlySpread() {
        Lottery lottery = Lottery.of("one seed of many", 0.005, 10);

        long below = IntStream.range(0, 200_000)
                .filter(i -> lottery.isCandidate(lottery.draw("shop.ratings/0/" + i)))
                .count();

        // 1,000 expected with a deviation of 32: four of them.
        assertThat(below).isBetween(874L, 1_126L);
    }

    @Test
    void theShareIsNotInAndWhatIsBelowIs() {
        Lottery lottery = Lottery.of("one seed of many", 0.25, 1);

        assertThat(lottery.isCandidate(Math.nextDown(0.25))).isTrue();
        assertThat(lottery.isCandidate(0.25)).isFalse();
        assertThat(lottery.isCandidate(Math.nextUp(0.25))).isFalse();
    }

    @Test
    void theLimitIsTheFirstDrawThatIsNotInOrElseTheShare() {
        Lottery lottery = Lottery.of("one seed of many", 0.5, 2);

        assertThat(lottery.limit(List.of(0.1))).isEqualTo(0.5);
        assertThat(lottery.limit(List.of(0.1, 0.2))).isEqualTo(0.5);
        assertThat(lottery.limit(List.of(0.1, 0.2, 0.3))).isEqualTo(0.3);
    }

    /** The sum of inverse probabilities over many samples is the number of events: quiet days, full days, and those between. */
    @Property(tries = 12)
    void whatIsDrawnStandsForAllWithoutBias(@ForAll @IntRange(min = 1, max = 60) int events) {
        int seeds = 3_000;
        List<Double> sums = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            Lottery lottery = Lottery.of("seed number " + seed, 0.4, 5);
            List<Double> lowest = IntStream.range(0, events)
                    .mapToDouble(i -> lottery.draw("in/0/" + i))
                    .filter(lottery::isCandidate)
                    .sorted()
                    .limit(6)
                    .boxed()
                    .toList();
            double limit = lottery.limit(lowest);
            sums.add(Math.min(5, lowest.size()) / limit);
        }
        double mean = sums.stream().mapToDouble(sum -> sum).average().orElseThrow();
        double deviation = Math.sqrt(sums.stream()
                .mapToDouble(sum -> (sum - mean) * (sum - mean))
                .average()
                .orElseThrow());

        assertThat(mean).isCloseTo(events, within(4 * deviation / Math.sqrt(seeds) + 1e-9));
    }
}
