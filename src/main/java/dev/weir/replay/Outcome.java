package dev.weir.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the writer of the outputs counted: the part of the summary that says what was decided.
 *
 * @param total over all streams
 * @param streams by stream
 * @param checks how often each check fired, by check and weight (holds, counts, shadow)
 * @param trust how many events were admitted at which trust
 * @param suspended contributors that are suspended at the end
 * @param excluded contributors that are excluded at the end
 * @param retracted admitted or released events that are retracted at the end, and so left out of the training set; known once
 *     that is made
 * @param watched contributors that are watched at the end
 * @param firstTime the earliest event time, ISO-8601; null where no event has one
 * @param lastTime the latest time, of decisions and of events that were not ahead of their stream's clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        Counts total,
        SortedMap<String, Counts> streams,
        SortedMap<String, SortedMap<String, Long>> checks,
        List<TrustBin> trust,
        long suspended,
        long excluded,
        long retracted,
        long watched,
        @Nullable String firstTime,
        @Nullable String lastTime) {

    /** The same with what the training set says. */
    Outcome retracting(long newRetracted) {
        return new Outcome(
                total, streams, checks, trust, suspended, excluded, newRetracted, watched, firstTime, lastTime);
    }

    /**
     * Admitted events of about one trust.
     *
     * @param from the least trust, included
     * @param to the greatest, not included but for 1
     * @param events how many
     */
    public record TrustBin(double from, double to, long events) {}
}
