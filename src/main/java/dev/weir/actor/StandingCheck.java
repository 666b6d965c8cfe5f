package dev.weir.actor;

import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Standing;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import dev.weir.verdict.StandingMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a contributor sends once it was found in a campaign, until that is explained: everything, where several objects
 * say so; what is about the one object, where only one does.
 */
final class StandingCheck {

    /** The check's name in findings; the policy's {@code campaign} switches it. */
    static final String NAME = "standing";

    private StandingCheck() {}

    /** The finding for an event of a contributor of whose standing {@code memory} is known, or null. */
    static @Nullable Finding assess(Event event, @Nullable StandingMemory memory, Mode mode) {
        if (memory == null) {
            return null;
        }
        String reviewer = memory.reviewer();
        if (reviewer == null && mode == Mode.OFF) {
            return null;
        }
        Standing standing = memory.now();
        if (standing != Standing.SUSPENDED && standing != Standing.EXCLUDED) {
            return null;
        }
        List<String> known = memory.inForce().stream()
                .flatMap(entry -> entry.objects().stream())
                .distinct()
                .toList();
        // An honest crowd can shift one object too (a scammer is found out): one object's evidence is about it alone.
        boolean alone = standing == Standing.SUSPENDED && known.size() == 1;
        if (alone && (event.object() == null || !known.contains(event.object().text()))) {
            return null;
        }
        int objects = known.size();
        String word = standing == Standing.SUSPENDED ? "suspended" : "excluded";
        return new Finding(
                NAME,
                Family.GROUP,
                memory.surprisal(),
                objects,
                1,
                0,
                "objects of one campaign",
                event.actor()
                        + (reviewer == null
                                ? joined(memory.ruling()) + " is " + word + " for its part in campaign "
                                        + memory.campaign()
                                : " is " + word + " by " + reviewer),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                reviewer == null && mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.HOLDS);
    }

    private static String joined(StandingMemory.@Nullable Ruling ruling) {
        return ruling == null ? "" : " joined a campaign that " + ruling.text() + ", and";
    }
}
