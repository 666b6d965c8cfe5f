package dev.weir.actor;

import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what one contributor says of one object, or does to it, again and again. No later visitor who agrees lets it go: it was said before. */
final class RepeatCheck {

    /** The check's name in findings; the policy's {@code campaign} switches it. */
    static final String NAME = "repeat";

    private RepeatCheck() {}

    /** The finding for an event, with what is known of its object, or null. */
    static @Nullable Finding assess(Event event, ObjectContext context, Mode mode) {
        ObjectContext.Crowd crowd = context.crowd();
        if (crowd == null || crowd.past() != ObjectContext.Crowd.Past.ITSELF || mode == Mode.OFF) {
            return null;
        }
        return new Finding(
                NAME,
                Family.BEHAVIOR,
                crowd.surprisal(),
                crowd.events(),
                ObjectContext.Crowd.MOST_TIMES + 1,
                crowd.usual(),
                (event.hasValue() ? "opinions" : "events") + " of one contributor about one object",
                event.hasValue()
                        ? "it has said what it thinks of this object " + crowd.events()
                                + " times, and others say it once; the first " + ObjectContext.Crowd.MOST_TIMES
                                + " are let through"
                        : "it has come to this object more than " + ObjectContext.Crowd.MOST_TIMES
                                + " times, and others come once; the first " + ObjectContext.Crowd.MOST_TIMES
                                + " are let through",
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.HOLDS);
    }
}
