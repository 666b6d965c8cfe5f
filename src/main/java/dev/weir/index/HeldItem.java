package dev.weir.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All of one held event.
 *
 * @param row what it is
 * @param eventId the producer's own id, or null
 * @param action what was done, or null
 * @param source who collected it, or null
 * @param arrival when Weir first read it, or null where the record does not say
 * @param foundAt where it is held: topic/partition/offset
 * @param policy name@version
 * @param models versions of the models, or empty
 * @param findings strongest first
 * @param context what was known of its object, or null
 * @param payload its value
 * @param history what happened to it, oldest first
 * @param decisions those about it, oldest first
 * @param standing how its contributor stands
 * @param actorHeld events of its contributor that wait
 * @param objectHeld events about its object that wait, 0 where it has none
 * @param actorCase the case of most of its contributor's events
 * @param spread which values came about its object, or null where it has none or no value
 * @param community how much the contributors of its stream sent of late
 */
public record HeldItem(
        HeldRow row,
        @Nullable String eventId,
        @Nullable String action,
        @Nullable String source,
        @Nullable Instant arrival,
        String foundAt,
        String policy,
        String models,
        List<FindingView> findings,
        @Nullable Context context,
        PayloadView payload,
        List<Happening> history,
        List<Answered> decisions,
        StandingView standing,
        long actorHeld,
        long objectHeld,
        String actorCase,
        @Nullable Spread spread,
        Community community) {

    public HeldItem {
        findings = List.copyOf(findings);
        history = List.copyOf(history);
        decisions = List.copyOf(decisions);
    }

    /**
     * What was known of the object before the event.
     *
     * @param count events about it
     * @param mean mean of their values, NaN where none had one
     * @param spread standard deviation of their values, NaN below two values
     * @param recent events about it, each counting half as much for every day since
     * @param firstSeen when the first came, or null
     */
    public record Context(
            long count,
            double mean,
            double spread,
            double recent,
            @Nullable Instant firstSeen) {}

    /**
     * The producer's value, for a person: hostile input, to be escaped.
     *
     * @param text the beginning of it, as UTF-8; where it is none, as base64
     * @param form how {@code text} is written
     * @param bytes how many it has
     */
    public record PayloadView(String text, Form form, long bytes) {

        /** At most so many bytes are shown. */
        public static final int MOST = 64 * 1024;

        /** How bytes are written. */
        public enum Form {
            TEXT,
            BASE64,
            /** There are none. */
            NONE
        }
    }

    /**
     * Something that happened.
     *
     * @param what one sentence
     * @param by who did, or empty: the gateway
     */
    public record Happening(Instant time, String what, String by) {}
}
