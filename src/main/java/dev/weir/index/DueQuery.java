package dev.weir.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Questions about holds whose deadline has passed with nobody having decided. */
final class DueQuery {

    /** A decision that is not answered can be applied for so long: {@code review} sends none that is valid for longer. */
    static final Duration UNANSWERED = Duration.ofDays(7);

    /**
     * What was refused is asked for again after this: the reviewers' file of the job may be old, or a clock fast. Anybody who may write
     * to the topic can have a decision refused, so that does not close a hold.
     */
    static final Duration REFUSED = Duration.ofDays(1);

    private static final String ASKED =
            "EXISTS (SELECT 1 FROM decision d WHERE d.origin = h.origin AND d.action = 'RELEASE'"
                    + " AND d.reason = 'DEADLINE' AND (d.outcome IN ('APPLIED', 'REPEATED', 'WAITS', 'KEPT_OUT')"
                    + " OR d.outcome IS NULL AND d.time > ?1 AND d.time <= ?3 OR d.outcome = 'REFUSED' AND d.time > ?2 AND d.time <= ?3))";

    private DueQuery() {}

    static Page<Due> due(Session session, Instant now, Cursor cursor, int size) {
        List<Due> rows = session.list(
                "SELECT h.id, h.origin, h.at, length(coalesce(b.key, '')) + length(coalesce(b.value, ''))"
                        + " + length(b.headers) FROM held h JOIN bytes b ON b.held = h.id WHERE h.status = "
                        + HoldStatus.EXPIRED.ordinal()
                        + " AND (h.at, h.id) > (?4, ?5)"
                        + " AND NOT " + ASKED + " ORDER BY h.at, h.id LIMIT ?6",
                row -> new Due(row.getLong(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)), row.getLong(4)),
                now.minus(UNANSWERED).toEpochMilli(),
                now.minus(REFUSED).toEpochMilli(),
                now.toEpochMilli(),
                cursor.isStart() ? Long.MIN_VALUE : (long) cursor.key(),
                cursor.id(),
                size + 1);
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        Due last = rows.get(size - 1);
        return new Page<>(rows.subList(0, size), new Cursor(last.held().toEpochMilli(), last.number()));
    }
}
