package dev.weir.index;

import dev.weir.event.Entity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One held event, short.
 *
 * @param number the row's number, for a {@link Cursor}
 * @param origin its identity
 * @param caseId the case that it is in
 * @param stream the name of its stream
 * @param identity whether its contributor is somebody
 * @param object what it is about, or null
 * @param value rating, amount or measurement; NaN where there is none
 * @param time when it happened, by its own account; null for a stream without times
 * @param held since when it is held
 * @param deadline until when it can be decided
 * @param trust 0 to 1
 * @param nats the surprisals of its families, each by its strongest finding, added
 * @param check the check that held most strongly
 * @param family its family
 */
public record HeldRow(
        long number,
        String origin,
        String caseId,
        String stream,
        Entity actor,
        HeldRecord.Identity identity,
        @Nullable Entity object,
        double value,
        @Nullable Instant time,
        Instant held,
        Instant deadline,
        double trust,
        double nats,
        String check,
        String family,
        HoldStatus status) {}
