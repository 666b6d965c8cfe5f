package dev.weir.index;

import dev.weir.event.Entity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contributor.
 *
 * @param standing now
 * @param history its standings, oldest first
 * @param admitted events that were admitted or released, as far as the index keeps them
 * @param retracted of these, events that are taken back
 * @param held events that wait
 * @param heldEver events that were ever held
 * @param first its first event that the index keeps, by hold time or admission, or null
 * @param timeline by day, oldest first; days without events are left out
 * @param latest its newest {@value #LATEST} events, newest first
 * @param campaigns those that it was ever found in
 * @param decisions about it or its events, newest first
 * @param caseId the case of most of its held events, or null: it has none
 */
public record ActorView(
        Entity actor,
        StandingView standing,
        List<StandingView> history,
        long admitted,
        long retracted,
        long held,
        long heldEver,
        @Nullable Instant first,
        List<Bucket> timeline,
        List<Deed> latest,
        List<String> campaigns,
        List<Answered> decisions,
        @Nullable String caseId) {

    /** So many events are shown. */
    public static final int LATEST = 200;

    public ActorView {
        history = List.copyOf(history);
        timeline = List.copyOf(timeline);
        latest = List.copyOf(latest);
        campaigns = List.copyOf(campaigns);
        decisions = List.copyOf(decisions);
    }

    /**
     * What came in a span of time.
     *
     * @param start when it begins
     * @param admitted admitted or released, and not taken back
     * @param held held then, whatever became of it
     * @param retracted admitted, and taken back
     */
    public record Bucket(Instant start, long admitted, long held, long retracted) {}

    /**
     * One event.
     *
     * @param time when it happened, by its own account; null for a stream without times
     * @param at when it was admitted or held
     * @param verdict {@code admitted}, {@code released}, {@code retracted} or a {@link HoldStatus} in lower case
     */
    public record Deed(
            String origin,
            String stream,
            @Nullable Entity object,
            double value,
            @Nullable Instant time,
            Instant at,
            double trust,
            String verdict) {}
}
