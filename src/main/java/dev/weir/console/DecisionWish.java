package dev.weir.console;

import dev.weir.event.Decision.Action;
import dev.weir.index.DecisionFilter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Which decisions somebody wants to see, as it stands in the address.
 *
 * @param by who decided, as typed; may be empty
 * @param action what was asked, as typed; may be empty
 * @param from decided then or later, as typed; may be empty
 * @param before decided earlier, as typed; may be empty
 * @param filter what that means
 */
record DecisionWish(String by, String action, String from, String before, DecisionFilter filter) {

    /** What can be asked for. */
    static final List<String> ACTIONS =
            Arrays.stream(Action.values()).map(QueueQuery::code).toList();

    /**
     * What is asked for.
     *
     * @throws Refusal when a parameter cannot be understood
     */
    static DecisionWish of(Ask ask) {
        String by = ask.query("by").strip();
        String action = ask.query("action").strip();
        String from = ask.query("from").strip();
        String before = ask.query("to").strip();
        if (!action.isEmpty() && !ACTIONS.contains(action)) {
            throw Refusal.wrong(
                    "'" + action + "' for action is not known. Allowed: " + String.join(", ", ACTIONS) + '.');
        }
        DecisionFilter filter = new DecisionFilter(
                by.isEmpty() ? null : by,
                action.isEmpty() ? null : Action.values()[ACTIONS.indexOf(action)],
                from.isEmpty() ? Instant.MIN : TypedTime.past("from", from, ask.now()),
                before.isEmpty() ? Instant.MAX : TypedTime.past("to", before, ask.now()));
        return new DecisionWish(by, action, from, before, filter);
    }

    /** Whether it asks for less than all. */
    boolean isNarrow() {
        return !filter.equals(DecisionFilter.ALL);
    }

    /** The address of this list on a route, where a page begins behind this text. */
    String link(Route route, String after) {
        return Show.link(route, "by", by, "action", action, "from", from, "to", before, "after", after);
    }
}
