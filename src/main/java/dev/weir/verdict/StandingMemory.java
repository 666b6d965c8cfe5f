package dev.weir.verdict;

import dev.weir.event.Standing;
import dev.weir.event.Suspicion;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of how a contributor stands. State: only add components.
 *
 * @param standing the name of the {@link Standing}
 * @param campaign the campaign it follows from; empty where there is none
 * @param since from which event time on it speaks, epoch milliseconds
 * @param surprisal how unlikely an honest contributor is to get there, in nats
 * @param retractions how many were written for this contributor so far: numbers the next one
 * @param inForce the retractions that nothing reversed yet, oldest first
 * @param watches what it is watched for, at most one a stream
 * @param allowedUntil ALLOWED: to which event time, epoch milliseconds; 0 is for good, and what was written before has it
 * @param reviewer who decided that it stands so; null where nobody did
 * @param ruling the exclusion of a campaign that it was found in, where that was decided about others; null where it was not
 */
public record StandingMemory(
        String standing,
        String campaign,
        long since,
        double surprisal,
        int retractions,
        List<InForce> inForce,
        List<Watch> watches,
        long allowedUntil,
        @Nullable String reviewer,
        @Nullable Ruling ruling) {

    /**
     * A reviewer's exclusion of a campaign. State: only add components.
     *
     * @param campaign its id
     * @param decision the id of the decision
     * @param reviewer who decided
     * @param time when it was decided, epoch milliseconds
     */
    public record Ruling(String campaign, String decision, String reviewer, long time) {

        /** {@code ana excluded on 2026-01-31 (decision d1)}. */
        public String text() {
            return new Suspicion.Excluded(decision, reviewer, time).text();
        }
    }

    /**
     * A retraction that holds.
     *
     * @param id its id
     * @param stream the stream's name
     * @param since events from this event time on, epoch milliseconds
     * @param objects the objects' texts
     */
    public record InForce(String id, String stream, long since, List<String> objects) {}

    /**
     * The company that a contributor keeps on one stream, as it was when it became unlike that of most.
     *
     * @param stream the stream's name
     * @param score in standard deviations beyond the company of most
     * @param threshold from where on it is unlike that of most, in the same
     * @param surprisal -ln P(an honest contributor keeps such company), in nats
     * @param sentence what was seen
     */
    public record Watch(String stream, double score, double threshold, double surprisal, String sentence) {}

    /** Nothing was ever said of the contributor. */
    public static final StandingMemory CLEAR =
            new StandingMemory(Standing.CLEAR.name(), "", Long.MIN_VALUE, 0, 0, List.of());

    public StandingMemory {
        // What was written before contributors were watched has none.
        watches = watches == null ? List.of() : watches;
    }

    /** Of somebody who is watched for nothing. */
    public StandingMemory(
            String standing, String campaign, long since, double surprisal, int retractions, List<InForce> inForce) {
        this(standing, campaign, since, surprisal, retractions, inForce, List.of(), 0, null, null);
    }

    /** Of somebody whom no reviewer allowed anything. */
    StandingMemory(
            String standing,
            String campaign,
            long since,
            double surprisal,
            int retractions,
            List<InForce> inForce,
            List<Watch> watches) {
        this(standing, campaign, since, surprisal, retractions, inForce, watches, 0, null, null);
    }

    /** To which event time it is allowed, epoch milliseconds; {@link Long#MAX_VALUE} is for good. */
    public long until() {
        return allowedUntil == 0 ? Long.MAX_VALUE : allowedUntil;
    }

    /** The same as a reviewer decided. */
    public StandingMemory decided(
            Standing now, String of, long from, long until, List<InForce> holding, @Nullable String by) {
        return new StandingMemory(
                now.name(),
                of,
                from,
                surprisal,
                retractions,
                List.copyOf(holding),
                watches,
                until == Long.MAX_VALUE ? 0 : until,
                by,
                of.equals(campaign) ? ruling : null);
    }

    /** The same, watched for nothing. */
    public StandingMemory unwatched() {
        return watched(now(), List.of());
    }

    /** The same once so many retractions were written. */
    public StandingMemory numbered(int written) {
        return new StandingMemory(
                standing, campaign, since, surprisal, written, inForce, watches, allowedUntil, reviewer, ruling);
    }

    /** The same once its campaign was excluded, or, for null, no longer is. */
    StandingMemory ruled(@Nullable Ruling by) {
        return Objects.equals(ruling, by)
                ? this
                : new StandingMemory(
                        standing,
                        campaign,
                        since,
                        surprisal,
                        retractions,
                        inForce,
                        watches,
                        allowedUntil,
                        reviewer,
                        by);
    }

    /** The strongest of what it is watched for, or null. */
    public @Nullable Watch strongestWatch() {
        Watch strongest = null;
        for (Watch watch : watches) {
            if (strongest == null || watch.surprisal() > strongest.surprisal()) {
                strongest = watch;
            }
        }
        return strongest;
    }

    /** The same with another standing and other watches. */
    StandingMemory watched(Standing now, List<Watch> others) {
        return new StandingMemory(
                now.name(), campaign, since, surprisal, retractions, inForce, others, allowedUntil, reviewer, ruling);
    }

    /** What it is watched for on other streams. */
    List<Watch> watchesBeside(String stream) {
        List<Watch> others = new ArrayList<>(watches);
        others.removeIf(watch -> watch.stream().equals(stream));
        return others;
    }

    /** The standing. */
    public Standing now() {
        return Standing.valueOf(standing);
    }
}
