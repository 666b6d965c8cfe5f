package dev.weir.index;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.index.BlindItem.Other;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions about the blind sample. What is not answered comes without anything that Weir says of it. */
public final class BlindSample {

    static final int HELD = 0;
    static final int ADMITTED = 1;

    /** A day is over for the sample when its last checkpoints have surely been read. */
    static final Duration GRACE = Duration.ofMinutes(10);

    private static final int MOST = 200;
    private static final int MOST_OTHERS = 20;

    /** The answer that counts, {@code d}: the first applied one; whoever answers later may have seen the verdict. */
    static final String ANSWERED = " LEFT JOIN decision d ON d.id = (SELECT a.id FROM decision a WHERE a.origin ="
            + " b.origin AND a.action = 'ASSESS' AND a.outcome = 'APPLIED' ORDER BY a.time, a.name LIMIT 1)";

    private static final String OPEN = " WHERE b.chosen = 1 AND b.day <= ? AND b.at > ? AND d.id IS NULL";

    private final Database database;
    private final Duration holdFor;

    BlindSample(Database database, Duration holdFor) {
        this.database = database;
        this.holdFor = holdFor;
    }

    /** The origins of those that wait for an answer, in an order that says nothing. */
    public List<String> open(Instant now) {
        return database.read(session -> session.list(
                "SELECT b.origin FROM blind b" + ANSWERED + OPEN + " ORDER BY b.place LIMIT " + MOST,
                row -> row.getString(1),
                lastDay(now),
                Times.millis(now.minus(holdFor))));
    }

    /** How many wait. */
    public long waiting(Instant now) {
        return database.read(session -> session.number(
                "SELECT count(*) FROM blind b" + ANSWERED + OPEN, lastDay(now), Times.millis(now.minus(holdFor))));
    }

    /** Whether nothing of an event may be shown but here. */
    public boolean isVeiled(String origin, Instant now) {
        return database.read(session -> BlindBook.isVeiled(session, origin)
                && session.number("SELECT at FROM blind WHERE origin = ?", origin) > Times.millis(now.minus(holdFor)));
    }

    /** Whether it waits for an answer: a day's events can be answered once the day is over. */
    public boolean isOpen(String origin, Instant now) {
        return isVeiled(origin, now)
                && database.read(session ->
                        session.number("SELECT day <= ? FROM blind WHERE origin = ?", lastDay(now), origin) == 1);
    }

    /** One that waits or was answered. */
    public Optional<BlindItem> item(String origin) {
        return database.read(session -> session.one(
                "SELECT b.*, f.name AS check_name, d.reason AS answer, d.reviewer AS answered_by FROM blind b"
                        + " LEFT JOIN facet f ON f.id = b.facet" + ANSWERED + " WHERE b.origin = ? AND b.chosen = 1",
                row -> item(session, row),
                origin));
    }

    /**
     * What was said of one of the sample.
     *
     * @param answer HONEST, DISHONEST or UNSURE
     * @param probability with which it was drawn, above 0 up to 1
     */
    public record Said(String origin, String stream, Decision.Reason answer, double probability) {}

    /** All that was answered, over the days that the figures are about, by origin. */
    public List<Said> said(Instant now) {
        return database.read(session -> session.list(
                "SELECT b.origin, b.stream, d.reason, b.probability FROM blind b" + ANSWERED
                        + " WHERE b.chosen = 1 AND b.day > ? AND b.day <= ? AND d.id IS NOT NULL ORDER BY b.origin",
                row -> new Said(
                        row.getString(1),
                        row.getString(2),
                        Decision.Reason.valueOf(row.getString(3)),
                        row.getDouble(4)),
                lastDay(now) - BlindFiguresQuery.WINDOW,
                lastDay(now)));
    }

    /** What it says of the checks, as of now. */
    public BlindFigures figures(Instant now) {
        return database.read(session -> BlindFiguresQuery.figures(session, lastDay(now)));
    }

    /** The last day that is over. */
    private static long lastDay(Instant now) {
        return Times.floor(Times.millis(now.minus(GRACE)), Times.DAY) - Times.DAY;
    }

    private BlindItem item(Session session, ResultSet row) throws SQLException {
        String origin = row.getString("origin");
        String actor = row.getString("actor");
        String object = row.getString("object");
        long at = row.getLong("at");
        String answer = row.getString("answer");
        return new BlindItem(
                origin,
                row.getString("stream"),
                new Entity(actor),
                HeldRecord.Identity.values()[row.getInt("anonymous")],
                HeldQuery.entity(object),
                Times.number(row, "value"),
                Times.instant(row, "time"),
                row.getString("event_id"),
                row.getString("source"),
                Instant.ofEpochMilli(at).plus(holdFor),
                ItemQuery.shown(row.getBytes("bytes")),
                others(session, "actor", actor, origin),
                object.isEmpty() ? List.of() : others(session, "object", object, origin),
                answer == null
                        ? null
                        : new BlindItem.Told(
                                Decision.Reason.valueOf(answer),
                                row.getString("answered_by"),
                                row.getString("check_name"),
                                row.getDouble("trust")));
    }

    /** Verdicts are left out; what was let out later stands among what was admitted. */
    private static List<Other> others(Session session, String column, String text, String origin) {
        String of = " WHERE " + column + " = ?1 AND origin <> ?2";
        return session.list(
                "SELECT actor, object, value, coalesce(time, at) AS t FROM admitted" + of
                        + " UNION ALL SELECT actor, object, value, coalesce(time, at) AS t FROM held" + of
                        + " AND status NOT IN (" + HoldStatus.RELEASED.ordinal() + ", " + HoldStatus.EXPLAINED.ordinal()
                        + ") ORDER BY t DESC LIMIT " + MOST_OTHERS,
                row -> new Other(
                        new Entity(row.getString("actor")),
                        HeldQuery.entity(row.getString("object")),
                        Times.number(row, "value"),
                        Instant.ofEpochMilli(row.getLong("t"))),
                text,
                origin);
    }
}
