package dev.weir.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the append-only ledger: takes admitted events back, or brings them back in. It needs no list of events: who
 * builds a training set applies it to whatever it covers, early or late.
 *
 * @param id unique, the same when the same cause is seen again
 * @param op what it does
 * @param actor whose events
 * @param streams names of the streams; empty means all
 * @param since events from this event time on, epoch milliseconds; {@link Long#MIN_VALUE} is the beginning
 * @param objects only events about these objects; empty means about any
 * @param reverses the id of the retraction that a REINSTATE undoes, else null
 * @param reason one sentence
 * @param campaign the campaign it follows from, or null
 * @param time event time of its cause, epoch milliseconds
 */
public record Retraction(
        String id,
        Op op,
        Entity actor,
        List<String> streams,
        long since,
        List<String> objects,
        @Nullable String reverses,
        String reason,
        @Nullable String campaign,
        long time) {

    /** The two entries of the ledger. */
    public enum Op {
        RETRACT,
        REINSTATE
    }

    public Retraction {
        streams = List.copyOf(streams);
        objects = List.copyOf(objects);
    }
}
