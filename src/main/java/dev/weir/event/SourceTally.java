package dev.weir.event;

import java.util.List;

/**
 * A part of what came from one source in one hour of event time, as one subtask saw it. Parts of the same hour add up.
 *
 * @param stream the stream's number
 * @param source the source's name
 * @param hour the hour, in hours since 1970
 * @param visits how many contributors with their first event of that hour; of nobody in particular each event is one
 * @param newcomers how many of them came to the stream for the first time
 * @param held of how many of them that event was held
 * @param takenBack how many of those who were admitted before were found out by now: something of theirs is taken back
 * @param mix the values of these first events, by place on the scale or size; empty where they had none
 * @param clock the newest hour of the stream that this subtask had seen by then
 */
public record SourceTally(
        int stream,
        String source,
        long hour,
        int visits,
        int newcomers,
        int held,
        int takenBack,
        List<Integer> mix,
        long clock) {

    public SourceTally {
        mix = List.copyOf(mix);
    }

    /** Nobody came; so many were found out who were admitted before. Of which hour that is makes no difference. */
    public static SourceTally ofTakenBack(int stream, String source, int takenBack, long clock) {
        return new SourceTally(stream, source, clock, 0, 0, 0, takenBack, List.of(), clock);
    }
}
