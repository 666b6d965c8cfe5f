package dev.weir.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.event.Kind;
import dev.weir.event.Timing;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateBaseline.Basis;
import dev.weir.model.RateBaseline.Source;
import dev.weir.model.RateBaselineFit;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateWindow;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check costs honest people, and what it holds of floods, on public data; every figure is printed. */
class RateOnRealDataTest {

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    @Test
    void cleanMovieLensHoldsNothing() {
        for (List<DataSets.Row> rows : List.of(DataSets.movieLens100k(), DataSets.latestSmall())) {
            Gate gate = Gate.shipped(Kind.RATING);
            gate.replay(rows);
            print("seen when fitted, clean", gate);
            assertThat(gate.held()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {200, 500, 1000})
    void fewHonestUsersAreNoticed(double noticeOneIn) {
        CheckPolicies.Rate policy = new CheckPolicies.Rate(Mode.ENFORCE, 1500, noticeOneIn);
        Gate gate = new Gate(RateLimits.of(RateBaselines.shipped().of(Kind.RATING), policy));
        gate.replay(DataSets.movieLens100k());
        gate.replay(DataSets.latestSmall());
        print("both MovieLens sets, noticeOneIn " + noticeOneIn, gate);
        // Seven windows, none of which more than one in noticeOneIn may pass.
        assertThat(gate.noticedActors()).isLessThan((int) (7 * gate.actors() / noticeOneIn));
    }

    @Test
    void unseenCommunityOfTradersHoldsNothing() {
        Gate gate = Gate.shipped(Kind.RATING);
        gate.replay(DataSets.bitcoinOtc());
        print("bitcoin-otc, never seen", gate);
        assertThat(gate.held()).isZero();
    }

    @Test
    void genuinePaymentsAreHeldForFewerThanOneInThousand() {
        Gate gate = Gate.shipped(Kind.TRANSACTION);
        gate.replay(DataSets.genuinePayments());
        print("card-handbook, seen when fitted, clean", gate);
        assertThat(gate.held()).isLessThan(gate.events() / 1000);
    }

    @ParameterizedTest
    @CsvSource({
        "1m, 2000, 403, 450",
        "10m, 2000, 436, 600",
        "1h, 2000, 597, 700",
        "1d, 2000, 1585, 1700",
        "1d, 5000, 1051, 1700",
        "7d, 5000, 1667, 2300",
    })
    void aFloodIsHeldFromWhereNoHonestUserGoes(String length, int events, int limit, int most) {
        for (List<DataSets.Row> honest : List.of(DataSets.movieLens100k(), DataSets.latestSmall())) {
            long millis = millis(length);
            long start = honest.get(honest.size() / 2).time();
            Flood flood = new Flood(Gate.shipped(Kind.RATING));

            flood.over(honest, events, at -> start + at * millis / events);

            System.out.printf(
                    Locale.ROOT,
                    "%,d in %s over %,d honest: first held is the %,d., admitted %,d; honest held %d; last: %s%n",
                    events,
                    length,
                    honest.size(),
                    flood.firstHeld,
                    flood.admitted,
                    flood.honestHeld,
                    flood.last == null ? "nothing" : flood.last.sentence());
            assertThat(flood.honestHeld).isZero();
            assertThat(flood.firstHeld).isBetween(limit, most);
            assertThat(flood.admitted).isBetween(limit - 1, most);
        }
    }

    @Test
    void whoFillsEveryWindowToTheBrimGetsTheBusiestWeekAndNoMore() {
        Gate gate = Gate.shipped(Kind.RATING);
        int[] admitted = admittedEachDay(at -> gate.onTime("brim", at));
        int week = mostInAWeek(admitted);
        System.out.printf(
                Locale.ROOT,
                "an event every 5 s for 28 days (%,d): admitted %,d, the most in 7 days %,d, in a day %,d%n",
                gate.events(),
                Arrays.stream(admitted).sum(),
                week,
                Arrays.stream(admitted).max().orElseThrow());
        // A window's count covers at least three quarters of it.
        assertThat(week).isLessThanOrEqualTo(1667 * 4 / 3);
        assertThat(Arrays.stream(admitted).sum()).isLessThanOrEqualTo(4 * 1667 * 4 / 3);
    }

    @Test
    void backdatingGivesTheWeekOnceMoreAndNoMore() {
        Gate gate = Gate.shipped(Kind.RATING);
        int[] admitted = admittedEachDay(at -> at / (5 * SECOND) % 2 == 0
                ? gate.onTime("backdater", at)
                : gate.take(Gate.event("backdater", at - 3 * DAY, Timing.LATE, 3 * DAY)));
        System.out.printf(
                Locale.ROOT,
                "the same, every second one dated back by three days: admitted %,d, the most in 7 days %,d%n",
                Arrays.stream(admitted).sum(),
                mostInAWeek(admitted));
        assertThat(mostInAWeek(admitted)).isLessThanOrEqualTo(2 * 1667 * 4 / 3);
    }

    /** An event every 5 s for 28 days: how many were not held, by day. */
    private static int[] admittedEachDay(LongFunction<@Nullable Finding> judge) {
        int[] admitted = new int[28];
        for (long at = 0; at < 28 * DAY; at += 5 * SECOND) {
            Finding finding = judge.apply(1_600_000_000_000L + at);
            if (finding == null || finding.weight() != Weight.HOLDS) {
                admitted[(int) (at / DAY)]++;
            }
        }
        return admitted;
    }

    private static int mostInAWeek(int[] days) {
        int most = 0;
        for (int first = 0; first + 7 <= days.length; first++) {
            most = Math.max(most, Arrays.stream(days, first, first + 7).sum());
        }
        return most;
    }

    @Test
    void aTrickleIsLeftToOtherChecks() {
        Gate gate = Gate.shipped(Kind.RATING);
        for (int i = 0; i < 60 * 100; i++) {
            gate.onTime("trickle", 1_600_000_000_000L + i * DAY / 100);
        }
        print("a trickle of 100 a day for 60 days", gate);
        assertThat(gate.held()).isZero();
    }

    @Test
    void halfOfTheUsersForetellTheOtherHalf() {
        List<DataSets.Row> all = new ArrayList<>(DataSets.movieLens100k());
        all.addAll(DataSets.latestSmall());
        assertThat(tenSplits(Kind.RATING, all)).isLessThan(0.01);
    }

    @Test
    void halfOfTheCardsForetellTheOtherHalf() {
        assertThat(tenSplits(Kind.TRANSACTION, DataSets.genuinePayments())).isLessThan(0.001);
    }

    @Test
    void oneCommunityForetellsTheOther() {
        List<DataSets.Row> all = new ArrayList<>(DataSets.movieLens100k());
        all.addAll(DataSets.latestSmall());
        String name = "fitted on MovieLens 100K, judged latest-small";
        assertThat(split(name, Kind.RATING, all, actor -> actor.startsWith("a")).held())
                .isLessThan(2000);
        name = "fitted on latest-small, judged MovieLens 100K";
        assertThat(split(name, Kind.RATING, all, actor -> actor.startsWith("b")).held())
                .isZero();
    }

    /** Five times two halves by a hash of the actor's id; the share of events held in the half that was not fitted. */
    private static double tenSplits(Kind kind, List<DataSets.Row> rows) {
        int held = 0;
        int events = 0;
        for (int salt = 0; salt < 5; salt++) {
            for (int half = 0; half < 2; half++) {
                Gate gate = split(kind + " split " + salt + ", half " + half, kind, rows, inHalf(salt, half));
                held += gate.held();
                events += gate.events();
            }
        }
        System.out.printf(
                Locale.ROOT, "%s, ten splits: held %,d of %,d = %.4f %%%n", kind, held, events, 100.0 * held / events);
        return (double) held / events;
    }

    /** Fits on the actors that {@code learn} names and judges the others. */
    private static Gate split(String name, Kind kind, List<DataSets.Row> rows, Predicate<String> learn) {
        var maxima = DataSets.maxima(
                rows.stream().filter(row -> learn.test(row.actor())).toList());
        RateBaseline baseline = RateBaselineFit.fit(
                kind, new Source(Basis.MEASURED, "half", List.of(), maxima.size(), "this test"), maxima.values());
        RateLimits limits = RateLimits.of(baseline, Gate.POLICY);
        Gate gate = new Gate(limits);
        gate.replay(rows.stream().filter(row -> !learn.test(row.actor())).toList());
        StringBuilder holds = new StringBuilder();
        for (RateWindow window : RateWindow.values()) {
            holds.append(' ').append(window.key()).append('=').append(limits.hold(window));
        }
        print(name + " (fitted on " + maxima.size() + ":" + holds + ")", gate);
        return gate;
    }

    private static Predicate<String> inHalf(int salt, int half) {
        return actor -> new SplittableRandom(31L * actor.hashCode() + salt).nextInt(2) == half;
    }

    private static void print(String what, Gate gate) {
        System.out.printf(
                Locale.ROOT,
                "%s: %,d events of %,d: held %,d (%.4f %%) of %,d; noticed %,d (%.3f %%) of %,d%n",
                what,
                gate.events(),
                gate.actors(),
                gate.held(),
                100.0 * gate.held() / gate.events(),
                gate.heldActors(),
                gate.noticed(),
                100.0 * gate.noticed() / gate.events(),
                gate.noticedActors());
    }

    private static long millis(String length) {
        return Objects.requireNonNull(RateWindow.ofKey(length)).millis();
    }
}
