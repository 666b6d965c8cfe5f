package dev.weir.console;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.index.HeldRecord;
import dev.weir.index.HeldRow;
import dev.weir.index.ReviewIndex;
import dev.weir.review.Act;
import dev.weir.review.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to decide, as the form carries it.
 *
 * @param action what shall happen
 * @param about the fields that name what it is about, as they came, to be sent again
 * @param target what that is
 * @param since EXCLUDE: from when on; null is the beginning. A span that was typed, such as {@code 7d}, has become an instant, so that
 *     what is previewed is what is sent
 * @param until ALLOW: to when; else null
 * @param reason null: not chosen yet
 * @param comment may be empty
 * @param label RELABEL: what the event is; null: not said yet
 */
record Wish(
        Action action,
        Map<String, List<String>> about,
        Target target,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable Reason reason,
        String comment,
        @Nullable String label) {

    /** More than one transaction takes; the desk has its own, lower limits. */
    private static final int MOST = 20_000;

    /** Somebody who is vouched for is so for a time; who means longer says so. */
    private static final String USUAL_UNTIL = "30d";

    private static final List<String> FIELDS = List.of("origin", "actor", "campaign", "case", "decision");

    /**
     * What the form asks for.
     *
     * @throws Refusal when it, or a time in it, cannot be understood
     */
    static Wish of(Ask ask, ReviewIndex index) {
        Action action = constant(Action.class, "action", ask.form("action"));
        Map<String, List<String>> about = new TreeMap<>();
        FIELDS.forEach(field -> {
            List<String> values =
                    ask.forms(field).stream().filter(value -> !value.isEmpty()).toList();
            if (!values.isEmpty()) {
                about.put(field, values);
            }
        });
        String since = action == Action.EXCLUDE ? ask.form("since").strip() : "";
        String until = ask.form("until").strip();
        String label = action == Action.RELABEL ? ask.form("label").strip() : "";
        return new Wish(
                action,
                about,
                target(about, action, index),
                since.isEmpty() ? null : TypedTime.past("since", since, ask.now()),
                action == Action.ALLOW
                        ? TypedTime.future("until", until.isEmpty() ? USUAL_UNTIL : until, ask.now())
                        : null,
                ask.form("reason").isEmpty() ? null : constant(Reason.class, "reason", ask.form("reason")),
                ask.form("comment").strip(),
                label.isEmpty() ? null : label);
    }

    /**
     * The act, for a preview or for sending.
     *
     * @param most contributors that it may be about
     * @throws Refusal when it is about what its action is not for
     */
    Act act(int most) {
        try {
            Act act = Act.of(action, target, reason == null ? Reason.MISTAKE : reason, comment)
                    .atMost(most)
                    .label(label);
            act = since == null ? act : act.since(since.toEpochMilli());
            return until == null ? act : act.until(until.toEpochMilli());
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Reasons that fit, the most usual first. */
    List<Reason> reasons() {
        return switch (action) {
            case RELEASE, CLEAR, ALLOW -> List.of(Reason.HONEST, Reason.CONFIRMED, Reason.FAULTY);
            case REJECT, EXCLUDE ->
                List.of(Reason.FAKE, Reason.STOLEN_ACCOUNT, Reason.MANIPULATED, Reason.FAULTY, Reason.CONFIRMED);
            case ASSESS -> Blind.ANSWERS;
            case ERASE -> List.of(Reason.REQUESTED);
            case RELABEL -> List.of(Reason.CONFIRMED, Reason.HONEST, Reason.FAKE, Reason.MANIPULATED, Reason.FAULTY);
            case UNDO -> List.of(Reason.MISTAKE, Reason.CONFIRMED);
        };
    }

    private static Target target(Map<String, List<String>> about, Action action, ReviewIndex index) {
        if (about.size() != 1) {
            throw Refusal.wrong(
                    "A decision is about events, contributors, a campaign, a case or decisions: choose one.");
        }
        Map.Entry<String, List<String>> only = about.entrySet().iterator().next();
        return switch (only.getKey()) {
            case "origin" -> new Target.Events(only.getValue());
            case "actor" ->
                new Target.Contributors(
                        only.getValue().stream().map(Wish::entity).toList());
            case "campaign" -> new Target.Campaign(only.getValue().get(0));
            case "decision" -> new Target.Decisions(only.getValue());
            default -> ofCase(only.getValue().get(0), action, index);
        };
    }

    private static Target ofCase(String caseId, Action action, ReviewIndex index) {
        List<HeldRow> waiting = Cases.waiting(index, caseId, action.ofEvent() ? 1 : MOST);
        if (waiting.isEmpty()) {
            throw Refusal.conflict("No event of this case waits any more.");
        }
        if (action.ofEvent()) {
            return new Target.OfCase(caseId);
        }
        List<Entity> contributors = waiting.stream()
                .filter(row -> row.identity() == HeldRecord.Identity.KNOWN)
                .map(HeldRow::actor)
                .toList();
        if (contributors.isEmpty()) {
            throw Refusal.conflict("Its events are of nobody in particular: decide about the events.");
        }
        return new Target.Contributors(contributors);
    }

    private static Entity entity(String text) {
        try {
            return new Entity(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, String text) {
        for (E constant : type.getEnumConstants()) {
            if (QueueQuery.code(constant).equals(text)) {
                return constant;
            }
        }
        throw Refusal.wrong("'" + text + "' for " + name + " is not known.");
    }
}
