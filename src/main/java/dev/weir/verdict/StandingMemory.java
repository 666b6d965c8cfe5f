package dev.weir.verdict;

import dev.weir.event.Standing;
import java.util.ArrayList;
import java.util.List;
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
 */
public record StandingMemory(
        String standing,
        String campaign,
        long since,
        double surprisal,
        int retractions,
        List<InForce> inForce,
        List<Watch> watches) {

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
        this(standing, campaign, since, surprisal, retractions, inForce, List.of());
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
        return new StandingMemory(now.name(), campaign, since, surprisal, retractions, inForce, others);
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
