package dev.weir.wire;

import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How long state may last at most. What a verdict sees expires by event time, checked where it is read; Flink's time to
 * live runs on the processing clock and only clears away what nobody asks for any more.
 */
public final class StateExpiry {

    /** Twice the memory: a backlog may be read much later than it happened, never much slower. */
    private static final int BACKSTOP = 2;

    private StateExpiry() {}

    /** The time to live that clears away state which event time has forgotten long ago. */
    public static StateTtlConfig backstop(Duration memory) {
        return StateTtlConfig.newBuilder(memory.multipliedBy(BACKSTOP)).build();
    }

    /** The same for state that is read much more often than it is written: reading it keeps it. */
    public static StateTtlConfig backstopSinceRead(Duration memory) {
        return StateTtlConfig.newBuilder(memory.multipliedBy(BACKSTOP))
                .updateTtlOnReadAndWrite()
                .build();
    }
}
