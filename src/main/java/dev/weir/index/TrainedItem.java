package dev.weir.index;

import dev.weir.event.Entity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event that went to training, as far as the index keeps it: not with what was sent, which stands in the training topic.
 *
 * @param origin its identity
 * @param stream the name of its stream
 * @param object what it is about, or null
 * @param value rating, amount or measurement; NaN where there is none
 * @param time when it happened, by its own account; null for a stream without times
 * @param at when it went to training
 * @param trust 0 to 1
 * @param source where it came from, or null
 * @param signedBy the id of the key that signed it, or null
 * @param verdict {@code admitted}, {@code released} or {@code retracted}
 * @param standing how its contributor stands now
 * @param decisions that name the event, oldest first
 * @param community where its contributor stands among those of its stream
 */
public record TrainedItem(
        String origin,
        String stream,
        Entity actor,
        @Nullable Entity object,
        double value,
        @Nullable Instant time,
        Instant at,
        double trust,
        @Nullable String source,
        @Nullable String signedBy,
        String verdict,
        StandingView standing,
        List<Answered> decisions,
        Community community) {

    public TrainedItem {
        decisions = List.copyOf(decisions);
    }
}
