package dev.weir.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** How much waits: kept counts, and one look into an index for each check of a stream. */
final class BacklogQuery {

    private BacklogQuery() {}

    static Backlog backlog(Session session, Instant now) {
        int open = HoldStatus.OPEN.ordinal();
        return new Backlog(
                session.list(
                        "SELECT f.stream, coalesce(sum((SELECT sum(n) FROM facet_count WHERE facet = f.id AND status = ?1)), 0),"
                                + " min((SELECT min(at) FROM held WHERE status = ?1 AND facet = f.id)) AS oldest"
                                + " FROM facet f GROUP BY f.stream ORDER BY f.stream",
                        row -> new Backlog.Waiting(row.getString(1), row.getLong(2), Times.instant(row, "oldest")),
                        open),
                session.number("SELECT count(*) FROM cases WHERE status = ?", Case.Status.OPEN.ordinal()),
                session.number(
                        "SELECT count(*) FROM claim WHERE reviewer IS NOT NULL AND until > ?", Times.millis(now)),
                decided(session));
    }

    private static List<Backlog.Decided> decided(Session session) {
        return session.list(
                "SELECT action, outcome, count(*) FROM decision GROUP BY outcome, action ORDER BY action, outcome",
                row -> new Backlog.Decided(code(row, 1, "unknown"), code(row, 2, "unanswered"), row.getLong(3)));
    }

    private static String code(ResultSet row, int column, String otherwise) throws SQLException {
        String text = row.getString(column);
        return text == null ? otherwise : text.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
