package dev.weir.index;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    static Page<Answered> newest(Session session, Cursor cursor, int size) {
        List<Answered> rows = session.list(
                SELECT + "(d.time, d.name) < (?, coalesce((SELECT name FROM decision WHERE id = ?), x'ff'))"
                        + " ORDER BY d.time DESC, d.name DESC LIMIT ?",
                DecisionQuery::read,
                cursor.isStart() ? Long.MAX_VALUE : (long) cursor.key(),
                cursor.id(),
                size + 1);
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        Answered last = rows.get(size - 1);
        long id = session.number("SELECT id FROM decision WHERE name = ?", last.id());
        return new Page<>(rows.subList(0, size), new Cursor(last.time().toEpochMilli(), id));
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
