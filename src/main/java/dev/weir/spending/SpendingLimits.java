package dev.weir.spending;

import dev.weir.settings.Mode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What spending on one stream is judged by.
 *
 * @param mode what the check may do
 * @param zone in which hours of the day are told; null is UTC
 */
public record SpendingLimits(Mode mode, @Nullable ZoneId zone) {

    /** Hour of the day, 0 to 23, of an epoch millisecond. */
    int hour(long time) {
        long offset = zone == null || zone.equals(ZoneOffset.UTC)
                ? 0
                : zone.getRules().getOffset(Instant.ofEpochMilli(time)).getTotalSeconds() * 1000L;
        return (int) Math.floorMod(Math.floorDiv(time + offset, 3_600_000L), 24L);
    }
}
