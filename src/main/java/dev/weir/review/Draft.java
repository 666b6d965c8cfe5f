package dev.weir.review;

import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.index.HeldRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One decision of an act, before it has an id, a reviewer and a time; the components are those of {@link Decision}. */
record Draft(
        Action action,
        @Nullable Entity actor,
        List<String> streams,
        @Nullable String origin,
        @Nullable String undoes,
        @Nullable Payload record) {

    static Draft ofContributor(Act act, Entity actor) {
        return new Draft(act.action(), actor, act.streams(), null, null, null);
    }

    static Draft ofEvent(Action action, HeldRecord event) {
        return new Draft(
                action,
                event.identity() == HeldRecord.Identity.KNOWN ? event.actor() : null,
                List.of(event.stream()),
                event.origin(),
                null,
                action == Action.RELEASE ? event.payload() : null);
    }

    static Draft ofLabel(Facts.Labelled event) {
        return new Draft(Action.RELABEL, null, List.of(event.stream()), event.origin(), null, null);
    }

    static Draft ofUndone(Facts.Undone undone) {
        String origin = undone.decision().origin();
        String subject = undone.decision().subject();
        return new Draft(
                Action.UNDO,
                subject.equals(origin) ? null : new Entity(subject),
                undone.stream() == null ? List.of() : List.of(undone.stream()),
                origin,
                undone.decision().id(),
                null);
    }

    Decision decision(String id, Act act, @Nullable String campaign, String reviewer, long time, long expires) {
        return new Decision(
                id,
                action,
                actor,
                streams,
                origin,
                action == Action.EXCLUDE ? act.since() : Long.MIN_VALUE,
                action == Action.ALLOW ? act.until() : Long.MAX_VALUE,
                undoes,
                campaign,
                act.reason(),
                act.comment(),
                reviewer,
                time,
                expires,
                record,
                action == Action.RELABEL ? act.label() : null);
    }
}
