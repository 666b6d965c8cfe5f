package dev.weir.object;

import dev.weir.chance.Tail;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import org.jspecify.annotations.Nullable;

/**
 * Do more events come to an object within hours than its own past leads to expect? For streams on which honest contributors do
 * not form crowds of one mind: payments at a terminal, measurements.
 */
final class SurgeTest {

    /** Milliseconds: bursts of card testing last minutes to hours. */
    static final long TICK = 3_600_000;

    /** Two events close together are a coincidence. */
    private static final double LEAST_NOW = 3;

    /** Fewer events in the past say nothing of what is usual. */
    private static final double LEAST_PAST = 5;

    /**
     * Knowledge of the mean never counts for more than this many events, which allows an hour twice the mean: a busy merchant's
     * noon is no surge.
     */
    private static final double MOST_SHAPE = 8;

    /** The halved counts of an even stream's ticks add up to two ticks. */
    private static final double TICKS = 2;

    private SurgeTest() {}

    /**
     * The surge that the newest event of {@code pulse} is part of, or null.
     *
     * @param announced how many times the usual volume is announced, 1 or more
     */
    static ObjectContext.@Nullable Surge of(Pulse pulse, double announced) {
        double usual = TICKS * pulse.mean() * announced;
        if (pulse.now() < LEAST_NOW || pulse.past() < LEAST_PAST || pulse.now() <= usual) {
            return null;
        }
        double shape = pulse.past() + 0.5;
        double surprisal = Tail.negativeBinomial(
                (int) Math.min(Integer.MAX_VALUE, pulse.now()),
                Math.min(MOST_SHAPE, shape),
                usual * shape / pulse.past());
        return surprisal < ObjectContext.Surge.LEAST_SURPRISAL
                ? null
                : new ObjectContext.Surge(Math.min(Finding.MAX_SURPRISAL, surprisal), pulse.now(), usual);
    }
}
