package dev.weir.event;

import java.util.Objects;

/**
 * Why a held event goes out after all. Its first verdict stays what it was.
 *
 * @param by who decided
 * @param reason one sentence
 * @param time event time of what brought it about, epoch milliseconds
 */
public record Release(By by, String reason, long time) {

    /** Who can decide. */
    public enum By {
        /** Weir itself, under the policy: what the event was held for is explained. */
        POLICY,
        /** A reviewer. */
        REVIEWER
    }

    public Release {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
    }
}
