package dev.weir.index;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the blind sample.
 *
 * @param origin the event
 * @param actor whose it is
 * @param identity whether that is somebody
 * @param object what it is about, or null
 * @param value NaN where there is none
 * @param time when it happened, or null
 * @param until to when it can be answered
 * @param payload its value
 * @param before what else is known of its contributor, newest first
 * @param about what else is known of its object, newest first
 * @param told what Weir said of it; null until somebody has answered, so that nobody who has to answer can be told
 */
public record BlindItem(
        String origin,
        String stream,
        Entity actor,
        HeldRecord.Identity identity,
        @Nullable Entity object,
        double value,
        @Nullable Instant time,
        @Nullable String eventId,
        @Nullable String source,
        Instant until,
        HeldItem.PayloadView payload,
        List<Other> before,
        List<Other> about,
        @Nullable Told told) {

    public BlindItem {
        before = List.copyOf(before);
        about = List.copyOf(about);
    }

    /**
     * Another event, whatever became of it.
     *
     * @param object what it is about, or null
     * @param value NaN where there is none
     */
    public record Other(Entity actor, @Nullable Entity object, double value, Instant time) {}

    /**
     * What is said once it was answered.
     *
     * @param answer HONEST, DISHONEST or UNSURE
     * @param by who answered first
     * @param check the check that held it, or null: it was admitted
     * @param trust 0 to 1
     */
    public record Told(
            Decision.Reason answer, String by, @Nullable String check, double trust) {}
}
