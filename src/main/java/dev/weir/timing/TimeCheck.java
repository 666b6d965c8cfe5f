package dev.weir.timing;

import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.event.Timing;
import dev.weir.settings.Durations;
import dev.weir.settings.Mode;
import dev.weir.settings.TimeField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds events whose time cannot be: ahead of the clock by more than {@code skew}, behind it by more than {@code lateness}. */
public final class TimeCheck {

    /** The check's name in the policy. */
    public static final String NAME = "time";

    /**
     * Surprisal at the limit: the limits are taken as what one honest clock in 1,500 passes, like the rate check's; beyond
     * it grows in proportion, as for exponentially distributed errors. An assumption, not a measurement: no data set at
     * hand has wrong clocks in it.
     */
    private static final double AT_LIMIT = Math.log(1500);

    private TimeCheck() {}

    /** What the event's timing says, or null where there is nothing to say. */
    public static @Nullable Finding assess(Event event, TimeField settings, Mode mode) {
        if (mode == Mode.OFF || (event.timing() != Timing.FUTURE && event.timing() != Timing.STALE)) {
            return null;
        }
        boolean future = event.timing() == Timing.FUTURE;
        long limit = (future ? settings.skew() : settings.lateness()).toMillis();
        String sentence = "the event says " + Instant.ofEpochMilli(event.time()) + ", "
                + Durations.about(Duration.ofMillis(event.offBy()))
                + (future ? " ahead of" : " behind") + " its stream's clock; at most "
                + Durations.text(Duration.ofMillis(limit)) + (future ? " ahead" : " behind") + " is allowed";
        return new Finding(
                NAME,
                Family.TIME,
                Math.min(Finding.MAX_SURPRISAL, AT_LIMIT * event.offBy() / limit),
                event.offBy(),
                limit,
                0,
                future ? "ms ahead" : "ms behind",
                sentence,
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.HOLDS);
    }
}
