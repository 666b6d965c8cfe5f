package dev.weir.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.event.Entity;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.index.HeldItem.Happening;
import dev.weir.route.HeaderNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All of one held event, and the bytes of many. */
final class ItemQuery {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RECORD =
            "SELECT h.origin, f.stream, h.actor, h.anonymous, b.key, b.value, b.headers FROM held h"
                    + " JOIN facet f ON f.id = h.facet JOIN bytes b ON b.held = h.id WHERE ";

    /** Headers with this beginning are Weir's, or were renamed by it. */
    private static final String OURS = "weir-";

    private final HeldQuery held;
    private final CaseQuery cases;

    ItemQuery(HeldQuery held, CaseQuery cases) {
        this.held = held;
        this.cases = cases;
    }

    /** What a row has besides. */
    private record More(
            @Nullable String eventId,
            @Nullable String action,
            @Nullable String source,
            String foundAt,
            HeldItem.PayloadView payload,
            List<Payload.Header> headers) {

        private More(ResultSet row) throws SQLException {
            this(
                    row.getString("event_id"),
                    row.getString("action"),
                    row.getString("source"),
                    Origin.text(row.getString("topic"), row.getInt("part"), row.getLong("place")),
                    shown(row.getBytes("value")),
                    HeaderBytes.read(row.getBytes("headers")));
        }

        private String header(String name) {
            String text = "";
            for (Payload.Header header : headers) {
                byte[] bytes = header.value();
                if (header.name().equals(name) && bytes != null) {
                    text = new String(bytes, StandardCharsets.UTF_8);
                }
            }
            return text;
        }
    }

    Optional<HeldItem> item(Session session, String origin) {
        return held.byOrigin(session, origin).map(row -> item(session, row));
    }

    private HeldItem item(Session session, HeldRow row) {
        More more = session.one(
                        "SELECT h.event_id, h.action, h.source, h.topic, h.part, h.place, b.value AS value, b.headers"
                                + " FROM held h JOIN bytes b ON b.held = h.id WHERE h.id = ?",
                        More::new,
                        row.number())
                .orElseThrow();
        JsonNode findings = tree(more.header(HeaderNames.FINDINGS));
        String policy = more.header(HeaderNames.POLICY);
        int models = policy.lastIndexOf(';');
        String actor = row.actor().text();
        Entity object = row.object();
        List<Answered> decisions = DecisionQuery.ofOrigin(session, row.origin()).stream()
                .sorted(Comparator.comparing(Answered::time))
                .toList();
        return new HeldItem(
                row,
                more.eventId,
                more.action,
                more.source,
                arrival(more.header(HeaderNames.ORIGIN)),
                more.foundAt,
                models < 0 ? policy : policy.substring(0, models),
                models < 0 ? "" : policy.substring(models + 1),
                Facts.findings(findings),
                context(findings.path("context")),
                more.payload,
                history(session, row, decisions),
                decisions,
                ActorQuery.standing(session, actor),
                session.number("SELECT count(*) FROM held WHERE actor = ? AND status = 0", actor),
                object == null
                        ? 0
                        : session.number("SELECT count(*) FROM held WHERE object = ? AND status = 0", object.text()),
                cases.ofActor(session, actor).orElse(row.caseId()),
                SpreadQuery.of(session, row),
                CommunityQuery.of(session, row.stream(), actor));
    }

    private static List<Happening> history(Session session, HeldRow row, List<Answered> decisions) {
        List<Happening> history = new ArrayList<>();
        history.add(new Happening(row.held(), "held by " + row.check(), ""));
        for (Answered each : decisions) {
            String what = each.action() + " " + (each.outcome() == null ? "sent" : each.outcome());
            history.add(new Happening(
                    each.time(), what.toLowerCase(Locale.ROOT) + ": " + each.sentence(), each.reviewer()));
        }
        session.list(
                        "SELECT by, reason, at FROM let_out WHERE origin = ?",
                        found -> new Happening(
                                Instant.ofEpochMilli(found.getLong("at")),
                                "sent to training: " + found.getString("reason"),
                                found.getString("by")),
                        row.origin())
                .forEach(history::add);
        history.sort(Comparator.comparing(Happening::time));
        return history;
    }

    private static @Nullable Instant arrival(String origin) {
        try {
            return Instant.parse(origin.substring(origin.lastIndexOf('@') + 1));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static HeldItem.@Nullable Context context(JsonNode json) {
        return json.isObject()
                ? new HeldItem.Context(
                        json.path("count").asLong(),
                        json.path("mean").asDouble(Double.NaN),
                        json.path("spread").asDouble(Double.NaN),
                        json.path("recent").asDouble(),
                        arrival(json.path("firstSeen").asText()))
                : null;
    }

    static HeldItem.PayloadView shown(byte @Nullable [] value) {
        if (value == null) {
            return new HeldItem.PayloadView("", HeldItem.PayloadView.Form.NONE, 0);
        }
        try {
            int kept = kept(value);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value, 0, kept))
                    .toString();
            return new HeldItem.PayloadView(text, HeldItem.PayloadView.Form.TEXT, value.length);
        } catch (CharacterCodingException e) {
            byte[] kept = Arrays.copyOf(value, Math.min(value.length, HeldItem.PayloadView.MOST));
            return new HeldItem.PayloadView(
                    Base64.getEncoder().encodeToString(kept), HeldItem.PayloadView.Form.BASE64, value.length);
        }
    }

    /** How many bytes are shown: no character is cut in two. */
    private static int kept(byte[] value) {
        int kept = Math.min(value.length, HeldItem.PayloadView.MOST);
        while (kept < value.length && kept > 0 && (value[kept] & 0xC0) == 0x80) {
            kept--;
        }
        return kept;
    }

    private static JsonNode tree(String json) {
        try {
            return json.isEmpty() ? MissingNode.getInstance() : JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException("findings that were read before cannot be read again", e);
        }
    }

    static Optional<HeldRecord> record(Session session, String origin) {
        return session.one(RECORD + "h.origin = ?", ItemQuery::record, origin);
    }

    static Optional<String> streamOf(Session session, String origin) {
        return session.one(
                "SELECT f.stream FROM held h JOIN facet f ON f.id = h.facet WHERE h.origin = ?1"
                        + " UNION ALL SELECT stream FROM admitted WHERE origin = ?1 LIMIT 1",
                row -> row.getString(1),
                origin);
    }

    private static HeldRecord record(ResultSet row) throws SQLException {
        List<Payload.Header> own = HeaderBytes.read(row.getBytes(7)).stream()
                .filter(header -> !header.name().startsWith(OURS))
                .toList();
        return new HeldRecord(
                row.getString(1),
                row.getString(2),
                new Entity(Objects.requireNonNull(row.getString(3))),
                row.getInt(4) == 1 ? HeldRecord.Identity.ANONYMOUS : HeldRecord.Identity.KNOWN,
                new Payload(row.getBytes(5), row.getBytes(6), own));
    }
}
