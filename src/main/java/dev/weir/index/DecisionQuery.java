package dev.weir.index;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.index.Filters.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about decisions. */
final class DecisionQuery {

    /** More decisions about one thing are not shown. */
    static final int MOST = 500;

    private static final String SELECT =
            "SELECT d.*, (SELECT u.name FROM decision u WHERE u.undoes = d.name AND u.outcome = 'APPLIED'"
                    + " LIMIT 1) AS undone FROM decision d WHERE ";
    /** {@link Answered#act} of a row. */
    private static final String ACT = "CASE WHEN rtrim(d.name, '0123456789') LIKE '%.' AND d.name NOT LIKE '%.'"
            + " THEN substr(d.name, 1, length(rtrim(d.name, '0123456789')) - 1) ELSE d.name END";

    private static final String NEWEST = " ORDER BY d.time DESC, d.id DESC LIMIT " + MOST;

    private DecisionQuery() {}

    static Optional<Answered> byName(Session session, String name) {
        return session.one(SELECT + "d.name = ?", DecisionQuery::read, name);
    }

    static List<Answered> ofActor(Session session, String actor) {
        return session.list(SELECT + "d.subject = ?" + NEWEST, DecisionQuery::read, actor);
    }

    static List<Answered> ofOrigin(Session session, String origin) {
        return session.list(SELECT + "d.origin = ?" + NEWEST, DecisionQuery::read, origin);
    }

    /** Those that cover a campaign, at any of its sizes. */
    static List<Answered> ofCampaign(Session session, String campaign) {
        // The next character after '@' ends the range of id@members.
        return session.list(
                SELECT + "d.campaign >= ? AND d.campaign < ?" + NEWEST,
                DecisionQuery::read,
                campaign + '@',
                campaign + 'A');
    }

    /** Each by itself, the newest first. */
    static Page<Answered> newest(Session session, DecisionFilter filter, Cursor cursor, int size) {
        Where where = where(filter);
        where.add(
                "(d.time, d.name) < (?, coalesce((SELECT name FROM decision WHERE id = ?), x'ff'))",
                cursor.isStart() ? Long.MAX_VALUE : (long) cursor.key(),
                cursor.id());
        where.values().add(size + 1);
        List<Answered> rows = session.list(
                SELECT + where.text() + " ORDER BY d.time DESC, d.name DESC LIMIT ?",
                DecisionQuery::read,
                where.values().toArray());
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        Answered last = rows.get(size - 1);
        long id = session.number("SELECT id FROM decision WHERE name = ?", last.id());
        return new Page<>(rows.subList(0, size), new Cursor(last.time().toEpochMilli(), id));
    }

    /** By the acts that they were sent in, the newest first; a page has so many acts. */
    static Page<Acted> acts(Session session, DecisionFilter filter, Cursor cursor, int size) {
        Where where = where(filter);
        long time = cursor.isStart() ? Long.MAX_VALUE : (long) cursor.key();
        where.values().addAll(List.of(time, time, cursor.id(), size + 1));
        List<ActPlace> places = session.list(
                "SELECT " + ACT + " AS act, max(d.time) AS t, min(d.id) AS n FROM decision d WHERE " + where.text()
                        + " GROUP BY act HAVING t < ? OR t = ? AND n < ? ORDER BY t DESC, n DESC LIMIT ?",
                ActPlace::read,
                where.values().toArray());
        List<Acted> acts = new ArrayList<>();
        places.stream().limit(size).forEach(place -> acts.addAll(act(session, filter, place.act)));
        if (places.size() <= size) {
            return new Page<>(acts, null);
        }
        ActPlace last = places.get(size - 1);
        return new Page<>(acts, new Cursor(last.time, last.id));
    }

    /** What was sent in one act, by how it fared. */
    private static List<Acted> act(Session session, DecisionFilter filter, String act) {
        Where where = where(filter);
        // The next character after '.' ends the range of act.number.
        where.add("(d.name = ? OR d.name > ? AND d.name < ?)", act, act + '.', act + '/');
        return Acted.together(session.list(
                SELECT + where.text() + " ORDER BY d.id",
                DecisionQuery::read,
                where.values().toArray()));
    }

    private record ActPlace(String act, long time, long id) {

        static ActPlace read(ResultSet row) throws SQLException {
            return new ActPlace(row.getString("act"), row.getLong("t"), row.getLong("n"));
        }
    }

    private static Where where(DecisionFilter filter) {
        Where where = new Where();
        where.add("d.time >= ? AND d.time < ?", Times.millis(filter.from()), Times.millis(filter.before()));
        if (filter.reviewer() != null) {
            where.add("d.reviewer = ?", filter.reviewer());
        }
        if (filter.action() != null) {
            where.add("d.action = ?", filter.action().name());
        }
        return where;
    }

    private static Answered read(ResultSet row) throws SQLException {
        return new Answered(
                row.getString("name"),
                constant(Decision.Action.class, row.getString("action")),
                row.getString("subject"),
                row.getString("origin"),
                Times.instant(row, "since"),
                Times.instant(row, "until"),
                row.getString("undoes"),
                row.getString("undone"),
                row.getString("campaign"),
                constant(Decision.Reason.class, row.getString("reason")),
                row.getString("comment"),
                row.getString("reviewer"),
                Instant.ofEpochMilli(row.getLong("time")),
                constant(Answer.Outcome.class, row.getString("outcome")),
                row.getString("sentence"),
                row.getInt("retractions"),
                row.getInt("released"));
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
