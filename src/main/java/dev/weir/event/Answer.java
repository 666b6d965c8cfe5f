package dev.weir.event;

import org.jspecify.annotations.Nullable;

/**
 * What came of a decision: written once for each record of a decision that the job reads.
 *
 * @param decision the decision's id; empty where the record was no decision at all
 * @param action what was asked, or null where that could not be read
 * @param subject whom or what it is about: a contributor's text, or an event's origin; empty where that could not be read
 * @param outcome what came of it
 * @param sentence what was done, or why not
 * @param retractions entries that it wrote to the ledger, 0 or more
 * @param released events that it sent to training, 0 or 1
 * @param reviewer who decided; empty where nobody is known to have
 * @param campaign the campaign that the decision covers, {@code id@members}, or null
 * @param time when it was decided, epoch milliseconds; 0 where that could not be read
 */
public record Answer(
        String decision,
        Decision.@Nullable Action action,
        String subject,
        Outcome outcome,
        String sentence,
        int retractions,
        int released,
        String reviewer,
        @Nullable String campaign,
        long time) {

    /** What can come of a decision. */
    public enum Outcome {
        /** Done. */
        APPLIED,
        /** Its event has not come yet; it is done when it does. */
        WAITS,
        /** It was applied before; nothing changed. */
        REPEATED,
        /** Not done; the sentence says why. */
        REFUSED,
        /** A release at the deadline: not done, by the policy; to ask again changes nothing. */
        KEPT_OUT;

        /** Of several answers to one decision, what was done stays done, and what is sent again changes nothing. */
        private int rank() {
            return switch (this) {
                case REPEATED -> 0;
                case WAITS -> 1;
                case REFUSED -> 2;
                case KEPT_OUT -> 3;
                case APPLIED -> 4;
            };
        }

        /** Whether this answer to a decision counts, and an {@code other} answer to the same one does not. */
        public boolean outranks(Outcome other) {
            return rank() > other.rank();
        }
    }
}
