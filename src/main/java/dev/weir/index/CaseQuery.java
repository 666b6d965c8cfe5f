package dev.weir.index;

import dev.weir.index.Filters.Where;
import dev.weir.index.QueueFilter.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Questions about cases. */
final class CaseQuery {

    private static final String SELECT = "SELECT c.*, f.family AS family, f.name AS check_name, k.reviewer AS reviewer,"
            + " k.until AS until, k.escalated AS escalated, k.name AS claimed FROM cases c"
            + " LEFT JOIN facet f ON f.id = c.facet LEFT JOIN claim k ON k.name = c.name WHERE ";

    private static final Case.Kind[] KINDS = Case.Kind.values();
    private static final Case.Status[] STATUSES = Case.Status.values();

    private final Nouns nouns;
    private final Duration holdFor;

    CaseQuery(Nouns nouns, Duration holdFor) {
        this.nouns = nouns;
        this.holdFor = holdFor;
    }

    Page<Case> queue(Session session, QueueFilter filter, QueueOrder order, Cursor cursor, int size) {
        Where where = new Where();
        where.add("c.status = ?", filter.status().ordinal());
        if (!cursor.isStart()) {
            where.add(
                    order == QueueOrder.RISK ? "(c.score, c.id) < (?, ?)" : "(c.oldest, c.id) > (?, ?)",
                    order == QueueOrder.RISK ? (Object) cursor.key() : (Object) (long) cursor.key(),
                    cursor.id());
        }
        names(filter, where);
        events(session, filter, where);
        where.values().add(size + 1);
        List<Case> found = session.list(
                SELECT + where.text() + " ORDER BY "
                        + (order == QueueOrder.RISK ? "c.score DESC, c.id DESC" : "c.oldest, c.id") + " LIMIT ?",
                this::read,
                where.values().toArray());
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        Case last = found.get(size - 1);
        double key = order == QueueOrder.RISK ? last.score() : last.oldest().toEpochMilli();
        return new Page<>(found.subList(0, size), new Cursor(key, last.number()));
    }

    Optional<Case> byName(Session session, String name) {
        return session.one(SELECT + "c.name = ?", this::read, name);
    }

    /** The case of most of a contributor's events. */
    Optional<String> ofActor(Session session, String actor) {
        return session.one(
                "SELECT c.name FROM case_actor a JOIN cases c ON c.id = a.case_id WHERE a.actor = ?"
                        + " ORDER BY a.n DESC, c.id LIMIT 1",
                row -> row.getString(1),
                actor);
    }

    /** Those that are about an object, the riskiest first. */
    List<Case> ofObject(Session session, String object, int most) {
        return session.list(
                SELECT + "c.id IN (SELECT case_id FROM case_object WHERE object = ?) ORDER BY c.score DESC LIMIT ?",
                this::read,
                object,
                most);
    }

    private static void names(QueueFilter filter, Where where) {
        String name = filter.texts().get(Field.CASE);
        if (name != null) {
            where.add("c.name = ?", name);
        }
        String campaign = filter.texts().get(Field.CAMPAIGN);
        if (campaign != null) {
            where.add("c.name = ?", new Grouping.Label(Case.Kind.CAMPAIGN, campaign).name());
        }
    }

    /** One event of the case must meet all of it; what the case knows of all its events spares looking at most. */
    private static void events(Session session, QueueFilter filter, Where where) {
        Where event = new Where();
        event.add("h.case_id = c.id");
        event.add("h.status IN " + Filters.in(Filters.statuses(filter)));
        int plain = event.parts().size();
        if (Filters.isFaceted(filter)) {
            List<Integer> facets = Filters.facets(session, filter);
            long bits = facets.stream().mapToLong(CaseBook::bit).reduce(0, (a, b) -> a | b);
            where.add("c.facets & ? <> 0", bits);
            event.add("h.facet IN " + Filters.in(facets));
        }
        Filters.ranges(filter, "h.", event);
        if (filter.from().isAfter(QueueFilter.OPEN.from())) {
            where.add("c.newest >= ?", Times.millis(filter.from()));
        }
        String actor = filter.texts().get(Field.ACTOR);
        if (actor != null) {
            where.add("c.id IN (SELECT case_id FROM case_actor WHERE actor = ?)", actor);
        }
        String object = filter.texts().get(Field.OBJECT);
        if (object != null) {
            where.add("c.id IN (SELECT case_id FROM case_object WHERE object = ?)", object);
        }
        String source = filter.texts().get(Field.SOURCE);
        if (source != null) {
            where.add("c.id IN (SELECT case_id FROM held WHERE source = ?)", source);
        }
        Filters.who(filter, "h.", event);
        if (event.parts().size() > plain) {
            where.add(
                    "EXISTS (SELECT 1 FROM held h WHERE " + event.text() + ")",
                    event.values().toArray());
        }
    }

    private Case read(ResultSet row) throws SQLException {
        Case.Kind kind = KINDS[row.getInt("kind")];
        Instant oldest = Instant.ofEpochMilli(row.getLong("oldest"));
        long members = row.getLong("members");
        long objects = row.getLong("objects");
        String subject = row.getString("subject");
        String stream = row.getString("stream");
        String check = text(row, "check_name");
        return new Case(
                row.getString("name"),
                kind,
                subject,
                row.getLong("id"),
                nouns.title(kind, stream, subject, check, members, objects, row.getLong("total")),
                stream,
                members,
                objects,
                row.getLong("held"),
                row.getLong("total"),
                check,
                text(row, "family"),
                row.getDouble("risk"),
                row.getLong("reach"),
                row.getDouble("score"),
                oldest,
                Instant.ofEpochMilli(row.getLong("newest")),
                oldest.plus(holdFor),
                STATUSES[Math.min(row.getInt("status"), STATUSES.length - 1)],
                row.getString("claimed") == null ? null : claim(row));
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return Claims.read(row, row.getString("claimed"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
