package dev.weir.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who works on a case. Claims are the index's own and survive a rebuild: no topic has them.
 *
 * @param caseId the case
 * @param reviewer who has it, or null: nobody, it was only escalated
 * @param until when the lock ends; {@link Instant#MAX} for one that was assigned
 * @param escalated why a lead shall look, or null
 */
public record Claim(
        String caseId,
        @Nullable String reviewer,
        Instant until,
        @Nullable String escalated) {}
