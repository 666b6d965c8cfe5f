package dev.weir.decide;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import java.util.List;

/** Decisions for tests, with everything that a test does not care about filled in. */
public final class Decisions {

    /** The reviewer of all of them. */
    public static final String ANA = "ana";

    private static final long TIME = 1_800_000_000_000L;

    private Decisions() {}

    public static Decision exclude(String id, Entity actor, long since) {
        return ofActor(id, Decision.Action.EXCLUDE, actor, since, Long.MAX_VALUE, null);
    }

    public static Decision clear(String id, Entity actor) {
        return ofActor(id, Decision.Action.CLEAR, actor, Long.MIN_VALUE, Long.MAX_VALUE, null);
    }

    public static Decision allow(String id, Entity actor, long until) {
        return ofActor(id, Decision.Action.ALLOW, actor, Long.MIN_VALUE, until, null);
    }

    public static Decision undo(String id, Entity actor, String undone) {
        return ofActor(id, Decision.Action.UNDO, actor, Long.MIN_VALUE, Long.MAX_VALUE, undone);
    }

    public static Decision release(String id, Event event) {
        return ofEvent(id, Decision.Action.RELEASE, event, null);
    }

    public static Decision reject(String id, Event event) {
        return ofEvent(id, Decision.Action.REJECT, event, null);
    }

    public static Decision undo(String id, Event event, String undone) {
        return ofEvent(id, Decision.Action.UNDO, event, undone);
    }

    /** By a reviewer who may take back what anybody decided. */
    public static Instruction byLead(Decision decision) {
        return new Instruction(decision, Instruction.Reach.ALL);
    }

    /** By a reviewer who may take back only what he decided himself. */
    public static Instruction byAnalyst(Decision decision) {
        return new Instruction(decision, Instruction.Reach.OWN);
    }

    /** The same by somebody else. */
    public static Decision by(String reviewer, Decision decision) {
        return new Decision(
                decision.id(),
                decision.action(),
                decision.actor(),
                decision.streams(),
                decision.origin(),
                decision.since(),
                decision.until(),
                decision.undoes(),
                decision.campaign(),
                decision.reason(),
                decision.comment(),
                reviewer,
                decision.time(),
                decision.expires(),
                decision.record());
    }

    /** The same because nobody decided in time. */
    public static Decision atDeadline(Decision decision) {
        return new Decision(
                decision.id(),
                decision.action(),
                decision.actor(),
                decision.streams(),
                decision.origin(),
                decision.since(),
                decision.until(),
                decision.undoes(),
                decision.campaign(),
                Decision.Reason.DEADLINE,
                decision.comment(),
                decision.reviewer(),
                decision.time(),
                decision.expires(),
                decision.record());
    }

    private static Decision ofActor(
            String id, Decision.Action action, Entity actor, long since, long until, String undoes) {
        return new Decision(
                id,
                action,
                actor,
                List.of(),
                null,
                since,
                until,
                undoes,
                null,
                Decision.Reason.FAKE,
                "",
                ANA,
                TIME,
                TIME + 1,
                null);
    }

    private static Decision ofEvent(String id, Decision.Action action, Event event, String undoes) {
        return new Decision(
                id,
                action,
                event.identity() == Event.Identity.KNOWN ? event.actor() : null,
                List.of("ratings"),
                event.origin().text(),
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                undoes,
                null,
                Decision.Reason.HONEST,
                "",
                ANA,
                TIME,
                TIME + 1,
                action == Decision.Action.RELEASE ? event.payload() : null);
    }
}
