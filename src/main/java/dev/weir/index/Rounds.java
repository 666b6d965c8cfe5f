package dev.weir.index;

import dev.weir.topics.TopicPlan;
import java.time.Duration;
import java.util.List;

/**
 * Deletes what has no end of its own, once it is old and nothing that the index has is about it: contributors with what was said and decided of
 * them, decisions, entries of the ledger, objects, claims. A hand goes round each table, some rows with each batch: a batch costs the same
 * however long the table is. One for each batch, and only where the topics were read to their ends: else an old row would go before that comes which
 * it is about.
 */
final class Rounds {

    /** Answers are in the audit for so long; it deletes a record with the last one of its file, as brokers are set by default. */
    static final Duration PROVEN = TopicPlan.PROOF.plusDays(7);

    /** No row of a table: below all numbers of rows, and below all names. */
    private static final Object FIRST_NUMBER = 0;

    private static final Object FIRST_NAME = "";

    /** Ledger entries about sources and keys: so few as people write, and the job never forgets them either. */
    private static final String OF_MANY = "subject LIKE 'source %' OR subject LIKE 'key %'";

    private final Session session;
    private final long life;

    /** @param memory as {@code job.memory}: the job keeps how somebody stands for twice as long */
    Rounds(Session session, Duration memory) {
        this.session = session;
        life = life(memory).toMillis();
    }

    /** How long what was said of a contributor is kept after the last word and the last event. */
    static Duration life(Duration memory) {
        Duration stands = memory.multipliedBy(2);
        return stands.compareTo(PROVEN) > 0 ? stands : PROVEN;
    }

    /** Something was said of a contributor: epoch milliseconds, by the time of its record. */
    static void seen(Session session, String actor, long at) {
        session.run(
                "INSERT INTO actor (name, seen) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET seen = max(seen, ?2)",
                actor,
                at);
    }

    /**
     * Goes on.
     *
     * @param taken how many records the batch has: the hands go no more slowly than rows come
     */
    void go(long now, long taken) {
        long most = Forgetting.STEP + taken;
        long old = now - life;
        contributors(next("actor", "name", FIRST_NAME, most), old);
        delete(
                "decision",
                next("decision", "id", FIRST_NUMBER, most),
                "at <= ?3 AND (origin IS NOT NULL OR NOT EXISTS (SELECT 1 FROM actor WHERE name = subject))",
                old);
        delete(
                "retraction",
                next("retraction", "id", FIRST_NUMBER, most),
                "at <= ?3 AND NOT (" + OF_MANY + ") AND NOT EXISTS (SELECT 1 FROM actor WHERE name = subject)"
                        + " AND NOT EXISTS (SELECT 1 FROM admitted WHERE actor = subject)"
                        + " AND NOT EXISTS (SELECT 1 FROM admitted WHERE origin = subject)",
                old);
        delete(
                "object",
                next("object", "name", FIRST_NAME, most),
                "last <= ?3 AND NOT EXISTS (SELECT 1 FROM admitted WHERE object = name)"
                        + " AND NOT EXISTS (SELECT 1 FROM held WHERE object = name)",
                now - Forgetting.KEPT.toMillis());
        delete(
                "claim",
                next("claim", "name", FIRST_NAME, most),
                "(until <= ?3 OR until = " + Claims.FOR_GOOD + ")"
                        + " AND NOT EXISTS (SELECT 1 FROM cases WHERE cases.name = claim.name)",
                now);
    }

    /** The rows that are looked at now. */
    private record Range(String key, Object after, Object upTo) {}

    private Range next(String table, String key, Object first, long most) {
        Object after = session.<Object>one("SELECT at FROM hand WHERE name = ?", row -> row.getObject(1), table)
                .orElse(first);
        List<Object> keys = session.list(
                "SELECT " + key + " FROM " + table + " WHERE " + key + " > ? ORDER BY " + key + " LIMIT ?",
                row -> row.getObject(1),
                after,
                most);
        Object upTo = keys.isEmpty() ? after : keys.get(keys.size() - 1);
        boolean isRound = keys.size() < most;
        if (!isRound || !after.equals(first)) {
            session.run(
                    "INSERT INTO hand VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET at = ?2",
                    table,
                    isRound ? first : upTo);
        }
        return new Range(key, after, upTo);
    }

    private void delete(String table, Range rows, String which, long before) {
        session.run(
                "DELETE FROM " + table + " WHERE " + rows.key + " > ?1 AND " + rows.key + " <= ?2 AND " + which,
                rows.after,
                rows.upTo,
                before);
    }

    /** All that was said of somebody goes at once, so that nothing stands there by half. */
    private void contributors(Range rows, long before) {
        record Seen(String name, long said, long event) {}
        for (Seen one : session.list(
                "SELECT name, seen, max(coalesce((SELECT max(at) FROM held WHERE actor = name), 0),"
                        + " coalesce((SELECT max(at) FROM admitted WHERE actor = name), 0)) FROM actor"
                        + " WHERE name > ? AND name <= ?",
                row -> new Seen(row.getString(1), row.getLong(2), row.getLong(3)),
                rows.after,
                rows.upTo)) {
            if (one.event > one.said) {
                seen(session, one.name, one.event);
            } else if (one.event == 0 && one.said <= before) {
                session.run("DELETE FROM standing WHERE actor = ?", one.name);
                session.run("DELETE FROM retraction WHERE subject = ?", one.name);
                session.run("DELETE FROM decision WHERE subject = ? AND at <= ?", one.name, before);
                session.run("DELETE FROM actor WHERE name = ?", one.name);
            }
        }
    }
}
