package dev.weir.verdict;

import dev.weir.event.Standing;
import java.util.List;

/**
 * What is remembered of how a contributor stands. State: only add components.
 *
 * @param standing the name of the {@link Standing}
 * @param campaign the campaign it follows from; empty where there is none
 * @param since from which event time on it speaks, epoch milliseconds
 * @param surprisal how unlikely an honest contributor is to get there, in nats
 * @param retractions how many were written for this contributor so far: numbers the next one
 * @param inForce the retractions that nothing reversed yet, oldest first
 */
public record StandingMemory(
        String standing, String campaign, long since, double surprisal, int retractions, List<InForce> inForce) {

    /**
     * A retraction that holds.
     *
     * @param id its id
     * @param stream the stream's name
     * @param since events from this event time on, epoch milliseconds
     * @param objects the objects' texts
     */
    public record InForce(String id, String stream, long since, List<String> objects) {}

    /** Nothing was ever said of the contributor. */
    static final StandingMemory CLEAR = new StandingMemory(Standing.CLEAR.name(), "", Long.MIN_VALUE, 0, 0, List.of());

    /** The standing. */
    public Standing now() {
        return Standing.valueOf(standing);
    }
}
