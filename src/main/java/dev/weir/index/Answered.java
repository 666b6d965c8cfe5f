package dev.weir.index;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision and what came of it.
 *
 * @param id the decision's
 * @param action what was asked, or null where that could not be read
 * @param subject whom or what it is about: a contributor's text, or an event's origin
 * @param origin the event, where it is about one, else null
 * @param since EXCLUDE: from which event time on, or null: the beginning
 * @param until ALLOW: to which event time, or null: for good
 * @param undoes the id of the decision that it takes back, or null
 * @param undoneBy the id of the decision that took it back, or null
 * @param campaign {@code id@members}, or null
 * @param reason why, from the closed list; null where only the answer is known
 * @param comment in the reviewer's words, may be empty
 * @param reviewer who decided, may be empty
 * @param time when it was decided
 * @param outcome what came of it, or null: no answer yet
 * @param sentence what was done, or why not; empty without an answer
 * @param retractions entries that it wrote to the ledger
 * @param released events that it sent to training
 */
public record Answered(
        String id,
        Decision.@Nullable Action action,
        String subject,
        @Nullable String origin,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String undoes,
        @Nullable String undoneBy,
        @Nullable String campaign,
        Decision.@Nullable Reason reason,
        String comment,
        String reviewer,
        Instant time,
        Answer.@Nullable Outcome outcome,
        String sentence,
        int retractions,
        int released) {

    /** What it was sent in: the n-th decision of an act has the id {@code act.n}. */
    public String act() {
        return id.replaceFirst("\\.\\d+$", "");
    }
}
