package dev.weir.actor;

import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.settings.CheckPolicies.Treatment;
import dev.weir.settings.Mode;
import dev.weir.verdict.StandingMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a contributor's company with each of its events once it is watched, until it is no longer.
 *
 * @param mode what it may do
 * @param watched what happens to events of who is watched
 */
record CompanyCheck(Mode mode, Treatment watched) {

    /** The check's name in findings and in the policy. */
    static final String NAME = "company";

    /** The finding for an event of a contributor of whose standing {@code memory} is known, or null. */
    @Nullable
    Finding assess(Event event, @Nullable StandingMemory memory) {
        StandingMemory.Watch watch = memory == null || mode == Mode.OFF ? null : memory.strongestWatch();
        if (watch == null) {
            return null;
        }
        return new Finding(
                NAME,
                Family.GROUP,
                watch.surprisal(),
                watch.score(),
                watch.threshold(),
                0,
                "standard deviations beyond the company of most",
                event.actor() + " is watched: " + watch.sentence(),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                weight());
    }

    private Finding.Weight weight() {
        if (mode == Mode.SHADOW) {
            return Finding.Weight.SHADOW;
        }
        return watched == Treatment.HOLD ? Finding.Weight.HOLDS : Finding.Weight.COUNTS;
    }
}
