package dev.weir.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who works on which case. */
public final class Claims {

    Claims() {}

    /**
     * Locks a case for a reviewer, or prolongs his lock.
     *
     * @return the claim in force: his own, or that of who has it
     */
    public Claim claim(String caseId, String reviewer, Duration most, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Gives a reviewer's lock back; does nothing where he has none. */
    public void release(String caseId, String reviewer) {
        throw new UnsupportedOperationException();
    }

    /** Gives a case to a reviewer until it is decided or given to another. */
    public Claim assign(String caseId, String reviewer) {
        throw new UnsupportedOperationException();
    }

    /** Leaves a case out of what {@link #next} gives this reviewer, until then. */
    public void skip(String caseId, String reviewer, Instant until) {
        throw new UnsupportedOperationException();
    }

    /** Asks a lead to look. */
    public Claim escalate(String caseId, String reason) {
        throw new UnsupportedOperationException();
    }

    /** Takes the first case of a queue that nobody else has and that the reviewer did not skip, and locks it for him. */
    public Optional<Case> next(QueueFilter filter, QueueOrder order, String reviewer, Duration most, Instant now) {
        throw new UnsupportedOperationException();
    }
}
