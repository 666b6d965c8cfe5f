package dev.weir.actor;

import dev.weir.event.Event;
import dev.weir.event.Sample;
import dev.weir.event.Standing;
import dev.weir.event.Verdict;
import dev.weir.verdict.StandingMemory;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When a contributor shows a sample of itself: as it grows, each time by two fifths, and when it comes back after a day. So
 * a contributor shows few, however much it sends, and what the latest one misses is at most the last third of its events.
 */
final class Sampling {

    /** Fewer are a visit, see {@link ActorMemory}; the contributors that the shipped baselines rest on have as many. */
    static final int LEAST_EVENTS = 20;

    /** An absence after which it shows what it did before, in milliseconds. */
    static final long ABSENCE = 24 * 3_600_000L;

    /** 20, 28, 40, 57, 80 ...: each the square root of two times the one before. */
    private static final int[] MOMENTS = IntStream.range(0, 53)
            .map(i -> (int) Math.round(LEAST_EVENTS * Math.pow(2, i / 2.0)))
            .toArray();

    private Sampling() {}

    /**
     * The sample to show after an event, or null.
     *
     * @param verdict the event's, or null where it was refused as a duplicate
     * @param standing how the contributor stands, or null where nothing was ever said of it
     */
    static @Nullable Sample of(
            Event event,
            @Nullable Verdict verdict,
            ActorMemory before,
            ActorMemory after,
            @Nullable StandingMemory standing) {
        if (after.windows().everHeld()) {
            return before.windows().everHeld() ? null : sample(event, after, new int[0]);
        }
        if (!isMoment(before, after, event.time()) || verdict == null || verdict.ruling() != Verdict.Ruling.ADMIT) {
            return null;
        }
        boolean inGoodStanding = standing == null || standing.now() == Standing.CLEAR;
        int[] peaks = after.windows().peaks();
        return inGoodStanding && peaks[0] > 0 ? sample(event, after, peaks) : null;
    }

    private static boolean isMoment(ActorMemory before, ActorMemory after, long time) {
        if (after.events() < LEAST_EVENTS || after.events() == before.events()) {
            return false;
        }
        return time - before.lastSeen() >= ABSENCE || Arrays.binarySearch(MOMENTS, after.events()) >= 0;
    }

    private static Sample sample(Event event, ActorMemory after, int[] peaks) {
        return new Sample(
                event.stream(),
                event.actor(),
                event.time(),
                after.events(),
                Arrays.stream(peaks).boxed().toList());
    }
}
