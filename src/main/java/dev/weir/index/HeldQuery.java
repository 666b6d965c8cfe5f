package dev.weir.index;

import dev.weir.event.Entity;
import dev.weir.index.Filters.Where;
import dev.weir.index.QueueFilter.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions about single held events. A list is put together from lanes: parts of an index that are in the right order already,
 * of which each gives its first few.
 */
final class HeldQuery {

    static final String SELECT =
            "SELECT h.*, f.stream AS stream, f.family AS family, f.name AS check_name, c.name AS case_name"
                    + " FROM held h JOIN facet f ON f.id = h.facet JOIN cases c ON c.id = h.case_id WHERE ";

    static final String OF_ACTOR = SELECT + "h.actor = ? AND (h.at, h.id) > (?, ?) ORDER BY h.at, h.id LIMIT ?";

    private static final HoldStatus[] STATUSES = HoldStatus.values();

    private final Duration holdFor;

    HeldQuery(Duration holdFor) {
        this.holdFor = holdFor;
    }

    private record Place(long id, double key) {}

    Page<HeldRow> held(Session session, QueueFilter filter, QueueOrder order, Cursor cursor, int size) {
        List<Place> places = new ArrayList<>();
        for (Where lane : lanes(session, filter)) {
            places.addAll(first(session, lane, filter, order, cursor, size + 1));
        }
        Comparator<Place> ascending = Comparator.comparingDouble(Place::key).thenComparingLong(Place::id);
        places.sort(order == QueueOrder.RISK ? ascending.reversed() : ascending);
        List<HeldRow> rows = new ArrayList<>(size);
        for (Place place : places.subList(0, Math.min(size, places.size()))) {
            rows.add(session.one(SELECT + "h.id = ?", this::read, place.id).orElseThrow());
        }
        if (places.size() <= size) {
            return new Page<>(rows, null);
        }
        Place last = places.get(size - 1);
        return new Page<>(rows, new Cursor(last.key, last.id));
    }

    /** Whatever became of them, the oldest first. */
    Page<HeldRow> ofActor(Session session, String actor, Cursor cursor, int size) {
        List<HeldRow> rows = session.list(
                OF_ACTOR,
                this::read,
                actor,
                cursor.isStart() ? Long.MIN_VALUE : (long) cursor.key(),
                cursor.id(),
                size + 1);
        if (rows.size() <= size) {
            return new Page<>(rows, null);
        }
        HeldRow last = rows.get(size - 1);
        return new Page<>(rows.subList(0, size), new Cursor(last.held().toEpochMilli(), last.number()));
    }

    Optional<HeldRow> byOrigin(Session session, String origin) {
        return session.one(SELECT + "h.origin = ?", this::read, origin);
    }

    private List<Where> lanes(Session session, QueueFilter filter) {
        List<Where> starts = starts(session, filter);
        List<Where> lanes = new ArrayList<>();
        for (Where start : starts) {
            for (int status : Filters.statuses(filter)) {
                Where lane = new Where();
                lane.add(start.text(), start.values().toArray());
                lane.add("status = " + status);
                lanes.add(lane);
            }
        }
        return lanes;
    }

    /** The narrowest way in that the filter names. */
    private static List<Where> starts(Session session, QueueFilter filter) {
        Where start = new Where();
        String name = filter.texts().get(Field.CASE);
        String campaign = filter.texts().get(Field.CAMPAIGN);
        if (filter.texts().containsKey(Field.ACTOR)) {
            start.add("actor = ?", filter.texts().get(Field.ACTOR));
        } else if (name != null || campaign != null) {
            start.add("case_id = ?", number(session, name, campaign));
        } else if (filter.texts().containsKey(Field.OBJECT)) {
            start.add("object = ?", filter.texts().get(Field.OBJECT));
        } else if (filter.texts().containsKey(Field.SOURCE)) {
            start.add("source = ?", filter.texts().get(Field.SOURCE));
        } else {
            return Filters.facets(session, filter).stream()
                    .map(facet -> {
                        Where lane = new Where();
                        lane.add("facet = ?", facet);
                        return lane;
                    })
                    .toList();
        }
        if (Filters.isFaceted(filter)) {
            start.add("facet IN " + Filters.in(Filters.facets(session, filter)));
        }
        return List.of(start);
    }

    private static long number(Session session, @Nullable String name, @Nullable String campaign) {
        String wanted =
                name != null || campaign == null ? name : new Grouping.Label(Case.Kind.CAMPAIGN, campaign).name();
        return session.number("SELECT id FROM cases WHERE name = ?", wanted);
    }

    private static List<Place> first(
            Session session, Where lane, QueueFilter filter, QueueOrder order, Cursor cursor, int most) {
        Where where = new Where();
        where.add(lane.text(), lane.values().toArray());
        boolean isRisk = order == QueueOrder.RISK;
        String key = isRisk ? "nats" : "at";
        if (!cursor.isStart()) {
            where.add("(" + key + (isRisk ? ", id) < (?, ?)" : ", id) > (?, ?)"), (long) cursor.key(), cursor.id());
        }
        Filters.ranges(filter, "", where);
        Filters.who(filter, "", where);
        where.values().add(most);
        return session.list(
                "SELECT id, " + key + " FROM held WHERE " + where.text() + " ORDER BY " + key
                        + (isRisk ? " DESC, id DESC" : ", id") + " LIMIT ?",
                row -> new Place(row.getLong(1), row.getDouble(2)),
                where.values().toArray());
    }

    HeldRow read(ResultSet row) throws SQLException {
        Instant held = Instant.ofEpochMilli(row.getLong("at"));
        return new HeldRow(
                row.getLong("id"),
                row.getString("origin"),
                row.getString("case_name"),
                row.getString("stream"),
                new Entity(row.getString("actor")),
                HeldRecord.Identity.values()[row.getInt("anonymous")],
                entity(row.getString("object")),
                Times.number(row, "value"),
                Times.instant(row, "time"),
                held,
                held.plus(holdFor),
                row.getDouble("trust"),
                row.getLong("nats") / 1_000.0,
                row.getString("check_name"),
                row.getString("family"),
                STATUSES[row.getInt("status")]);
    }

    /** The entity of this text, or null where it is empty. */
    static @Nullable Entity entity(String text) {
        return text.isEmpty() ? null : new Entity(text);
    }
}
