package dev.weir.decide;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import org.jspecify.annotations.Nullable;

/**
 * Applies ERASE: what follows besides the state that is deleted. Pure. Answer and entry of the ledger name nobody; the decision itself does,
 * as it has to.
 */
public final class OnErasure {

    private OnErasure() {}

    /**
     * What was known of somebody.
     *
     * @param streams on how many streams something was remembered
     * @param held events of which a hold was kept
     * @param bytes events that were kept with their bytes, and decisions that waited with theirs
     */
    public record Known(int streams, int held, int bytes) {}

    /**
     * What follows.
     *
     * @param retraction the entry of the ledger, or null: it is not done
     */
    public record Outcome(@Nullable Retraction retraction, Answer answer) {}

    /**
     * It is done.
     *
     * @param arrived until when events arrived that were judged, epoch milliseconds
     */
    public static Outcome applied(Decision decision, Entity pseudonym, long arrived, Known known) {
        long until = Math.max(decision.time(), arrived == Long.MAX_VALUE ? arrived : arrived + 1);
        Retraction retraction =
                Retraction.ofErased(decision.id() + " erased", pseudonym, until, decision.reviewer(), decision.time());
        String sentence = "erased: the memory of " + known.streams() + (known.streams() == 1 ? " stream" : " streams")
                + ", " + known.held() + (known.held() == 1 ? " hold" : " holds") + ", " + known.bytes()
                + " kept with their bytes; all that arrived before is retracted for good";
        return new Outcome(retraction, answer(decision, pseudonym.text(), Answer.Outcome.APPLIED, sentence, 1));
    }

    /** It was done before. */
    public static Outcome repeated(Decision decision, Entity pseudonym) {
        return new Outcome(
                null,
                answer(
                        decision,
                        pseudonym.text(),
                        Answer.Outcome.REPEATED,
                        "this decision was applied before; nothing changed",
                        0));
    }

    /** There is no key, so that whom it was about could not be said without a name. */
    public static Outcome nameless(Decision decision) {
        return new Outcome(
                null,
                answer(
                        decision,
                        decision.subject(),
                        Answer.Outcome.REFUSED,
                        "the settings of the gateway have no privacy.key, by which the ledger names who was erased; give it,"
                                + " and send this again",
                        0));
    }

    private static Answer answer(
            Decision decision, String subject, Answer.Outcome outcome, String sentence, int retractions) {
        return new Answer(
                decision.id(),
                decision.action(),
                subject,
                outcome,
                sentence,
                retractions,
                0,
                decision.reviewer(),
                null,
                decision.time());
    }
}
