package dev.weir.alerts;

import dev.weir.metrics.Exposition;
import dev.weir.metrics.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the forwarder is, for its log and for Prometheus. The forwarder writes; any thread may read. */
public final class Progress {

    private final InstantSource clock;
    private final Map<Outcome, Long> done = new EnumMap<>(Outcome.class);
    private long failedTries;
    private long waiting;
    private @Nullable Instant taken;
    private @Nullable Instant looked;
    private @Nullable Instant inHand;

    public Progress(InstantSource clock) {
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            done.put(outcome, 0L);
        }
    }

    /** What became of an alert. */
    enum Outcome {
        TAKEN,
        /** The receiver will never take it. */
        REFUSED,
        /** It is none. */
        UNREADABLE,
        /** Its topic had it no more. */
        DELETED
    }

    /** Kafka said how many alerts the group is not done with. */
    synchronized void looked(long notDone) {
        looked = clock.instant();
        waiting = notDone;
    }

    /** One is tried from now on; all others wait behind it. */
    synchronized void took() {
        inHand = clock.instant();
    }

    /** A try failed, and another will follow. */
    synchronized void failed() {
        failedTries++;
    }

    /** The forwarder is done with one. */
    synchronized void done(Outcome outcome) {
        done.merge(outcome, 1L, Long::sum);
        inHand = null;
        if (outcome == Outcome.TAKEN) {
            taken = clock.instant();
        }
    }

    /** So many were deleted before they were tried. */
    synchronized void deleted(long records) {
        done.merge(Outcome.DELETED, records, Long::sum);
    }

    /** With how many it is done. */
    synchronized long done() {
        return done.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What there is to tell; nothing before Kafka answered for the first time. */
    public synchronized Optional<Exposition> told() {
        if (looked == null) {
            return Optional.empty();
        }
        Exposition told = new Exposition();
        done.forEach((outcome, count) ->
                told.add(Metric.ALERTS_DONE, count, outcome.name().toLowerCase(Locale.ROOT)));
        return Optional.of(told.add(Metric.ALERTS_FAILED_TRIES, failedTries)
                .add(Metric.ALERTS_WAITING, waiting)
                .add(Metric.ALERTS_STUCK, stuck())
                .add(Metric.ALERTS_TAKEN_TIME, seconds(taken))
                .add(Metric.ALERTS_LOOKED_TIME, seconds(looked)));
    }

    private double stuck() {
        return inHand == null ? 0 : Duration.between(inHand, clock.instant()).toMillis() / 1e3;
    }

    private static double seconds(@Nullable Instant time) {
        return time == null ? 0 : time.toEpochMilli() / 1e3;
    }

    @Override
    public synchronized String toString() {
        long deleted = done.getOrDefault(Outcome.DELETED, 0L);
        return String.format(
                Locale.ROOT,
                "%,d alerts sent, %,d refused, %,d unreadable%s; %,d wait",
                done.get(Outcome.TAKEN),
                done.get(Outcome.REFUSED),
                done.get(Outcome.UNREADABLE),
                deleted == 0 ? "" : String.format(Locale.ROOT, ", %,d deleted before", deleted),
                waiting);
    }
}
