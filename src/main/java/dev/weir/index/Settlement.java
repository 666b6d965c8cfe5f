package dev.weir.index;

import dev.weir.event.Decision;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of held events: by decisions about them or their contributors, by the policy, or by nobody. */
final class Settlement {

    /** An undo of an undo of an undo … is followed so far. */
    private static final int DEEPEST = 16;

    private final Session session;
    private final CaseBook cases;
    private final long holdFor;
    private final Map<List<Integer>, Integer> facets = new HashMap<>();
    private final Map<Long, Integer> hours = new HashMap<>();

    Settlement(Session session, CaseBook cases, Duration holdFor) {
        this.session = session;
        this.cases = cases;
        this.holdFor = holdFor.toMillis();
    }

    /** What can be said of an event now, whether or not it is in the index. */
    HoldStatus status(Held row, long now) {
        if (row.at() > now - holdFor && BlindBook.isVeiled(session, row.origin())) {
            return HoldStatus.VEILED;
        }
        Optional<HoldStatus> decided = decided(row.origin());
        if (decided.isPresent()) {
            return decided.get();
        }
        String by = session.<String>one(
                        "SELECT by FROM let_out WHERE origin = ?", each -> each.getString(1), row.origin())
                .orElse(null);
        if (by != null && !wasReleased(row.origin())) {
            return by.equals("policy") ? HoldStatus.EXPLAINED : HoldStatus.RELEASED;
        }
        if (isExcluded(row)) {
            return HoldStatus.EXCLUDED;
        }
        HoldStatus waiting = waiting(row, now);
        return waiting == HoldStatus.EXPIRED && isKeptOut(row.origin()) ? HoldStatus.KEPT_OUT : waiting;
    }

    /** What becomes of an event of which nobody decided anything. */
    HoldStatus waiting(Held row, long now) {
        return row.at() <= now - holdFor ? HoldStatus.EXPIRED : HoldStatus.OPEN;
    }

    /** Looks at one event again. */
    void settle(String origin, long now) {
        session.list(Held.SELECT + "WHERE h.origin = ?", Held::read, origin).forEach(row -> settle(row, now));
    }

    /** Looks at all events of a contributor again. */
    void settleAll(String actor, long now) {
        Held.each(session, "h.actor = ?", row -> settle(row, now), actor);
    }

    /** Ends the holds whose deadline has passed. */
    void expire(long now) {
        write();
        session.list(
                        Held.SELECT + "WHERE h.status = ? AND h.at <= ?",
                        Held::read,
                        HoldStatus.VEILED.ordinal(),
                        now - holdFor)
                .forEach(row -> settle(row, now));
        if (session.number("SELECT EXISTS (SELECT 1 FROM open_hour WHERE n > 0 AND hour <= ?)", now - holdFor) == 0) {
            return;
        }
        for (int facet : session.list("SELECT id FROM facet", row -> row.getInt(1))) {
            Held.each(
                    session,
                    "h.status = ? AND h.facet = ? AND h.at <= ?",
                    row -> change(row, HoldStatus.EXPIRED, now),
                    HoldStatus.OPEN.ordinal(),
                    facet,
                    now - holdFor);
        }
        write();
    }

    /** Counts an event no more that is deleted. */
    void gone(Held row) {
        count(row, row.status(), -1);
    }

    /** Counts a new event. */
    void count(Held row) {
        count(row, row.status(), 1);
    }

    private void settle(Held row, long now) {
        HoldStatus status = status(row, now);
        if (status != row.status()) {
            change(row, status, now);
        }
    }

    private void change(Held row, HoldStatus status, long now) {
        session.run(
                "UPDATE held SET status = ?, ended = ? WHERE id = ?",
                status.ordinal(),
                status == HoldStatus.OPEN ? null : now,
                row.id());
        cases.changed(row, status);
        count(row, row.status(), -1);
        count(row, status, 1);
    }

    private void count(Held row, HoldStatus status, int more) {
        facets.merge(List.of(row.facet(), status.ordinal()), more, Integer::sum);
        if (status == HoldStatus.OPEN) {
            hours.merge(Times.floor(row.at(), Times.HOUR), more, Integer::sum);
        }
    }

    /** Writes what was counted. */
    void write() {
        facets.forEach((key, more) -> session.run(
                "INSERT INTO facet_count VALUES (?1, ?2, ?3) ON CONFLICT (facet, status) DO UPDATE SET n = n + ?3",
                key.get(0),
                key.get(1),
                more));
        hours.forEach((hour, more) -> session.run(
                "INSERT INTO open_hour VALUES (?1, ?2) ON CONFLICT (hour) DO UPDATE SET n = n + ?2", hour, more));
        facets.clear();
        hours.clear();
    }

    private Optional<HoldStatus> decided(String origin) {
        return inForce("origin = ? AND action IN ('RELEASE', 'REJECT')", origin).map(stands -> switch (stands.action) {
            case RELEASE ->
                Decision.Reason.DEADLINE.name().equals(stands.reason) ? HoldStatus.LET_GO : HoldStatus.RELEASED;
            default -> HoldStatus.REJECTED;
        });
    }

    private boolean isKeptOut(String origin) {
        return session.number(
                        "SELECT EXISTS (SELECT 1 FROM decision WHERE origin = ? AND outcome = 'KEPT_OUT')", origin)
                > 0;
    }

    private boolean wasReleased(String origin) {
        return session.number(
                        "SELECT EXISTS (SELECT 1 FROM decision WHERE origin = ? AND action = 'RELEASE'"
                                + " AND outcome = 'APPLIED')",
                        origin)
                > 0;
    }

    private boolean isExcluded(Held row) {
        return session.<Boolean>one(
                        "SELECT excluded_since, excluded_streams FROM actor WHERE name = ? AND excluded_since IS NOT NULL",
                        each -> {
                            Long time = row.time();
                            String streams = each.getString(2);
                            return (time == null || time >= each.getLong(1))
                                    && (streams.isEmpty()
                                            || List.of(streams.split(",")).contains(row.stream()));
                        },
                        row.actor())
                .orElse(false);
    }

    /** Works out again whether a reviewer excludes a contributor: the newest decision about it that is in force says so. */
    void exclude(String actor, long now) {
        Optional<Stands> exclusion = inForce("subject = ? AND action IN ('EXCLUDE', 'CLEAR', 'ALLOW')", actor)
                .filter(newest -> newest.action == Decision.Action.EXCLUDE);
        Rounds.seen(session, actor, session.number("SELECT max(at) FROM decision WHERE subject = ?", actor));
        session.run(
                "UPDATE actor SET excluded_since = ?2, excluded_streams = ?3 WHERE name = ?1",
                actor,
                exclusion.map(Stands::since).orElse(null),
                exclusion.map(Stands::streams).orElse(null));
        settleAll(actor, now);
    }

    /** A decision that stands. */
    private record Stands(
            String name,
            Decision.Action action,
            Long since,
            String streams,
            @Nullable String reason) {}

    private Optional<Stands> inForce(String which, String value) {
        return session
                .list(
                        "SELECT name, action, coalesce(since, ?1), streams, reason FROM decision WHERE outcome = 'APPLIED' AND "
                                + which.replace("?", "?2") + " ORDER BY time DESC, name DESC",
                        row -> new Stands(
                                row.getString(1),
                                Decision.Action.valueOf(row.getString(2)),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5)),
                        Long.MIN_VALUE,
                        value)
                .stream()
                .filter(each -> isInForce(each.name, 0))
                .findFirst();
    }

    private boolean isInForce(String name, int depth) {
        return depth == DEEPEST
                || session
                        .list(
                                "SELECT name FROM decision WHERE undoes = ? AND action = 'UNDO' AND outcome = 'APPLIED'",
                                row -> row.getString(1),
                                name)
                        .stream()
                        .noneMatch(undo -> isInForce(undo, depth + 1));
    }
}
