package dev.weir.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who works on which case. What stands here is in no topic, and is kept when the index is made anew. */
public final class Claims {

    private static final int PAGE = 50;

    /** Until when a case is somebody's to whom it was given. */
    static final long FOR_GOOD = Times.millis(Instant.MAX);

    private final Database database;
    private final CaseQuery cases;

    Claims(Database database, CaseQuery cases) {
        this.database = database;
        this.cases = cases;
    }

    /**
     * Locks a case for a reviewer, or prolongs his lock.
     *
     * @return the claim in force: his own, or that of who has it
     */
    public Claim claim(String caseId, String reviewer, Duration most, Instant now) {
        return database.write(session -> claim(session, caseId, reviewer, most, now));
    }

    private static Claim claim(Session session, String caseId, String reviewer, Duration most, Instant now) {
        session.run(
                "INSERT INTO claim (name, reviewer, until) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE"
                        + " SET reviewer = ?2, until = max(?3, CASE WHEN reviewer = ?2 THEN until ELSE 0 END)"
                        + " WHERE reviewer IS NULL OR reviewer = ?2 OR until <= ?4",
                caseId,
                reviewer,
                Times.millis(now.plus(most)),
                Times.millis(now));
        return found(session, caseId);
    }

    /** Gives a reviewer's lock or assignment back; does nothing where he has none. */
    public void release(String caseId, String reviewer) {
        database.write(session -> session.run(
                "UPDATE claim SET reviewer = NULL, until = 0 WHERE name = ? AND reviewer = ?", caseId, reviewer));
    }

    /** Gives a case to a reviewer, until it is given to another or given back. */
    public Claim assign(String caseId, String reviewer) {
        return database.write(session -> {
            session.run(
                    "INSERT INTO claim (name, reviewer, until) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO UPDATE"
                            + " SET reviewer = ?2, until = ?3",
                    caseId,
                    reviewer,
                    FOR_GOOD);
            return found(session, caseId);
        });
    }

    /** Leaves a case out of what {@link #next} gives this reviewer, until then. Forgets what was to be left out until now. */
    public void skip(String caseId, String reviewer, Instant until, Instant now) {
        database.write(session -> {
            session.run("DELETE FROM skip WHERE until <= ?", Times.millis(now));
            return session.run(
                    "INSERT INTO skip VALUES (?1, ?2, ?3) ON CONFLICT (name, reviewer) DO UPDATE SET until = ?3",
                    caseId,
                    reviewer,
                    Times.millis(until));
        });
    }

    /** Asks a lead to look. */
    public Claim escalate(String caseId, String reason) {
        return database.write(session -> {
            session.run(
                    "INSERT INTO claim (name, until, escalated) VALUES (?1, 0, ?2) ON CONFLICT (name) DO UPDATE"
                            + " SET escalated = ?2",
                    caseId,
                    reason);
            return found(session, caseId);
        });
    }

    /** Takes the first case of a queue that nobody else has and that the reviewer did not skip, and locks it for him. */
    public Optional<Case> next(QueueFilter filter, QueueOrder order, String reviewer, Duration most, Instant now) {
        return database.write(session -> {
            Cursor cursor = Cursor.START;
            while (cursor != null) {
                Page<Case> page = cases.queue(session, filter, order, cursor, PAGE);
                for (Case each : page.rows()) {
                    if (isFree(session, each, reviewer, now)) {
                        claim(session, each.id(), reviewer, most, now);
                        return cases.byName(session, each.id());
                    }
                }
                cursor = page.next();
            }
            return Optional.empty();
        });
    }

    private static boolean isFree(Session session, Case row, String reviewer, Instant now) {
        Claim claim = row.claim();
        boolean isTaken = claim != null
                && claim.reviewer() != null
                && !claim.reviewer().equals(reviewer)
                && claim.until().isAfter(now);
        return !isTaken
                && session.number(
                                "SELECT EXISTS (SELECT 1 FROM skip WHERE name = ? AND reviewer = ? AND until > ?)",
                                row.id(),
                                reviewer,
                                Times.millis(now))
                        == 0;
    }

    private static Claim found(Session session, String caseId) {
        return session.one("SELECT * FROM claim WHERE name = ?", row -> read(row, caseId), caseId)
                .orElseThrow();
    }

    static Claim read(ResultSet row, String caseId) throws SQLException {
        long until = row.getLong("until");
        return new Claim(
                caseId,
                row.getString("reviewer"),
                until == FOR_GOOD ? Instant.MAX : Instant.ofEpochMilli(until),
                row.getString("escalated"));
    }
}
