package dev.weir.provenance;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices an event id that the same contributor used before with other content. Such an event is judged on its merits:
 * some producers correct an event under its old id.
 */
public final class ConflictCheck {

    /** The check's name in the policy. */
    public static final String NAME = "conflict";

    /**
     * Surprisal of a conflict: one honest event in 100. An assumption: no data set at hand has corrected events. It lowers
     * trust to 0.93 and cannot hold.
     */
    private static final double SURPRISAL = Math.log(100);

    private ConflictCheck() {}

    /** The finding for an event of which the ring says {@code seen}, or null. */
    public static @Nullable Finding assess(IdRing.Seen seen, Mode mode) {
        if (seen != IdRing.Seen.CONFLICT || mode == Mode.OFF) {
            return null;
        }
        return new Finding(
                NAME,
                Family.PROVENANCE,
                SURPRISAL,
                2,
                2,
                1,
                "contents under one id",
                "the same contributor sent this event id before with other content",
                List.of(ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.COUNTS);
    }
}
