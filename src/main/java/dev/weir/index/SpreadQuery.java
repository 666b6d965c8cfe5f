package dev.weir.index;

import dev.weir.event.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which values came about the object of a held event, before its crowd or campaign and since. */
final class SpreadQuery {

    /** What is one of these is about the object; another case is about a contributor, or a check. */
    private static final String TOGETHER = "(" + Case.Kind.CAMPAIGN.ordinal() + ", " + Case.Kind.OBJECT.ordinal() + ")";

    /** The case of an event that came together with others. */
    private static final String GROUP =
            "SELECT c.id FROM held h JOIN cases c ON c.id = h.case_id WHERE h.id = ? AND c.kind IN " + TOGETHER;

    static final String BEGIN = "SELECT min(coalesce(time, at)) FROM held WHERE object = ? AND case_id = ?";
    static final String END = "SELECT max(coalesce(time, at)) FROM held WHERE object = ? AND case_id = ?";

    /** What was released is in training, and among what was held. */
    static final String VALUES =
            "SELECT value, sum(trained AND t < ?3), sum(seen AND t BETWEEN ?3 AND ?4) FROM (SELECT value, coalesce(time, at) AS t,"
                    + " 1 AS trained, released = 0 AS seen FROM admitted WHERE object = ?1 AND stream = ?2 UNION ALL"
                    + " SELECT value, coalesce(time, at), 0, 1 FROM held WHERE object = ?1 AND facet IN (SELECT id FROM facet"
                    + " WHERE stream = ?2)) WHERE value NOT NULL GROUP BY value ORDER BY value";

    private SpreadQuery() {}

    /** None where the event has no object or no value. */
    static @Nullable Spread of(Session session, HeldRow row) {
        Entity object = row.object();
        if (object == null || Double.isNaN(row.value())) {
            return null;
        }
        long own = Objects.requireNonNullElse(row.time(), row.held()).toEpochMilli();
        long group = session.number(GROUP, row.number());
        long begin = group == 0 ? own : session.number(BEGIN, object.text(), group);
        long end = group == 0 ? own : session.number(END, object.text(), group);
        List<ValueCounts> all = session
                .list(
                        VALUES,
                        each -> new ValueCounts(each.getDouble(1), each.getLong(2), each.getLong(3)),
                        object.text(),
                        row.stream(),
                        begin,
                        end)
                .stream()
                .filter(each -> each.first() + each.second() > 0)
                .toList();
        List<ValueCounts> few = ValueCounts.few(all);
        return new Spread(
                Instant.ofEpochMilli(begin),
                Instant.ofEpochMilli(end),
                few.stream()
                        .map(each -> new Spread.Value(each.from(), each.first(), each.second()))
                        .toList(),
                ValueCounts.width(all),
                ValueCounts.place(few, row.value()));
    }
}
