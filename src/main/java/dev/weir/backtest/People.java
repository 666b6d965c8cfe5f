package dev.weir.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Counts for each contributor how much of it each policy keeps out. About 200 bytes a contributor. */
final class People {

    /** Of those that a policy hits hardest. */
    private static final int TENTHS = 10;

    private static final int MOST_NAMED = 20;

    private final Map<String, Tally> people = new HashMap<>();
    private final Predicate<String> isFake;

    /** @param isFake who of them is known to be dishonest, and left out */
    People(Predicate<String> isFake) {
        this.isFake = isFake;
    }

    /** One contributor: its events, and of them those that each policy keeps out. */
    private static final class Tally {
        private final String actor;
        private long events;
        private long keptOutNow;
        private long keptOutByCandidate;

        private Tally(String actor) {
            this.actor = actor;
        }

        private long keptOut(Side side) {
            return side == Side.NOW ? keptOutNow : keptOutByCandidate;
        }

        private double share(Side side) {
            return (double) keptOut(side) / events;
        }

        private boolean isShutOut(Side side, StandingsFile standings) {
            return share(side) > 0.5
                    || standings.suspended().contains(actor)
                    || standings.excluded().contains(actor);
        }

        private long more() {
            return keptOutByCandidate - keptOutNow;
        }
    }

    void add(Pair pair) {
        Tally tally = people.computeIfAbsent(pair.actor(), Tally::new);
        tally.events++;
        tally.keptOutNow += pair.now().fate().isKeptOut() ? 1 : 0;
        tally.keptOutByCandidate += pair.candidate().fate().isKeptOut() ? 1 : 0;
    }

    BacktestReport.Contributors contributors() {
        List<Tally> honest =
                people.values().stream().filter(one -> !isFake.test(one.actor)).toList();
        return new BacktestReport.Contributors(
                honest.size(),
                new BacktestReport.Both<>(burden(honest, Side.NOW), burden(honest, Side.CANDIDATE)),
                named(honest.stream().filter(one -> one.more() > 0)),
                named(honest.stream().filter(one -> one.more() < 0)));
    }

    /** Whom a policy leaves nothing, or less than half: of all, whatever is known of them. */
    BacktestReport.ShutOut shutOut(StandingsFile now, StandingsFile candidate) {
        List<Tally> newly = people.values().stream()
                .filter(one -> one.isShutOut(Side.CANDIDATE, candidate) && !one.isShutOut(Side.NOW, now))
                .toList();
        return new BacktestReport.ShutOut(
                people.size(),
                newly.size(),
                newly.stream().map(one -> one.actor).sorted().limit(MOST_NAMED).toList());
    }

    private static BacktestReport.Burden burden(List<Tally> some, Side side) {
        return new BacktestReport.Burden(
                some.stream().filter(one -> one.keptOut(side) > 0).count(),
                some.stream().filter(one -> one.share(side) > 0.5).count(),
                worstTenth(some, side));
    }

    /** The mean share kept out among the tenth of them of whom most is; the tenth is rounded up, and 0 where there is nobody. */
    private static double worstTenth(List<Tally> some, Side side) {
        int tenth = (some.size() + TENTHS - 1) / TENTHS;
        return some.stream()
                .map(one -> one.share(side))
                .sorted(Comparator.reverseOrder())
                .limit(tenth)
                .mapToDouble(share -> share)
                .average()
                .orElse(0);
    }

    /** Those whom the candidate changes most. */
    private static List<BacktestReport.Person> named(Stream<Tally> some) {
        List<BacktestReport.Person> named = new ArrayList<>();
        some.sorted(Comparator.comparingLong((Tally one) -> -Math.abs(one.more()))
                        .thenComparing(one -> one.actor))
                .limit(MOST_NAMED)
                .forEach(one -> named.add(
                        new BacktestReport.Person(one.actor, one.events, one.keptOutNow, one.keptOutByCandidate)));
        return named;
    }
}
