package dev.weir.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decided about one event or one contributor. Immutable; applied once, whatever happens to the job.
 *
 * @param id unique, at most 64 characters; the same id again changes nothing
 * @param action what shall happen
 * @param actor whose events or standing it is about; null for an event of nobody in particular (a placeholder), which its origin
 *     names, and for RELABEL, which is about an event whoever sent it
 * @param streams names of the streams it is about; empty means all. RELEASE, REJECT, ASSESS and RELABEL name exactly one
 * @param origin the event, as {@link Origin#text}, where the action is about one, else null
 * @param since EXCLUDE: events from this event time on, epoch milliseconds; {@link Long#MIN_VALUE} is the beginning
 * @param until ALLOW: to which event time, epoch milliseconds; {@link Long#MAX_VALUE} for good
 * @param undoes UNDO: the id of the decision that it takes back, else null
 * @param campaign the campaign as it was seen, {@code id@members}, where the decision covers one, else null
 * @param reason why, from a closed list
 * @param comment why, in the reviewer's words, at most 1,000 characters; may be empty
 * @param reviewer who decided, by the name in the reviewers' file
 * @param time when it was decided, epoch milliseconds
 * @param expires from when on it is no longer applied, epoch milliseconds
 * @param record RELEASE: the held record as the producer sent it, else null
 * @param label RELABEL: what the event is, 1 to {@value #MOST_LABEL} characters, else null
 */
public record Decision(
        String id,
        Action action,
        @Nullable Entity actor,
        List<String> streams,
        @Nullable String origin,
        long since,
        long until,
        @Nullable String undoes,
        @Nullable String campaign,
        Reason reason,
        String comment,
        String reviewer,
        long time,
        long expires,
        @Nullable Payload record,
        @Nullable String label) {

    /** The longest id. */
    public static final int MOST_ID = 64;

    /** The longest comment. */
    public static final int MOST_COMMENT = 1_000;

    /** The longest label. */
    public static final int MOST_LABEL = 200;

    /** What can be decided. */
    public enum Action {
        /** The held event goes to training after all. */
        RELEASE,
        /** The hold ends and the event stays out; its contributor stands as before. */
        REJECT,
        /** What the contributor sent since then is retracted, what it sends is held. */
        EXCLUDE,
        /** Nothing stands against the contributor any more; what was retracted is brought back. */
        CLEAR,
        /** Until then no check holds what the contributor sends or excludes it. */
        ALLOW,
        /** Takes a decision back. */
        UNDO,
        /** Says whether an event of the blind sample is honest; changes nothing. */
        ASSESS,
        /** Forgets the contributor: what it sent is retracted for good, what is known of it is deleted. Nothing takes it back. */
        ERASE,
        /** Says what the label of an event is: a newer version of it, wherever the event stands. */
        RELABEL;

        /** Whether it is about one event, and not about a contributor. */
        public boolean ofEvent() {
            return this == RELEASE || this == REJECT || this == ASSESS || this == RELABEL;
        }
    }

    /** Why it was decided: closed, so that decisions can be counted and learned from. */
    public enum Reason {
        /** Made-up or bought activity: a fake profile, part of a campaign. */
        FAKE,
        /** Somebody else acts under a real person's account. */
        STOLEN_ACCOUNT,
        /** Wrong on purpose: labels, values or features that somebody made up. */
        MANIPULATED,
        /** Wrong by mistake: a broken client, a wrong scale, a test. */
        FAULTY,
        /** Checked, and honest. */
        HONEST,
        /** The contributor or a partner confirmed it. */
        CONFIRMED,
        /** The decision that is taken back was a mistake. */
        MISTAKE,
        /** Nobody decided in time: a RELEASE for this counts only where nothing but the hold itself speaks against the event. */
        DEADLINE,
        /** ASSESS only: not honest, of whatever kind. */
        DISHONEST,
        /** ASSESS only: it cannot be told. */
        UNSURE,
        /** ERASE only: the person asked for it, or the data must not be kept. */
        REQUESTED
    }

    public Decision {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(reason, "reason");
        if (id.isBlank() || id.length() > MOST_ID) {
            throw wrong("id", id, "1 to " + MOST_ID + " characters");
        }
        if (reviewer.isBlank()) {
            throw wrong("reviewer", reviewer, "a name of the reviewers' file");
        }
        if (comment.length() > MOST_COMMENT) {
            throw wrong("comment", comment.length() + " characters", "at most " + MOST_COMMENT);
        }
        streams = List.copyOf(streams);
        if (actor == null && (origin == null || !action.ofEvent() && action != Action.UNDO)) {
            throw wrong("actor", "absent", "given, but for an event of nobody in particular, which has an origin");
        }
        if (action == Action.RELABEL && actor != null) {
            throw wrong("actor", actor.text(), "absent for RELABEL, which is about an event whoever sent it");
        }
        if ((action == Action.RELABEL) != (label != null)
                || label != null && (label.isBlank() || label.length() > MOST_LABEL)) {
            throw wrong(
                    "label",
                    label == null ? "absent" : "of " + label.length() + " characters",
                    "1 to " + MOST_LABEL + " characters, not all blank, for RELABEL, and absent else");
        }
        if (action.ofEvent() && (origin == null || streams.size() != 1)) {
            throw wrong("origin", String.valueOf(origin), "given, with exactly one stream, for " + action);
        }
        boolean isOnlyAssessed = reason == Reason.DISHONEST || reason == Reason.UNSURE;
        if (action == Action.ASSESS ? !isOnlyAssessed && reason != Reason.HONEST : isOnlyAssessed) {
            throw wrong(
                    "reason",
                    reason.toString(),
                    "HONEST, DISHONEST or UNSURE for ASSESS, the last two for nothing else");
        }
        if ((action == Action.ERASE) != (reason == Reason.REQUESTED)) {
            throw wrong("reason", reason.toString(), "REQUESTED for ERASE, and for nothing else");
        }
        if (action == Action.ERASE && (!streams.isEmpty() || since != Long.MIN_VALUE)) {
            throw wrong("streams", streams.toString(), "none, and no since: ERASE is about all that somebody sent");
        }
        if ((action == Action.UNDO) != (undoes != null)) {
            throw wrong("undoes", String.valueOf(undoes), "the id of a decision for UNDO, and absent else");
        }
        if ((action == Action.RELEASE) != (record != null)) {
            throw wrong(
                    "record", record == null ? "absent" : "present", "the held record for RELEASE, and absent else");
        }
        if (expires <= time) {
            throw wrong("expires", Long.toString(expires), "later than time, " + time);
        }
    }

    /** One that says no label. */
    public Decision(
            String id,
            Action action,
            @Nullable Entity actor,
            List<String> streams,
            @Nullable String origin,
            long since,
            long until,
            @Nullable String undoes,
            @Nullable String campaign,
            Reason reason,
            String comment,
            String reviewer,
            long time,
            long expires,
            @Nullable Payload record) {
        this(
                id, action, actor, streams, origin, since, until, undoes, campaign, reason, comment, reviewer, time,
                expires, record, null);
    }

    /** The same with another record, as for who needs none. */
    public Decision carrying(Payload other) {
        return new Decision(
                id, action, actor, streams, origin, since, until, undoes, campaign, reason, comment, reviewer, time,
                expires, other, label);
    }

    /** Whom or what it is about: the key of its record, so that decisions about the same come in order. */
    public String subject() {
        return actor == null ? Objects.requireNonNull(origin) : actor.text();
    }

    private static IllegalArgumentException wrong(String field, String value, String allowed) {
        return new IllegalArgumentException("decision: " + field + " is '" + value + "'; allowed: " + allowed);
    }
}
