package dev.weir.actor;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lowers trust in an event that is part of a surge about its object. It never holds: most who come in a surge are honest. */
final class SurgeCheck {

    /** The check's name in findings and in the policy. */
    static final String NAME = "surge";

    /** The mean surprisal of what chance alone brings. */
    private static final double USUAL = 1;

    private SurgeCheck() {}

    /** The finding for an event with what is known of its object, or null. */
    static @Nullable Finding assess(ObjectContext context, Mode mode) {
        ObjectContext.Surge surge = context.surge();
        if (surge == null || mode == Mode.OFF) {
            return null;
        }
        return new Finding(
                NAME,
                Family.GROUP,
                surge.surprisal(),
                surge.surprisal(),
                ObjectContext.Surge.LEAST_SURPRISAL,
                USUAL,
                "nats of surprise at the surge",
                String.format(
                        Locale.ROOT,
                        "%.0f events about this object came within hours, where %.1f would be usual",
                        surge.events(),
                        surge.usual()),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.COUNTS);
    }
}
