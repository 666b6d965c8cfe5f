package dev.weir.drill;

import dev.weir.event.DeadReason;
import org.jspecify.annotations.Nullable;

/**
 * What must become of a record.
 *
 * @param outcomes where it may come out
 * @param reason of a dead letter, or null where none is expected
 */
record Fate(Outcomes outcomes, @Nullable DeadReason reason) {

    /** It is an event: admitted or held. */
    static final Fate JUDGED = new Fate(Outcomes.JUDGED, null);

    /** Nobody says what it is: any answer will do, but there must be one. */
    static final Fate ANSWERED = new Fate(Outcomes.ANY, null);

    /** Where a record may come out. */
    enum Outcomes {
        JUDGED,
        DEAD,
        ANY
    }

    /** It is a dead letter with this reason. */
    static Fate dead(DeadReason reason) {
        return new Fate(Outcomes.DEAD, reason);
    }

    private static final DeadReason[] REASONS = DeadReason.values();

    /** One byte that {@link #of} reads back. */
    byte code() {
        return (byte) (reason != null ? reason.ordinal() : outcomes == Outcomes.JUDGED ? -1 : -2);
    }

    static Fate of(byte code) {
        return code >= 0 ? dead(REASONS[code]) : code == -1 ? JUDGED : ANSWERED;
    }

    boolean allows(Receipts.Outcome outcome) {
        return outcomes == Outcomes.ANY || (outcome == Receipts.Outcome.DEAD) == (outcomes == Outcomes.DEAD);
    }

    @Override
    public String toString() {
        return reason == null ? outcomes.name() : outcomes + " for " + reason.code();
    }
}
