package dev.weir.index;

import dev.weir.index.Case.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which events are one case: the first of a campaign, an object's crowd, a flood and the contributor that fits. What an event
 * is in follows from all that was read, in whatever order: when a crowd or a flood becomes one, those who came before move. One
 * for each batch: what it remembers is true within a transaction.
 */
final class Grouping {

    /** So many contributors held for one reason on one day are a flood: more than anybody looks at one by one. */
    static final int FLOOD = 20;

    /** So many contributors in a crowd on one object are one case. */
    static final int CROWD = 2;

    /** The check whose finding is about what an object's crowd does. */
    private static final String CROWD_CHECK = "crowd";

    private final Session session;
    private final CaseBook cases;
    private final Map<String, Long> sizes = new HashMap<>();

    Grouping(Session session, CaseBook cases) {
        this.session = session;
        this.cases = cases;
    }

    /**
     * What makes events one case.
     *
     * @param subject whom or what it is about
     */
    record Label(Kind kind, String subject) {

        String name() {
            return kind.name().toLowerCase(Locale.ROOT) + ':' + subject;
        }
    }

    /** The case of an event that is about to be put in; those before it that now belong to another one move. */
    long place(Held row, @Nullable String campaign) {
        join(crowd(row), row, CROWD);
        join(flood(row), row, FLOOD);
        return cases.of(label(row, campaign), row.stream());
    }

    /** Moves all events of a contributor to where they belong now. */
    void replace(String actor) {
        String campaign = campaign(actor);
        Held.each(session, "h.actor = ?", row -> cases.move(row, cases.of(label(row, campaign), row.stream())), actor);
    }

    private Label label(Held row, @Nullable String campaign) {
        if (campaign != null) {
            return new Label(Kind.CAMPAIGN, campaign);
        }
        String crowd = crowd(row);
        if (crowd != null && size(crowd) >= CROWD) {
            return new Label(Kind.OBJECT, row.stream() + '/' + row.object());
        }
        String flood = flood(row);
        if (size(flood) >= FLOOD) {
            return new Label(Kind.FLOOD, flood.substring(2));
        }
        return row.identity() == HeldRecord.Identity.ANONYMOUS
                ? new Label(Kind.EVENT, row.origin())
                : new Label(Kind.ACTOR, row.actor());
    }

    private static @Nullable String crowd(Held row) {
        boolean isCrowd = row.check().equals(CROWD_CHECK) && !row.object().isEmpty();
        return isCrowd ? "o/" + row.stream() + '/' + row.object() : null;
    }

    private static String flood(Held row) {
        return "f/" + row.stream() + '/' + row.check() + '/' + LocalDate.ofEpochDay(Math.floorDiv(row.at(), Times.DAY));
    }

    /** The one whose contributors make it large enough takes those of the others with it. */
    private void join(@Nullable String bunch, Held row, int enough) {
        if (bunch == null
                || session.run("INSERT INTO bunch VALUES (?, ?) ON CONFLICT DO NOTHING", bunch, row.actor()) == 0) {
            return;
        }
        long size = session.number(
                "INSERT INTO bunch_count VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET n = n + 1 RETURNING n", bunch);
        sizes.put(bunch, size);
        if (size == enough) {
            List<String> actors =
                    session.list("SELECT actor FROM bunch WHERE name = ?", each -> each.getString(1), bunch);
            actors.forEach(this::replace);
        }
    }

    /**
     * Takes the contributor of a deleted event out of what it shared with others, where it was the last one.
     *
     * @return the names of those crowds and floods that are none any more by it: {@link #apart}
     */
    List<String> leave(Held row) {
        List<String> torn = new ArrayList<>(2);
        long day = Times.floor(row.at(), Times.DAY);
        String flood = flood(row);
        if (isLast("at >= ? AND at < ?", row, day, day + Times.DAY) && take(flood, row) == FLOOD - 1) {
            torn.add(flood);
        }
        String crowd = crowd(row);
        // The plus keeps SQLite from going through all that is held about the object.
        if (crowd != null && isLast("+object = ?", row, row.object()) && take(crowd, row) == CROWD - 1) {
            torn.add(crowd);
        }
        return torn;
    }

    private boolean isLast(String which, Held row, Object... values) {
        Object[] all = Stream.concat(Stream.of(row.actor(), row.facet()), Stream.of(values))
                .toArray();
        return session.number(
                        "SELECT EXISTS (SELECT 1 FROM held WHERE actor = ? AND +facet = ? AND " + which + ")", all)
                == 0;
    }

    /** How many are left; -1 where it was not in. */
    private long take(String bunch, Held row) {
        if (session.run("DELETE FROM bunch WHERE name = ? AND actor = ?", bunch, row.actor()) == 0) {
            return -1;
        }
        long size = session.number("UPDATE bunch_count SET n = n - 1 WHERE name = ? RETURNING n", bunch);
        session.run("DELETE FROM bunch_count WHERE name = ? AND n <= 0", bunch);
        sizes.put(bunch, size);
        return size;
    }

    /** Moves the events of who is left of a crowd or a flood to where they belong now. */
    void apart(String bunch) {
        session.list("SELECT actor FROM bunch WHERE name = ?", row -> row.getString(1), bunch)
                .forEach(this::replace);
    }

    private long size(String bunch) {
        return sizes.computeIfAbsent(bunch, name -> session.number("SELECT n FROM bunch_count WHERE name = ?", name));
    }

    /** The campaign of a contributor: the one that its standing names, else the one that holds its events. */
    @Nullable
    String campaign(String actor) {
        return session.<String>one(
                        "SELECT coalesce(campaign, found) FROM actor WHERE name = ? AND coalesce(campaign, found) NOT NULL",
                        row -> row.getString(1),
                        actor)
                .orElse(null);
    }
}
