package dev.weir.actor;

import dev.weir.event.Alarm;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds an event that is part of an unusual crowd on its object. */
final class CrowdCheck {

    /** The check's name in findings; the policy's {@code campaign} switches it. */
    static final String NAME = "crowd";

    /** So many of one mind about an object without a past are held. */
    private static final int FIRST = 3;

    /** The mean surprisal of what chance alone brings. */
    private static final double USUAL = 1;

    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private CrowdCheck() {}

    /** The finding for an event with what is known of its object, or null. */
    static @Nullable Finding assess(Event event, ObjectContext context, Mode mode) {
        ObjectContext.Crowd crowd = context.crowd();
        if (crowd == null || crowd.past() == ObjectContext.Crowd.Past.ITSELF || mode == Mode.OFF) {
            return null;
        }
        double surprisal = Math.max(0, Math.min(crowd.surprisal(), Finding.MAX_SURPRISAL));
        boolean known = crowd.past() == ObjectContext.Crowd.Past.KNOWN;
        return new Finding(
                NAME,
                Family.GROUP,
                surprisal,
                known ? surprisal : crowd.ofClass(),
                known ? Alarm.HELD_FROM : FIRST,
                known ? USUAL : crowd.usual(),
                known ? "nats of surprise at the crowd" : "of one mind about a new object",
                sentence(event, crowd),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                weight(surprisal >= Alarm.HELD_FROM || !known, mode));
    }

    private static Finding.Weight weight(boolean holds, Mode mode) {
        if (mode == Mode.SHADOW) {
            return Finding.Weight.SHADOW;
        }
        return holds ? Finding.Weight.HOLDS : Finding.Weight.COUNTS;
    }

    private static String sentence(Event event, ObjectContext.Crowd crowd) {
        String since = SINCE.format(Instant.ofEpochMilli(crowd.since()));
        String usual = String.format(Locale.ROOT, "%.1f", crowd.usual());
        String seen = Double.isNaN(event.value())
                ? crowd.events() + " events about this object came since " + since
                : crowd.ofClass() + " of " + crowd.events() + " events about this object since " + since
                        + " have values in the same part of the scale";
        return seen + ", where " + usual + " would be usual";
    }
}
