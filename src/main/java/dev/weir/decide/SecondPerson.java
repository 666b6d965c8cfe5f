package dev.weir.decide;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.settings.FourEyes;
import dev.weir.verdict.StandingMemory;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions take a second person. Pure. What the record itself says is asked at the gate; whether a contributor is
 * excluded only its standing says, so that is asked where the decision meets it.
 */
public final class SecondPerson {

    private SecondPerson() {}

    /**
     * What of it takes a second person, by the record alone.
     *
     * @param asked what takes one in this deployment
     * @param campaign the campaign that it is about as one, or null
     * @return what does, or null
     */
    public static @Nullable FourEyes byRecord(Set<FourEyes> asked, Decision.Action action, @Nullable String campaign) {
        FourEyes what = switch (action) {
            case RELEASE, CLEAR -> campaign == null ? null : FourEyes.RELEASE_CAMPAIGN;
            case ALLOW -> FourEyes.ALLOW;
            case ERASE -> FourEyes.ERASE;
            case REJECT, EXCLUDE, UNDO, ASSESS, RELABEL -> null;
        };
        return what != null && asked.contains(what) ? what : null;
    }

    /**
     * What becomes of a decision about a contributor, or a refusal that leaves everything as it was. A refused one is not
     * remembered: with a second signature the same decision counts.
     *
     * @param before how the contributor stood
     * @param decided what was decided until then
     * @param outcome what the decision comes to
     */
    public static OnContributor.Outcome check(
            Set<FourEyes> asked,
            Instruction instruction,
            StandingMemory before,
            Decided decided,
            OnContributor.Outcome outcome) {
        boolean enough = !asked.contains(FourEyes.UNDO_EXCLUDE)
                || instruction.signers() == Instruction.Signers.TWO
                || !bringsBack(before, outcome);
        return enough
                ? outcome
                : new OnContributor.Outcome(
                        before, decided, null, List.of(), missing(instruction.decision(), FourEyes.UNDO_EXCLUDE));
    }

    private static boolean bringsBack(StandingMemory before, OnContributor.Outcome outcome) {
        return before.now() == Standing.EXCLUDED
                && (outcome.standing().now() != Standing.EXCLUDED
                        || outcome.retractions().stream().anyMatch(entry -> entry.op() == Retraction.Op.REINSTATE));
    }

    private static Answer missing(Decision decision, FourEyes what) {
        return Answers.refused(decision, missing(what));
    }

    /** Why it does not count. */
    static String missing(FourEyes what) {
        return "it takes a second person (review.fourEyes: " + Code.of(what) + "), and header " + DecisionGate.SECOND
                + " is missing; propose it, and have another reviewer approve it";
    }
}
