package dev.weir.decide;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;

/** The answers to a decision, in words. */
final class Answers {

    static final String OTHERS = "it was decided by somebody else; only a lead takes back what others decided";

    private Answers() {}

    static Answer of(Decision decision, Answer.Outcome outcome, String sentence) {
        return of(decision, outcome, sentence, 0, 0);
    }

    static Answer repeated(Decision decision) {
        return of(decision, Answer.Outcome.REPEATED, "this decision was applied before; nothing changed");
    }

    static Answer refused(Decision decision, String sentence) {
        return of(decision, Answer.Outcome.REFUSED, sentence);
    }

    static Answer keptOut(Decision decision, String why) {
        return of(decision, Answer.Outcome.KEPT_OUT, "it stays out by policy: " + why);
    }

    static Answer applied(Decision decision, String sentence, int retractions, int released) {
        return of(decision, Answer.Outcome.APPLIED, sentence, retractions, released);
    }

    /** Why, for the ledger: {@code excluded by ana: stolen-account, "she called"}. */
    static String why(Decision decision) {
        String comment = decision.comment().isEmpty() ? "" : ", \"" + decision.comment() + '"';
        return word(decision.action()) + " by " + decision.reviewer() + ": " + Code.of(decision.reason()) + comment;
    }

    private static String word(Decision.Action action) {
        return switch (action) {
            case RELEASE -> "released";
            case REJECT -> "rejected";
            case EXCLUDE -> "excluded";
            case CLEAR -> "cleared";
            case ALLOW -> "allowed";
            case UNDO -> "taken back";
            case ASSESS -> "assessed";
            case ERASE -> "erased";
            case RELABEL -> "relabelled";
        };
    }

    private static Answer of(
            Decision decision, Answer.Outcome outcome, String sentence, int retractions, int released) {
        return new Answer(
                decision.id(),
                decision.action(),
                decision.subject(),
                outcome,
                sentence,
                retractions,
                released,
                decision.reviewer(),
                decision.campaign(),
                decision.time());
    }
}
