package dev.weir.decode;

import dev.weir.event.DeadReason;

/**
 * Why a record cannot become an event. It never leaves this package, and it has no stack trace: a flood of bad records
 * must not cost more than a flood of good ones.
 */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final DeadReason reason;
    private final String error;

    /** @param error one sentence; untrusted text in it went through {@link Shown#text} */
    Refusal(DeadReason reason, String error) {
        super(error, null, false, false);
        this.reason = reason;
        this.error = Shown.cut(error);
    }

    /** The refusal of a record that lacks {@code field}, which was looked for at {@code slots}. */
    static Refusal missing(String field, Slots slots) {
        return new Refusal(DeadReason.MISSING_FIELD, field + " is absent or null; looked at " + slots.tried());
    }

    DeadReason reason() {
        return reason;
    }

    /** One sentence for a person, at most {@link Shown#ERROR_CHARS} long. */
    String error() {
        return error;
    }
}
