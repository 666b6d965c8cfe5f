package dev.weir.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much waits for review, and what became of the rest.
 *
 * @param streams by stream's name; streams on which nothing was ever held are left out
 * @param cases cases that wait
 * @param claimed cases that somebody has claimed or was given
 * @param decided decisions by what was asked and what came of it
 */
public record Backlog(List<Waiting> streams, long cases, long claimed, List<Decided> decided) {

    public Backlog {
        streams = List.copyOf(streams);
        decided = List.copyOf(decided);
    }

    /**
     * What waits of one stream.
     *
     * @param events held events that nobody decided
     * @param oldest when the oldest of them was held; null where none waits
     */
    public record Waiting(
            String stream, long events, @Nullable Instant oldest) {}

    /**
     * Decisions of one kind.
     *
     * @param action its code; {@code unknown} where it could not be read
     * @param outcome its code; {@code unanswered} where the job said nothing yet
     */
    public record Decided(String action, String outcome, long count) {}
}
