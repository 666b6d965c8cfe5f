package dev.weir.review;

import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer wants to happen: one action on one or many. Immutable.
 *
 * <p>RELABEL is about single events, wherever they stand. RELEASE and REJECT of contributors, of a case or of a campaign are about each of their events that waits. EXCLUDE, CLEAR and ALLOW are
 * about contributors, a case or a campaign, CLEAR also about whom a policy accused; ERASE is about one contributor, UNDO is about decisions. CLEAR also releases what is still held of the contributor.
 *
 * @param streams names of the streams that it is about; empty means all
 * @param since EXCLUDE: from which event time on, epoch milliseconds; {@link Long#MIN_VALUE} is the beginning
 * @param until ALLOW: to which event time, epoch milliseconds; {@link Long#MAX_VALUE} for good
 * @param comment at most {@link Decision#MOST_COMMENT} characters, may be empty
 * @param most contributors that one act may be about, 1 or more
 * @param label RELABEL: what the events are, or null while nobody has said it; else null
 */
public record Act(
        Action action,
        Target target,
        List<String> streams,
        long since,
        long until,
        Reason reason,
        String comment,
        int most,
        @Nullable String label) {

    /** So many contributors are decided at once, unless somebody says that more are meant: more than any campaign found in the
     * lab's attacks has, and less than half of MovieLens' community. */
    public static final int MOST = 1_000;

    public Act {
        streams = List.copyOf(streams);
        String targets = fit(action, target);
        if (targets != null) {
            throw new IllegalArgumentException(Code.of(action) + " is about " + targets);
        }
        if (comment.length() > Decision.MOST_COMMENT) {
            throw new IllegalArgumentException(
                    "the comment has " + comment.length() + " characters; allowed: at most " + Decision.MOST_COMMENT);
        }
        if (since != Long.MIN_VALUE && action != Action.EXCLUDE) {
            throw new IllegalArgumentException("since is for exclude, not for " + Code.of(action));
        }
        if (until != Long.MAX_VALUE && action != Action.ALLOW) {
            throw new IllegalArgumentException("until is for allow, not for " + Code.of(action));
        }
        if (label != null && action != Action.RELABEL) {
            throw new IllegalArgumentException("a label is for relabel, not for " + Code.of(action));
        }
        if (label != null && (label.isBlank() || label.length() > Decision.MOST_LABEL)) {
            throw new IllegalArgumentException("a label of " + label.length() + " characters; allowed: 1 to "
                    + Decision.MOST_LABEL + ", not all blank");
        }
        if (most < 1) {
            throw new IllegalArgumentException(most + " contributors at most; allowed: 1 or more");
        }
    }

    /** One that says no label. */
    public Act(
            Action action,
            Target target,
            List<String> streams,
            long since,
            long until,
            Reason reason,
            String comment,
            int most) {
        this(action, target, streams, since, until, reason, comment, most, null);
    }

    /** An act on all streams and times, of usual size. */
    public static Act of(Action action, Target target, Reason reason, String comment) {
        return new Act(action, target, List.of(), Long.MIN_VALUE, Long.MAX_VALUE, reason, comment, MOST);
    }

    /** The same on these streams only. */
    public Act on(List<String> newStreams) {
        return new Act(action, target, newStreams, since, until, reason, comment, most, label);
    }

    /** The same from an event time on, epoch milliseconds. */
    public Act since(long newSince) {
        return new Act(action, target, streams, newSince, until, reason, comment, most, label);
    }

    /** The same to an event time, epoch milliseconds. */
    public Act until(long newUntil) {
        return new Act(action, target, streams, since, newUntil, reason, comment, most, label);
    }

    /** The same for as many contributors as this. */
    public Act atMost(int newMost) {
        return new Act(action, target, streams, since, until, reason, comment, newMost, label);
    }

    /** The same, which says that the events are this. */
    public Act label(@Nullable String newLabel) {
        return new Act(action, target, streams, since, until, reason, comment, most, newLabel);
    }

    /** What the action is about, where that is not the target; else null. */
    private static @Nullable String fit(Action action, Target target) {
        return switch (action) {
            case RELEASE, REJECT ->
                target instanceof Target.Decisions || target instanceof Target.Accused
                        ? "events, contributors, a case or a campaign"
                        : null;
            case EXCLUDE, ALLOW ->
                target instanceof Target.Events
                                || target instanceof Target.Decisions
                                || target instanceof Target.Accused
                        ? "contributors, a case or a campaign"
                        : null;
            case CLEAR ->
                target instanceof Target.Events || target instanceof Target.Decisions
                        ? "contributors, a case, a campaign or whom a policy accused"
                        : null;
            case ERASE ->
                target instanceof Target.Contributors one && one.actors().size() == 1 ? null : "one contributor";
            case UNDO -> target instanceof Target.Decisions ? null : "decisions";
            case RELABEL -> target instanceof Target.Events ? null : "events";
            case ASSESS -> "one event of the blind sample, which is answered on its own page";
        };
    }
}
