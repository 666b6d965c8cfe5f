package dev.weir.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases and their counts, kept right with every event that comes, moves or is decided. One for each batch: what it remembers
 * is true within a transaction.
 */
final class CaseBook {

    /** Facets beyond share the last bit: a case with it is looked into. */
    private static final int BITS = 63;

    /** An object is a target of a case where one in so many of its members is about it. */
    private static final int TARGETED = 3;

    /** More targets of one case are not counted. */
    private static final int MOST_TARGETS = 100;

    /** The status of a case of which nothing may be shown. */
    private static final int VEILED = Case.Status.values().length;

    private final Session session;
    private final Map<String, Long> numbers = new HashMap<>();

    CaseBook(Session session) {
        this.session = session;
    }

    /** The bit that a case has set when an event of it was of this facet. */
    static long bit(int facet) {
        return 1L << Math.min(facet, BITS);
    }

    /** The number of the case, which is made where there is none. */
    long of(Grouping.Label label, String stream) {
        return numbers.computeIfAbsent(label.name(), name -> {
            session.run(
                    "INSERT INTO cases (name, kind, stream, subject) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    name,
                    label.kind().ordinal(),
                    stream,
                    label.subject());
            return session.number("SELECT id FROM cases WHERE name = ?", name);
        });
    }

    /** Moves an event from its case to this one. */
    void move(Held row, long to) {
        if (row.caseId() == to) {
            return;
        }
        put(row, to);
        session.run("UPDATE held SET case_id = ? WHERE id = ?", to, row.id());
        take(row, row.caseId());
    }

    /** An event is deleted, and stands in no case any more. */
    void gone(Held row) {
        take(row, row.caseId());
    }

    /** Counts an event before it stands in the case. */
    void put(Held row, long to) {
        long ofMember = session.number(
                "INSERT INTO case_actor VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1 RETURNING n",
                to,
                row.actor());
        long ofObject = 0;
        if (!row.object().isEmpty()) {
            ofObject = session.number(
                    "INSERT INTO case_object VALUES (?1, ?2, 1, 1) ON CONFLICT DO UPDATE SET n = n + 1,"
                            + " members = members + NOT EXISTS (SELECT 1 FROM held WHERE case_id = ?1 AND object = ?2"
                            + " AND actor = ?3) RETURNING n",
                    to,
                    row.object(),
                    row.actor());
        }
        session.run(
                "UPDATE cases SET members = members + ?, objects = objects + ?, total = total + 1, held = held + ?,"
                        + " nats = nats + ?, facets = facets | ?, stale = 1 WHERE id = ?",
                ofMember == 1 ? 1 : 0,
                ofObject == 1 ? 1 : 0,
                open(row.status()),
                row.nats(),
                bit(row.facet()),
                to);
    }

    private void take(Held row, long from) {
        session.run("UPDATE case_actor SET n = n - 1 WHERE case_id = ? AND actor = ?", from, row.actor());
        int members =
                session.run("DELETE FROM case_actor WHERE case_id = ? AND actor = ? AND n = 0", from, row.actor());
        int objects = 0;
        if (!row.object().isEmpty()) {
            session.run(
                    "UPDATE case_object SET n = n - 1, members = members - ? WHERE case_id = ? AND object = ?",
                    cells(row, from) > 0 ? 0 : 1,
                    from,
                    row.object());
            objects = session.run(
                    "DELETE FROM case_object WHERE case_id = ? AND object = ? AND n = 0", from, row.object());
        }
        session.run(
                "UPDATE cases SET members = members - ?, objects = objects - ?, total = total - 1, held = held - ?,"
                        + " nats = nats - ?, stale = 1 WHERE id = ?",
                members,
                objects,
                open(row.status()),
                row.nats(),
                from);
        if (session.run("DELETE FROM cases WHERE id = ? AND total = 0", from) > 0) {
            numbers.values().remove(from);
        }
    }

    private long cells(Held row, long of) {
        return session.number(
                "SELECT EXISTS (SELECT 1 FROM held WHERE case_id = ? AND object = ? AND actor = ?)",
                of,
                row.object(),
                row.actor());
    }

    /** An event of the case waits no longer, or again. */
    void changed(Held row, HoldStatus now) {
        session.run(
                "UPDATE cases SET held = held + ?, stale = 1 WHERE id = ?",
                open(now) - open(row.status()),
                row.caseId());
    }

    private static int open(HoldStatus status) {
        return status == HoldStatus.OPEN ? 1 : 0;
    }

    /** Has every case worked out again. */
    void distrust() {
        session.run("UPDATE cases SET stale = 1");
    }

    /** Works out again what does not follow from a single event, for every case that changed. */
    void refresh() {
        List<long[]> stale = session.list("SELECT id, members, held, total, nats FROM cases WHERE stale = 1", row ->
                new long[] {row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)});
        for (long[] each : stale) {
            refresh(each[0], each[1], each[2], (double) each[4] / each[3] / 1_000);
        }
    }

    private void refresh(long id, long members, long held, double nats) {
        long reach = session
                .list(
                        "SELECT o.members + coalesce((SELECT sum(contributors) FROM object WHERE name = o.object), 0)"
                                + " FROM case_object o WHERE o.case_id = ? AND o.members >= ? ORDER BY o.members DESC LIMIT "
                                + MOST_TARGETS,
                        row -> row.getLong(1),
                        id,
                        (members + TARGETED - 1) / TARGETED)
                .stream()
                .mapToLong(each -> each)
                .sum();
        double risk = nats * Math.log1p((double) members);
        long[] ends = ends(id, held);
        session.run(
                "UPDATE cases SET facet = ?, risk = ?, reach = ?, score = ?, oldest = ?, newest = ?, status = ?, stale = 0"
                        + " WHERE id = ?",
                facet(id),
                risk,
                reach,
                risk * Math.log(2.0 + reach),
                ends[0],
                ends[1],
                held > 0 ? Case.Status.OPEN.ordinal() : isVeiled(id) ? VEILED : Case.Status.DECIDED.ordinal(),
                id);
    }

    private boolean isVeiled(long id) {
        return session.number(
                        "SELECT NOT EXISTS (SELECT 1 FROM held WHERE case_id = ? AND status < ?)",
                        id,
                        HoldStatus.VEILED.ordinal())
                == 1;
    }

    private long facet(long id) {
        List<long[]> strongest = new ArrayList<>();
        for (HoldStatus status : HoldStatus.values()) {
            session.one(
                            "SELECT nats, facet FROM held WHERE case_id = ? AND status = ? ORDER BY nats DESC, id DESC LIMIT 1",
                            row -> new long[] {row.getLong(1), row.getLong(2)},
                            id,
                            status.ordinal())
                    .ifPresent(strongest::add);
        }
        return strongest.stream().reduce((a, b) -> a[0] >= b[0] ? a : b).orElseThrow()[1];
    }

    /** Hold times of the oldest event, of those that wait where some do, and of the newest one. */
    private long[] ends(long id, long held) {
        long oldest = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        for (HoldStatus status : HoldStatus.values()) {
            long[] ends = session.one(
                            "SELECT (SELECT min(at) FROM held WHERE case_id = ?1 AND status = ?2),"
                                    + " (SELECT max(at) FROM held WHERE case_id = ?1 AND status = ?2)",
                            row -> {
                                long first = row.getLong(1);
                                return row.wasNull() ? new long[0] : new long[] {first, row.getLong(2)};
                            },
                            id,
                            status.ordinal())
                    .orElseThrow();
            if (ends.length > 0) {
                newest = Math.max(newest, ends[1]);
                oldest = held > 0 && status != HoldStatus.OPEN ? oldest : Math.min(oldest, ends[0]);
            }
        }
        return new long[] {oldest, newest};
    }
}
