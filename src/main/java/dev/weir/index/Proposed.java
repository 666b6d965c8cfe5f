package dev.weir.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An act that one reviewer signed.
 *
 * @param id the act's
 * @param reviewer who signed
 * @param expires from when on it can no longer be sent
 * @param bytes what will be sent, as the proposer wrote it
 * @param ending what became of it, or null: it waits
 * @param endedBy who ended it, or null
 * @param comment why, in their words; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares these.
public record Proposed(
        String id,
        String reviewer,
        Instant expires,
        byte[] bytes,
        @Nullable Ending ending,
        @Nullable String endedBy,
        String comment) {

    /** Begins the ids of policies: all others are decisions. */
    public static final String POLICY = "policy:";

    /** Whether it is a policy, and no decisions. */
    public boolean isPolicy() {
        return id.startsWith(POLICY);
    }

    /** What can become of a proposal. */
    public enum Ending {
        /** Signed by a second reviewer, and sent. */
        APPROVED,
        /** A second reviewer said no. */
        DECLINED,
        /** Its proposer took it back. */
        WITHDRAWN
    }
}
