package dev.weir.index;

import dev.weir.chance.Wilson;
import dev.weir.index.Overview.Age;
import dev.weir.index.Overview.Alerted;
import dev.weir.index.Overview.CheckRecord;
import dev.weir.index.Overview.Minute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How it goes. */
final class OverviewQuery {

    private static final Duration SHOWN = Duration.ofHours(3);
    private static final int MOST_ALERTS = 50;

    /** Of so many of the newest entries of the ledger is worked out what they took back. */
    private static final int MOST_ENTRIES = 5_000;

    private static final List<Duration> AGES = List.of(
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(7));

    private static final List<String> COUNTS = List.of("in", "admitted", "held", "dead");

    private final Duration holdFor;

    OverviewQuery(Duration holdFor) {
        this.holdFor = holdFor;
    }

    Overview overview(Session session, Instant now) {
        TreeMap<Long, long[]> minutes = new TreeMap<>();
        long since = Times.floor(now.minus(SHOWN).toEpochMilli(), Times.MINUTE);
        session.list(
                "SELECT minute, what, n FROM minute WHERE minute >= ?",
                row -> minutes.computeIfAbsent(row.getLong(1), minute -> new long[COUNTS.size() + 1])[
                                COUNTS.indexOf(row.getString(2))] =
                        row.getLong(3),
                since);
        long[] exposed = exposed(session, since, minutes);
        List<Minute> list = new ArrayList<>();
        minutes.forEach(
                (minute, n) -> list.add(new Minute(Instant.ofEpochMilli(minute), n[0], n[1], n[2], n[3], n[4])));
        return new Overview(
                list,
                checks(session),
                ages(session, now),
                session.number("SELECT count(*) FROM cases WHERE status = ?", Case.Status.OPEN.ordinal()),
                session.number("SELECT sum(n) FROM open_hour"),
                session.number(
                        "SELECT count(*) FROM decision WHERE outcome = 'APPLIED' AND action NOT IN ('UNDO', 'ASSESS')"
                                + " AND reason IS NOT 'DEADLINE'"),
                session.number(
                        "SELECT count(DISTINCT undoes) FROM decision WHERE outcome = 'APPLIED' AND action = 'UNDO'"),
                exposed[0],
                exposed[1],
                alerts(session));
    }

    /** Rows that the newest entries took out of training, and the seconds that they were in it. */
    private static long[] exposed(Session session, long since, Map<Long, long[]> minutes) {
        Map<String, Long> entries = new LinkedHashMap<>();
        session.list(
                "SELECT subject, at FROM retraction WHERE at >= ? ORDER BY at DESC LIMIT " + MOST_ENTRIES,
                row -> entries.putIfAbsent(row.getString(1), row.getLong(2)),
                since);
        long[] sums = new long[2];
        entries.forEach((subject, at) -> {
            List<Retracted.Row> rows = session.list(
                    Retracted.SELECT + "WHERE actor = ?1 OR origin = ?1 OR source = ?2 OR signed_by = ?3 LIMIT "
                            + MOST_ENTRIES,
                    Retracted.Row::read,
                    subject,
                    after("source ", subject),
                    after("key ", subject));
            for (Retracted.Row row : Retracted.of(session, rows)) {
                minutes.computeIfAbsent(Times.floor(at, Times.MINUTE), minute -> new long[COUNTS.size() + 1])[
                        COUNTS.size()]++;
                sums[0]++;
                sums[1] += Math.max(0, at - row.at()) / 1_000;
            }
        });
        return sums;
    }

    private static @Nullable String after(String word, String subject) {
        return subject.startsWith(word) ? subject.substring(word.length()) : null;
    }

    private static List<CheckRecord> checks(Session session) {
        return session.list(
                "SELECT f.stream, f.name, f.family, sum(n), sum(CASE WHEN status = ?1 THEN n ELSE 0 END),"
                        + " sum(CASE WHEN status IN (?2, ?3) THEN n ELSE 0 END), sum(CASE WHEN status = ?4 THEN n ELSE 0 END)"
                        + " FROM facet_count c JOIN facet f ON f.id = c.facet GROUP BY f.id ORDER BY f.stream, f.name",
                row -> {
                    long right = row.getLong(6);
                    long wrong = row.getLong(7);
                    Wilson interval = Wilson.of(right, right + wrong);
                    return new CheckRecord(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getLong(4),
                            row.getLong(5),
                            right,
                            wrong,
                            interval.share(),
                            interval.low(),
                            interval.high());
                },
                HoldStatus.OPEN.ordinal(),
                HoldStatus.REJECTED.ordinal(),
                HoldStatus.EXCLUDED.ordinal(),
                HoldStatus.RELEASED.ordinal());
    }

    private List<Age> ages(Session session, Instant now) {
        List<long[]> hours = session.list(
                "SELECT hour, n FROM open_hour WHERE n > 0", row -> new long[] {row.getLong(1), row.getLong(2)});
        long[] counts = new long[AGES.size()];
        long[] late = new long[AGES.size()];
        for (long[] hour : hours) {
            Duration age = Duration.ofMillis(now.toEpochMilli() - hour[0]);
            int bucket = AGES.size() - 1;
            while (bucket > 0 && age.compareTo(AGES.get(bucket)) < 0) {
                bucket--;
            }
            counts[bucket] += hour[1];
            late[bucket] += holdFor.minus(age).compareTo(Duration.ofDays(1)) < 0 ? hour[1] : 0;
        }
        List<Age> ages = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            ages.add(new Age(AGES.get(i), counts[i], late[i]));
        }
        return ages;
    }

    private static List<Alerted> alerts(Session session) {
        return session.list(
                "SELECT at, stream, type, subject, sentence FROM alert ORDER BY id DESC LIMIT " + MOST_ALERTS,
                row -> new Alerted(
                        Instant.ofEpochMilli(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)));
    }
}
