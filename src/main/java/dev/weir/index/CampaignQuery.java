package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.index.CampaignView.Cell;
import dev.weir.index.CampaignView.Growth;
import dev.weir.index.CampaignView.Member;
import dev.weir.index.CampaignView.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Questions about one campaign. */
final class CampaignQuery {

    static final String JOINED = "SELECT name, (SELECT min(at) FROM held WHERE actor = name) AS first FROM actor"
            + " WHERE coalesce(campaign, found) = ? ORDER BY first NULLS LAST, name";
    static final String MEDIAN =
            "SELECT coalesce(time, at) FROM held WHERE case_id = ? ORDER BY coalesce(time, at) LIMIT 1 OFFSET ?";
    static final String NEAR = "SELECT count(*) FROM held WHERE case_id = ? AND coalesce(time, at) BETWEEN ? AND ?";
    private static final String MEMBERS = "SELECT name FROM actor WHERE coalesce(campaign, found) = ? ORDER BY name";

    /** Of one member, what was held first and what was admitted first. */
    private static final String CELLS =
            "SELECT object, count(*), avg(value) AS mean, min(at) FROM (SELECT * FROM (SELECT object, value, at FROM held"
                    + " WHERE actor = ?1 ORDER BY at LIMIT ?2) UNION ALL SELECT * FROM (SELECT object, value, at FROM admitted"
                    + " WHERE actor = ?1 AND released = 0 ORDER BY at LIMIT ?2)) GROUP BY object";

    private final CaseQuery cases;

    CampaignQuery(CaseQuery cases) {
        this.cases = cases;
    }

    static List<Entity> members(Session session, String campaign) {
        return session.list(MEMBERS, row -> new Entity(row.getString(1)), campaign);
    }

    Optional<CampaignView> campaign(Session session, String campaign, int from) {
        List<Joined> joined = session.list(JOINED, Joined::read, campaign);
        if (joined.isEmpty()) {
            return Optional.empty();
        }
        Case row = cases.byName(session, new Grouping.Label(Case.Kind.CAMPAIGN, campaign).name())
                .orElse(null);
        List<Member> shown = joined.stream()
                .skip(from)
                .limit(CampaignView.MOST_MEMBERS)
                .map(each -> member(session, each))
                .toList();
        List<Target> objects = row == null ? List.of() : targets(session, row.number());
        return Optional.of(new CampaignView(
                campaign,
                row,
                from,
                shown,
                joined.size(),
                objects,
                cells(session, shown, objects),
                growth(joined),
                row == null ? 0 : synchrony(session, row),
                DecisionQuery.ofCampaign(session, campaign)));
    }

    /** A member, and when its first event was held; one without a held event comes last. */
    private record Joined(Entity actor, Instant first) {

        static Joined read(ResultSet row) throws SQLException {
            long first = row.getLong(2);
            Instant time = row.wasNull() ? Instant.MAX : Instant.ofEpochMilli(first);
            return new Joined(new Entity(row.getString(1)), time);
        }
    }

    private static Member member(Session session, Joined joined) {
        String name = joined.actor.text();
        return new Member(
                joined.actor,
                ActorQuery.standing(session, name),
                session.number("SELECT count(*) FROM held WHERE actor = ? AND status = 0", name),
                session.number("SELECT count(*) FROM admitted WHERE actor = ?", name),
                joined.first);
    }

    private static List<Target> targets(Session session, long caseId) {
        return session.list(
                "SELECT o.object, o.members, o.n, coalesce((SELECT sum(contributors) FROM object WHERE name = o.object), 0)"
                        + " FROM case_object o WHERE o.case_id = ? ORDER BY o.members DESC, o.n DESC LIMIT "
                        + CampaignView.MOST_OBJECTS,
                row -> new Target(new Entity(row.getString(1)), row.getLong(2), row.getLong(3), row.getLong(4)),
                caseId);
    }

    /** What was admitted before the campaign was found counts as what was held. */
    private static List<Cell> cells(Session session, List<Member> members, List<Target> objects) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            places.put(objects.get(i).object().text(), i);
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            int member = i;
            cells.addAll(session
                    .list(
                            CELLS,
                            row -> new Cell(
                                    member,
                                    places.getOrDefault(row.getString(1), -1),
                                    row.getLong(2),
                                    Times.number(row, "mean"),
                                    Instant.ofEpochMilli(row.getLong(4))),
                            members.get(i).actor().text(),
                            CampaignView.MOST_EVENTS)
                    .stream()
                    .filter(cell -> cell.object() >= 0)
                    .toList());
        }
        return cells;
    }

    private static List<Growth> growth(List<Joined> members) {
        TreeMap<Long, Long> hours = new TreeMap<>();
        for (Joined member : members) {
            if (member.first.isBefore(Instant.MAX)) {
                hours.merge(Times.floor(member.first.toEpochMilli(), Times.HOUR), 1L, Long::sum);
            }
        }
        List<Growth> growth = new ArrayList<>();
        hours.forEach((hour, joined) -> growth.add(new Growth(Instant.ofEpochMilli(hour), joined)));
        return growth;
    }

    private static double synchrony(Session session, Case row) {
        long median = session.number(MEDIAN, row.number(), row.total() / 2);
        long near = session.number(NEAR, row.number(), median - Times.DAY, median + Times.DAY);
        return (double) near / row.total();
    }
}
