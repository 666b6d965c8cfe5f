package dev.weir.backtest;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts events by stream and by check. */
final class Flows {

    private static final Fate[] FATES = Fate.values();

    /** By fate now, then by the candidate. */
    private final SortedMap<String, long[][]> streams = new TreeMap<>();

    private final SortedMap<String, Held> checks = new TreeMap<>();

    private static final class Held {
        private long now;
        private long candidate;
        private long newly;
        private long noLonger;
    }

    void add(Pair pair) {
        Fate now = pair.now().fate();
        Fate candidate = pair.candidate().fate();
        streams.computeIfAbsent(pair.stream(), stream -> new long[FATES.length][FATES.length])[now.ordinal()][
                candidate.ordinal()]++;
        String before = pair.now().check();
        String after = pair.candidate().check();
        if (!before.isEmpty()) {
            Held held = held(before);
            held.now++;
            held.noLonger += after.isEmpty() ? 1 : 0;
        }
        if (!after.isEmpty()) {
            Held held = held(after);
            held.candidate++;
            held.newly += before.isEmpty() ? 1 : 0;
        }
    }

    SortedMap<String, BacktestReport.Flow> streams() {
        SortedMap<String, BacktestReport.Flow> flows = new TreeMap<>();
        streams.forEach((name, stream) -> flows.put(name, flow(stream)));
        return flows;
    }

    SortedMap<String, BacktestReport.Change> checks() {
        SortedMap<String, BacktestReport.Change> changes = new TreeMap<>();
        checks.forEach((name, held) -> changes.put(
                name,
                new BacktestReport.Change(
                        new BacktestReport.Both<>(held.now, held.candidate), held.newly, held.noLonger)));
        return changes;
    }

    private Held held(String check) {
        return checks.computeIfAbsent(check, name -> new Held());
    }

    private static BacktestReport.Flow flow(long[][] pairs) {
        long[] now = new long[FATES.length];
        long[] candidate = new long[FATES.length];
        long all = 0;
        long out = 0;
        long in = 0;
        for (Fate before : FATES) {
            for (Fate after : FATES) {
                long count = pairs[before.ordinal()][after.ordinal()];
                all += count;
                now[before.ordinal()] += count;
                candidate[after.ordinal()] += count;
                out += !before.isKeptOut() && after.isKeptOut() ? count : 0;
                in += before.isKeptOut() && !after.isKeptOut() ? count : 0;
            }
        }
        return new BacktestReport.Flow(all, new BacktestReport.Both<>(fates(now), fates(candidate)), out, in);
    }

    private static BacktestReport.Fates fates(long[] counts) {
        return new BacktestReport.Fates(
                counts[Fate.ADMITTED.ordinal()],
                counts[Fate.RELEASED.ordinal()],
                counts[Fate.HELD.ordinal()],
                counts[Fate.RETRACTED.ordinal()]);
    }
}
