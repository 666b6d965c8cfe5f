package dev.weir.index;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.index.ObjectView.Day;
import dev.weir.index.ObjectView.Episode;
import dev.weir.index.ObjectView.Value;
import dev.weir.route.HeaderNames;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions about one object. */
final class ObjectQuery {

    private static final int MOST_EPISODES = 50;
    private static final int MOST_CASES = 20;

    private static final String EVENTS = "(SELECT coalesce(time, at) / " + Times.DAY
            + " AS day, value, 0 AS held FROM admitted WHERE object = ?1 AND stream = ?2 AND released = 0 UNION ALL"
            + " SELECT coalesce(time, at) / " + Times.DAY
            + ", value, 1 FROM held WHERE object = ?1 AND facet IN (SELECT id FROM facet WHERE stream = ?2))";

    static final String DAYS = "SELECT day, sum(held = 0), sum(held = 1), avg(CASE held WHEN 0 THEN value END) AS a,"
            + " avg(CASE held WHEN 1 THEN value END) AS h FROM " + EVENTS + " GROUP BY day ORDER BY day";
    static final String VALUES = "SELECT value, sum(held = 0), sum(held = 1) FROM " + EVENTS
            + " WHERE value NOT NULL GROUP BY value ORDER BY value";

    private final CaseQuery cases;

    ObjectQuery(CaseQuery cases) {
        this.cases = cases;
    }

    private record Seen(long admitted, long contributors) {}

    ObjectView object(Session session, String stream, Entity object) {
        String name = object.text();
        Seen seen = session.one(
                        "SELECT admitted, contributors FROM object WHERE name = ? AND stream = ?",
                        row -> new Seen(row.getLong(1), row.getLong(2)),
                        name,
                        stream)
                .orElse(new Seen(0, 0));
        return new ObjectView(
                stream,
                object,
                seen.admitted,
                seen.contributors,
                session.number(
                        "SELECT count(*) FROM held h JOIN facet f ON f.id = h.facet WHERE h.object = ? AND h.status = 0"
                                + " AND f.stream = ?",
                        name,
                        stream),
                session.number(
                        "SELECT count(*) FROM held h JOIN facet f ON f.id = h.facet WHERE h.object = ? AND f.stream = ?",
                        name,
                        stream),
                days(session, name, stream),
                values(session, name, stream),
                episodes(session, name, stream),
                cases.ofObject(session, name, MOST_CASES));
    }

    private static List<Day> days(Session session, String object, String stream) {
        return session.list(
                DAYS,
                row -> new Day(
                        Instant.ofEpochMilli(row.getLong(1) * Times.DAY),
                        row.getLong(2),
                        row.getLong(3),
                        Times.number(row, "a"),
                        Times.number(row, "h")),
                object,
                stream);
    }

    private static List<Value> values(Session session, String object, String stream) {
        List<ValueCounts> values = session.list(
                VALUES, row -> new ValueCounts(row.getDouble(1), row.getLong(2), row.getLong(3)), object, stream);
        return ValueCounts.few(values).stream()
                .map(each -> new Value(each.from(), each.first(), each.second()))
                .toList();
    }

    /** What alerts say of it or of a campaign that began on it, and what its crowds were held for. */
    private static List<Episode> episodes(Session session, String object, String stream) {
        List<Episode> episodes = new ArrayList<>(session.list(
                "SELECT at, type, sentence FROM alert WHERE subject = ?1 OR subject >= ?2 AND subject < ?3"
                        + " ORDER BY at DESC LIMIT " + MOST_EPISODES,
                row -> new Episode(
                        Instant.ofEpochMilli(row.getLong("at")), row.getString("type"), row.getString("sentence")),
                object,
                // The next character after '/' ends the range of the ids of campaigns.
                stream + '/' + object + '/',
                stream + '/' + object + '0'));
        Map<String, Episode> said = new LinkedHashMap<>();
        session.list(
                        "SELECT h.at, b.headers FROM held h JOIN facet f ON f.id = h.facet JOIN bytes b ON b.held = h.id"
                                + " WHERE h.object = ? AND f.stream = ? AND f.name IN ('crowd', 'surge')"
                                + " ORDER BY h.at DESC LIMIT " + MOST_EPISODES,
                        row -> crowd(Instant.ofEpochMilli(row.getLong(1)), HeaderBytes.read(row.getBytes(2))),
                        object,
                        stream)
                .forEach(found -> found.forEach(each -> said.putIfAbsent(each.sentence(), each)));
        episodes.addAll(said.values());
        episodes.sort(Comparator.comparing(Episode::time).reversed());
        return episodes.subList(0, Math.min(MOST_EPISODES, episodes.size()));
    }

    private static List<Episode> crowd(Instant time, List<Payload.Header> headers) {
        List<Episode> found = new ArrayList<>(1);
        for (Payload.Header header : headers) {
            byte[] value = header.value();
            if (header.name().equals(HeaderNames.FINDINGS) && value != null) {
                for (FindingView finding : Facts.findings(json(value))) {
                    if (finding.check().equals("crowd") || finding.check().equals("surge")) {
                        found.add(new Episode(time, finding.check(), finding.sentence()));
                    }
                }
            }
        }
        return found;
    }

    private static JsonNode json(byte[] value) {
        try {
            return News.json(value);
        } catch (IOException e) {
            throw new IllegalStateException("findings that were read before cannot be read again", e);
        }
    }
}
