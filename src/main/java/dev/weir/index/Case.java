package dev.weir.index;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the queue: held events that want one decision.
 *
 * @param id stays while the case grows
 * @param kind what makes them one
 * @param subject whom or what it is about: a campaign's id, a contributor, an event's origin, or a stream with what makes its
 *     events one
 * @param number the row's number, for a {@link Cursor}
 * @param title one sentence
 * @param stream the stream of its first event
 * @param members contributors, decided ones included
 * @param objects what they are about, different ones
 * @param held events that wait
 * @param total events, decided ones included
 * @param check the check that held most strongly
 * @param family its family
 * @param risk nats that an event has on average times ln(1 + members): evidence, and how many act alike
 * @param reach contributors that its targets have, honest ones and its own; a target is an object that a third of its members
 *     or more are about; as of the case's last change, or the last doubling of the contributors of one of its objects
 * @param score risk times ln(2 + reach)
 * @param oldest hold time of the oldest event that waits, of the oldest event where none does
 * @param newest hold time of the newest event
 * @param deadline when the oldest event that waits stays out for good
 * @param status whether an event waits
 * @param claim who works on it, or null
 */
public record Case(
        String id,
        Kind kind,
        String subject,
        long number,
        String title,
        String stream,
        long members,
        long objects,
        long held,
        long total,
        String check,
        String family,
        double risk,
        long reach,
        double score,
        Instant oldest,
        Instant newest,
        Instant deadline,
        Status status,
        @Nullable Claim claim) {

    /** What makes the events of a case one; the first that fits an event. */
    public enum Kind {
        /** Their contributors were found in one campaign. */
        CAMPAIGN,
        /** A crowd on one object: two contributors or more, held by the check {@code crowd}. */
        OBJECT,
        /** {@value dev.weir.index.Grouping#FLOOD} contributors or more, held most strongly by one check on one day. */
        FLOOD,
        /** One contributor. */
        ACTOR,
        /** One event of nobody in particular (a placeholder). */
        EVENT
    }

    /** Whether a case waits. */
    public enum Status {
        OPEN,
        DECIDED
    }
}
