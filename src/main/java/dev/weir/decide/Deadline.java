package dev.weir.decide;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Standing;
import dev.weir.settings.AtDeadline;
import dev.weir.settings.ReviewSettings;
import dev.weir.verdict.StandingMemory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Judges a held event once more at its deadline, when nobody decided, by what is known then. Who floods, or sends in another's
 * name, need only wait else: what was held for that stays out.
 */
final class Deadline {

    private Deadline() {}

    /**
     * Why the event does not go out, or null.
     *
     * @param hold the event, as it is kept
     * @param record the decoded event of the record that the decision carries; null where it is none
     */
    static @Nullable Answer refusal(
            Decision decision, Hold hold, @Nullable Event record, StandingMemory standing, ReviewSettings review) {
        // The gate lets no time pass that is ahead of the broker's.
        long deadline = hold.arrival() + review.holdFor().toMillis();
        if (decision.time() < deadline) {
            return Answers.refused(
                    decision,
                    "it waits until " + Instant.ofEpochMilli(deadline) + ", and this was decided at "
                            + Instant.ofEpochMilli(decision.time())
                            + "; decide for another reason before its deadline");
        }
        if (hold.status() == Hold.Status.RELEASED) {
            return Answers.refused(decision, OnEvent.already(hold));
        }
        String why = why(decision, hold, record, standing, review);
        return why == null ? null : Answers.keptOut(decision, why);
    }

    private static @Nullable String why(
            Decision decision, Hold hold, @Nullable Event record, StandingMemory standing, ReviewSettings review) {
        if (review.atDeadline() == AtDeadline.KEEP) {
            return "review.atDeadline is keep";
        }
        if (hold.status() != Hold.Status.HELD) {
            return OnEvent.already(hold);
        }
        if (standing.now() != Standing.CLEAR) {
            return "its contributor is " + Code.of(standing.now());
        }
        if (hold.isFoundBy(Family.RATE)) {
            return "it was held for its pace";
        }
        if (hold.isFoundBy(Family.PROVENANCE)) {
            return "it was held for its provenance";
        }
        return OnEvent.unfit(decision, hold, record, standing);
    }
}
