package dev.weir.review;

import dev.weir.event.Entity;
import java.util.LinkedHashSet;
import java.util.List;

/** What an act is about. */
public sealed interface Target {

    /** Held events, by {@link dev.weir.event.Origin#text}. */
    record Events(List<String> origins) implements Target {
        public Events {
            origins = distinct("event", origins);
        }
    }

    /** Contributors. */
    record Contributors(List<Entity> actors) implements Target {
        public Contributors {
            actors = distinct("contributor", actors);
        }
    }

    /** All members that a campaign has now, by its id without the number of members. */
    record Campaign(String id) implements Target {}

    /** All events, or all contributors, of a case of the queue that is no campaign, by its id. */
    record OfCase(String id) implements Target {}

    /** Whom one version of the policy suspended or excluded, and nothing else did, by its {@code name@version}. */
    record Accused(String policy) implements Target {}

    /** Decisions, by their ids; the id of an act stands for all of its decisions. */
    record Decisions(List<String> ids) implements Target {
        public Decisions {
            ids = distinct("decision", ids);
        }
    }

    private static <T> List<T> distinct(String what, List<T> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("no " + what + " is named; name one or more");
        }
        return List.copyOf(new LinkedHashSet<>(items));
    }
}
