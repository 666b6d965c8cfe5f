package dev.weir.replay;

import dev.weir.event.Code;
import dev.weir.event.DeadLetter;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what is written. Not thread-safe. */
final class Tally {

    private static final int BINS = 10;

    private final List<String> names;
    private final long[] admitted;
    private final long[] held;
    private final long[] released;
    private final List<SortedMap<String, Long>> dead = new ArrayList<>();
    private final SortedMap<String, SortedMap<String, Long>> checks = new TreeMap<>();
    private final long[] trust = new long[BINS];
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** @param names the streams' names in the order of their numbers */
    Tally(List<String> names) {
        this.names = names;
        this.admitted = new long[names.size()];
        this.held = new long[names.size()];
        this.released = new long[names.size()];
        names.forEach(name -> dead.add(new TreeMap<>()));
    }

    void count(Event event, Verdict verdict) {
        if (verdict.ruling() == Verdict.Ruling.ADMIT) {
            admitted[event.stream()]++;
            trust[Math.min(BINS - 1, (int) (verdict.trust() * BINS))]++;
        } else {
            held[event.stream()]++;
        }
        for (Finding finding : verdict.findings()) {
            checks.computeIfAbsent(finding.check(), check -> new TreeMap<>())
                    .merge(Code.of(finding.weight()), 1L, Long::sum);
        }
        if (event.timing() != Timing.NONE) {
            first = Math.min(first, event.time());
            if (event.timing() != Timing.FUTURE) {
                last = Math.max(last, event.time());
            }
        }
    }

    /** A decision is later than what it is about: what is made as of the last time counts it. */
    void decided(long time) {
        if (last != Long.MIN_VALUE) {
            last = Math.max(last, time);
        }
    }

    void released(Event event) {
        released[event.stream()]++;
    }

    void count(DeadLetter letter) {
        dead.get(letter.stream()).merge(letter.reason().code(), 1L, Long::sum);
    }

    /**
     * The counts, before what is retracted is known.
     *
     * @param suspended contributors that are suspended at the end
     * @param excluded contributors that are excluded at the end
     * @param watched contributors that are watched at the end
     */
    Outcome outcome(long suspended, long excluded, long watched) {
        SortedMap<String, Counts> streams = new TreeMap<>();
        SortedMap<String, Long> allDead = new TreeMap<>();
        long allAdmitted = 0;
        long allHeld = 0;
        long allReleased = 0;
        for (int i = 0; i < names.size(); i++) {
            streams.put(names.get(i), counts(admitted[i], held[i], released[i], dead.get(i)));
            allAdmitted += admitted[i];
            allHeld += held[i];
            allReleased += released[i];
            dead.get(i).forEach((reason, count) -> allDead.merge(reason, count, Long::sum));
        }
        return new Outcome(
                counts(allAdmitted, allHeld, allReleased, allDead),
                streams,
                checks,
                bins(),
                suspended,
                excluded,
                0,
                watched,
                iso(first),
                iso(last));
    }

    private static Counts counts(long admitted, long held, long released, SortedMap<String, Long> reasons) {
        long dead = reasons.values().stream().mapToLong(Long::longValue).sum();
        return new Counts(admitted + held + dead, admitted, held, dead, released, reasons);
    }

    private List<Outcome.TrustBin> bins() {
        List<Outcome.TrustBin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new Outcome.TrustBin(i / (double) BINS, (i + 1) / (double) BINS, trust[i]));
        }
        return bins;
    }

    private static @Nullable String iso(long time) {
        return time == Long.MAX_VALUE || time == Long.MIN_VALUE
                ? null
                : Instant.ofEpochMilli(time).toString();
    }
}
