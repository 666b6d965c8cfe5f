package dev.weir.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.event.Kind;
import dev.weir.event.Timing;
import dev.weir.model.RateBaselines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

class RatePropertiesTest {

    private static final RateLimits LIMITS =
            RateLimits.of(RateBaselines.shipped().of(Kind.RATING), Gate.POLICY);

    /**
     * So many that one in a thousand is a rate: in one community of 10,000 events, where 1.3 verdicts change as a rule, five swaps at
     * a limit would be as many, which happens in about one of 10,000.
     */
    private static final int COMMUNITIES = 5;

    @Property(tries = 300)
    void countsAreNeverNegativeAndALongerWindowNeverCountsLess(@ForAll("anyEvents") List<Event> events) {
        RateWindows windows = RateWindows.empty();
        for (Event event : events) {
            windows = RateCheck.assess(windows, event, LIMITS).after();
            assertThat(windows.counts()).hasSize(Ring.SLOTS);
            for (int slot : windows.counts()) {
                assertThat(slot).isNotNegative();
            }
            for (int ring = 1; ring < Ring.EVENT_RINGS; ring++) {
                assertThat(Ring.sum(windows.counts(), ring))
                        .isGreaterThanOrEqualTo(Ring.sum(windows.counts(), ring - 1));
            }
        }
    }

    @Property(tries = 200)
    void aWindowNeverCountsMoreThanTheEventsInIt(@ForAll("inOrder") List<Long> times) {
        RateWindows windows = RateWindows.empty();
        List<Long> admitted = new ArrayList<>();
        for (long time : times) {
            RateCheck.Result result = RateCheck.assess(windows, Gate.event("u", time, Timing.ON_TIME, 0), LIMITS);
            windows = result.after();
            if (!holds(result.finding())) {
                admitted.add(time);
            }
            for (int ring = 0; ring < Ring.EVENT_RINGS; ring++) {
                long length = Ring.window(ring).millis();
                int count = Ring.sum(windows.counts(), ring);
                assertThat(count).isLessThanOrEqualTo(since(admitted, time - length));
                assertThat(count).isGreaterThanOrEqualTo(since(admitted, time - length * 3 / 4));
                assertThat(count).isLessThan(LIMITS.holdAt(ring));
            }
        }
    }

    /** Of two that meet a limit at once the later one is held: each swap there changes two verdicts, a few of them in a flood. */
    @Property(tries = 20)
    void swappingNeighboursChangesFewerThanOneVerdictInAThousand(@ForAll Random random) {
        int events = 0;
        int changed = 0;
        for (int community = 0; community < COMMUNITIES; community++) {
            List<DataSets.Row> inOrder = community(random);
            Set<Integer> first = held(inOrder);
            Set<Integer> other = held(swapped(inOrder, random));
            assertThat(other).isNotEmpty();
            Set<Integer> both = new HashSet<>(first);
            both.retainAll(other);
            events += inOrder.size();
            changed += first.size() + other.size() - 2 * both.size();
        }

        assertThat(changed).isLessThan(events / 1000);
    }

    /** Half of the neighbours that are less than five seconds apart change places. */
    private static List<DataSets.Row> swapped(List<DataSets.Row> inOrder, Random random) {
        List<DataSets.Row> swapped = new ArrayList<>(inOrder);
        for (int i = 1; i < swapped.size(); i++) {
            if (swapped.get(i).time() - swapped.get(i - 1).time() < 5000 && random.nextBoolean()) {
                Collections.swap(swapped, i, i - 1);
                i++;
            }
        }
        return swapped;
    }

    /** The identities of the events that are held, whatever order they came in. */
    private static Set<Integer> held(List<DataSets.Row> rows) {
        Gate gate = new Gate(LIMITS);
        Map<DataSets.Row, Integer> number = new HashMap<>();
        Set<Integer> held = new HashSet<>();
        for (DataSets.Row row : rows) {
            int id = 31 * row.hashCode() + number.merge(row, 1, Integer::sum);
            if (holds(gate.onTime(row.actor(), row.time()))) {
                held.add(id);
            }
        }
        return held;
    }

    /** Thirty people who binge, two who flood, each event at a time of its own. */
    private static List<DataSets.Row> community(Random random) {
        List<DataSets.Row> rows = new ArrayList<>();
        for (int actor = 0; actor < 32; actor++) {
            long time = 1_600_000_000_000L + random.nextInt(3_600_000);
            int events = actor < 2 ? 2000 : 200;
            int gap = actor < 2 ? 20 + random.nextInt(4000) : 6000;
            for (int i = 0; i < events; i++) {
                time += 1 + random.nextInt(gap);
                rows.add(new DataSets.Row("u" + actor, time));
            }
        }
        rows.sort(Comparator.comparingLong(DataSets.Row::time));
        return rows;
    }

    private static boolean holds(@Nullable Finding finding) {
        return finding != null && finding.weight() == Weight.HOLDS;
    }

    private static int since(List<Long> times, long exclusive) {
        return (int) times.stream().filter(time -> time > exclusive).count();
    }

    @Provide
    Arbitrary<List<Long>> inOrder() {
        Arbitrary<Integer> gaps = Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.integers().between(0, 200)),
                Tuple.of(2, Arbitraries.integers().between(0, 100_000)),
                Tuple.of(1, Arbitraries.integers().between(0, 100_000_000)));
        return gaps.list().ofMinSize(1).ofMaxSize(900).map(list -> {
            List<Long> times = new ArrayList<>();
            long time = 1_600_000_000_000L;
            for (int gap : list) {
                time += gap;
                times.add(time);
            }
            return times;
        });
    }

    /** Any times that a long can hold half of, in any order, on time or not. */
    @Provide
    Arbitrary<List<Event>> anyEvents() {
        Arbitrary<Long> times = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(1_600_000_000_000L, 1_600_000_060_000L)),
                Tuple.of(3, Arbitraries.longs().between(1_600_000_000_000L, 1_601_000_000_000L)),
                Tuple.of(1, Arbitraries.longs().between(Long.MIN_VALUE / 2, Long.MAX_VALUE / 2)));
        return Combinators.combine(
                        times, Arbitraries.of(Timing.class), Arbitraries.longs().between(0, 1L << 40))
                .as((time, timing, offBy) -> Gate.event("u", time, timing, offBy))
                .list()
                .ofMaxSize(800);
    }
}
