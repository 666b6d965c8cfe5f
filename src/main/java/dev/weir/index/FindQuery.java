package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.index.Found.Contributor;
import dev.weir.index.Found.Thing;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Looks for contributors and objects by a part of their ids. Each of the questions reads one index from end to end: it costs what the index has
 * rows, about half a second for a million.
 */
final class FindQuery {

    /** So many of a kind are found at most. */
    static final int MOST = 50;

    static final String CONTRIBUTORS = "SELECT name FROM actor WHERE " + fits("name")
            + " UNION SELECT actor FROM admitted WHERE " + fits("actor") + " UNION SELECT actor FROM held WHERE "
            + fits("actor");

    static final String OBJECTS = "SELECT name, stream FROM object WHERE " + fits("name")
            + " UNION SELECT h.object, f.stream FROM held h JOIN facet f ON f.id = h.facet WHERE h.object <> '' AND "
            + fits("h.object");

    private FindQuery() {}

    static Found find(Session session, String part) {
        String wanted = part.toLowerCase(Locale.ROOT);
        List<Contributor> contributors =
                session.list(CONTRIBUTORS, row -> new Entity(row.getString(1)), wanted).stream()
                        .sorted(best(wanted))
                        .limit(MOST)
                        .map(one -> new Contributor(one, ActorQuery.standing(session, one.text())))
                        .toList();
        List<Thing> objects =
                session.list(OBJECTS, row -> new Thing(row.getString(2), new Entity(row.getString(1))), wanted).stream()
                        .sorted(Comparator.comparing(Thing::entity, best(wanted))
                                .thenComparing(Thing::stream))
                        .limit(MOST)
                        .toList();
        return new Found(contributors, objects);
    }

    /** Whether ?1, without the case of Latin letters, is a part of the id of a name {@code type:id}. */
    private static String fits(String column) {
        return "instr(lower(substr(" + column + ", instr(" + column + ", ':') + 1)), ?1) > 0";
    }

    /** The id itself, then what begins with it, then the others; the shorter first. */
    private static Comparator<Entity> best(String wanted) {
        return Comparator.<Entity>comparingInt(one -> {
                    String id = one.id().toLowerCase(Locale.ROOT);
                    return id.equals(wanted) ? 0 : id.startsWith(wanted) ? 1 : 2;
                })
                .thenComparing(one -> one.id().length())
                .thenComparing(Entity::text);
    }
}
