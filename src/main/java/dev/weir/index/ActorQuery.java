package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.index.ActorView.Bucket;
import dev.weir.index.ActorView.Deed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Questions about one contributor. */
final class ActorQuery {

    /** Of what one contributor has in training, so many of the newest rows are looked at. */
    private static final int MOST_ROWS = 20_000;

    private static final int VEILED = HoldStatus.VEILED.ordinal();

    static final String HELD = "SELECT at / " + Times.DAY + " AS day, count(*), sum(status = ?2), min(at) FROM held"
            + " WHERE actor = ?1 AND status <> ?3 GROUP BY day";

    private static final HoldStatus[] STATUSES = HoldStatus.values();

    private final CaseQuery cases;

    ActorQuery(CaseQuery cases) {
        this.cases = cases;
    }

    /**
     * What was held on one day.
     *
     * @param day when it begins, epoch milliseconds
     * @param first when the first was held
     */
    private record HeldDay(long day, long ever, long open, long first) {

        static HeldDay read(ResultSet row) throws SQLException {
            return new HeldDay(row.getLong(1) * Times.DAY, row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }

    ActorView actor(Session session, Entity actor) {
        String name = actor.text();
        List<StandingView> history = standings(session, name);
        List<Retracted.Row> admitted = admitted(session, name);
        Set<Retracted.Row> retracted = new HashSet<>(Retracted.of(session, admitted));
        TreeMap<Long, long[]> days = new TreeMap<>();
        for (Retracted.Row row : admitted) {
            count(days, row.at(), retracted.contains(row) ? 2 : 0);
        }
        List<HeldDay> held = session.list(HELD, HeldDay::read, name, HoldStatus.OPEN.ordinal(), VEILED);
        held.forEach(each -> days.computeIfAbsent(each.day(), day -> new long[3])[1] = each.ever());
        List<Bucket> timeline = new ArrayList<>();
        days.forEach(
                (day, counts) -> timeline.add(new Bucket(Instant.ofEpochMilli(day), counts[0], counts[1], counts[2])));
        return new ActorView(
                actor,
                standing(session, name),
                history,
                admitted.size(),
                retracted.size(),
                held.stream().mapToLong(HeldDay::open).sum(),
                held.stream().mapToLong(HeldDay::ever).sum(),
                days.isEmpty() ? null : first(admitted, held),
                timeline,
                latest(session, name, admitted, retracted),
                campaigns(session, name, history),
                DecisionQuery.ofActor(session, name),
                cases.ofActor(session, name).orElse(null));
    }

    /** How many of its rows in training are from then on, and not taken back. */
    long inTraining(Session session, Entity actor, long since) {
        List<Retracted.Row> rows = admitted(session, actor.text()).stream()
                .filter(row -> row.time() == null || row.time() >= since)
                .toList();
        return (long) rows.size() - Retracted.of(session, rows).size();
    }

    static StandingView standing(Session session, String actor) {
        return session.one(
                        "SELECT * FROM standing WHERE actor = ? ORDER BY id DESC LIMIT 1", ActorQuery::standing, actor)
                .orElse(StandingView.CLEAR);
    }

    private static List<StandingView> standings(Session session, String actor) {
        return session.list("SELECT * FROM standing WHERE actor = ? ORDER BY id", ActorQuery::standing, actor);
    }

    private static StandingView standing(ResultSet row) throws SQLException {
        return new StandingView(
                row.getString("standing"),
                Times.instant(row, "since"),
                row.getString("campaign"),
                row.getString("reason"),
                Times.instant(row, "time"));
    }

    private static List<Retracted.Row> admitted(Session session, String actor) {
        return session.list(
                Retracted.SELECT + "WHERE actor = ? ORDER BY at DESC LIMIT " + MOST_ROWS, Retracted.Row::read, actor);
    }

    private static List<String> campaigns(Session session, String actor, List<StandingView> history) {
        Stream<String> found = session
                .list("SELECT found FROM actor WHERE name = ? AND found NOT NULL", row -> row.getString(1), actor)
                .stream();
        Stream<String> said =
                history.stream().map(StandingView::campaign).flatMap(campaign -> Stream.ofNullable(campaign));
        return Stream.concat(said, found).distinct().toList();
    }

    private static List<Deed> latest(
            Session session, String actor, List<Retracted.Row> admitted, Set<Retracted.Row> retracted) {
        Stream<Deed> trained = admitted.stream()
                .limit(ActorView.LATEST)
                .filter(row -> !BlindBook.isVeiled(session, row.origin()))
                .map(row -> new Deed(
                        row.origin(),
                        row.stream(),
                        HeldQuery.entity(row.object()),
                        row.value(),
                        row.time() == null ? null : Instant.ofEpochMilli(row.time()),
                        Instant.ofEpochMilli(row.at()),
                        row.trust(),
                        retracted.contains(row) ? "retracted" : row.verdict()));
        Stream<Deed> held = session
                .list(
                        HeldQuery.SELECT + "h.actor = ? AND h.status <> " + VEILED + " ORDER BY h.at DESC LIMIT "
                                + ActorView.LATEST,
                        row -> new Deed(
                                row.getString("origin"),
                                row.getString("stream"),
                                HeldQuery.entity(row.getString("object")),
                                Times.number(row, "value"),
                                Times.instant(row, "time"),
                                Instant.ofEpochMilli(row.getLong("at")),
                                row.getDouble("trust"),
                                word(row)),
                        actor)
                .stream();
        return Stream.concat(trained, held)
                .sorted(Comparator.comparing(Deed::at).reversed())
                .limit(ActorView.LATEST)
                .toList();
    }

    private static String word(ResultSet row) throws SQLException {
        return STATUSES[row.getInt("status")].name().toLowerCase(Locale.ROOT);
    }

    private static void count(Map<Long, long[]> days, long at, int what) {
        days.computeIfAbsent(Times.floor(at, Times.DAY), day -> new long[3])[what]++;
    }

    private static Instant first(List<Retracted.Row> admitted, List<HeldDay> held) {
        long first = Long.MAX_VALUE;
        for (Retracted.Row row : admitted) {
            first = Math.min(first, row.at());
        }
        for (HeldDay each : held) {
            first = Math.min(first, each.first());
        }
        return Instant.ofEpochMilli(first);
    }
}
