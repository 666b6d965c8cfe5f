package dev.weir.event;

import java.util.List;
import java.util.Objects;

/**
 * The books of one subtask between two checkpoints. Anyone can add them up: over all subtasks of one checkpoint, what
 * INTAKE read equals what VERDICT admitted, held and dead-lettered.
 *
 * @param point where in the path it was counted
 * @param subtask the subtask's number, from 0
 * @param checkpoint the checkpoint that closes these books; {@link #END} for what came after the last one of a bounded
 *     input
 * @param ranges what was read, by partition; empty at VERDICT
 * @param tallies what was counted, by stream
 */
public record Account(Point point, int subtask, long checkpoint, List<Range> ranges, List<Tally> tallies) {

    /** The checkpoint of the last books of a bounded input. */
    public static final long END = Long.MAX_VALUE;

    public Account {
        Objects.requireNonNull(point, "point");
        ranges = List.copyOf(ranges);
        tallies = List.copyOf(tallies);
    }

    /** Where in the path was counted. */
    public enum Point {
        /** Behind the source: everything that came in. */
        INTAKE,
        /** Before the sink: every first verdict, and what was released. */
        VERDICT
    }

    /** What was counted. */
    public enum Count {
        IN,
        ADMITTED,
        HELD,
        DEAD,
        /** Producer's headers in Weir's own namespace that were renamed. */
        FORGED_HEADERS,
        /** Held events that went out after all; HELD counted them before. */
        RELEASED
    }

    /**
     * The records read from one partition since the last checkpoint.
     *
     * @param topic the topic, or the file's path
     * @param partition the partition, or {@link Origin#FILE}
     * @param first the lowest offset read
     * @param last the highest offset read; between them offsets of transaction markers may be missing
     * @param count records read
     */
    public record Range(String topic, int partition, long first, long last, long count) {}

    /**
     * How often something happened on a stream since the last checkpoint.
     *
     * @param stream the stream's name
     * @param what what happened
     * @param count how often, 1 or more
     */
    public record Tally(String stream, Count what, long count) {}
}
