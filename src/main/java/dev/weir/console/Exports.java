package dev.weir.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.index.Answered;
import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.HeldRow;
import dev.weir.index.Page;
import dev.weir.index.ReviewIndex;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists as files, as they are filtered. */
final class Exports {

    /** So many rows are exported at most; who wants all reads the quarantine topic. */
    static final int MOST = 10_000;

    private static final int PAGE = 500;
    private static final JsonFactory JSON = new JsonFactory();

    private final ReviewIndex index;
    private final Nouns nouns;

    Exports(ReviewIndex index, Nouns nouns) {
        this.index = index;
        this.nouns = nouns;
    }

    Reply queueCsv(Ask ask) {
        return Reply.download("text/csv; charset=utf-8", "queue.csv", csv(queue(ask)));
    }

    Reply queueJson(Ask ask) {
        return Reply.download("application/json", "queue.json", json(queue(ask)));
    }

    Reply heldCsv(Ask ask) {
        return Reply.download("text/csv; charset=utf-8", "held.csv", csv(held(ask)));
    }

    Reply heldJson(Ask ask) {
        return Reply.download("application/json", "held.json", json(held(ask)));
    }

    Reply decisionsCsv(Ask ask) {
        return Reply.download("text/csv; charset=utf-8", "decisions.csv", csv(decisions(ask)));
    }

    Reply decisionsJson(Ask ask) {
        return Reply.download("application/json", "decisions.json", json(decisions(ask)));
    }

    private List<Map<String, Object>> decisions(Ask ask) {
        DecisionWish wish = DecisionWish.of(ask);
        return rows(cursor -> index.decisions(wish.filter(), cursor, PAGE), Exports::row);
    }

    private List<Map<String, Object>> queue(Ask ask) {
        QueueQuery query = QueueQuery.of(ask, nouns);
        return rows(cursor -> index.queue(query.filter(), query.order(), cursor, PAGE), Exports::row);
    }

    private List<Map<String, Object>> held(Ask ask) {
        QueueQuery query = QueueQuery.of(ask, nouns);
        return rows(cursor -> index.held(query.filter(), query.order(), cursor, PAGE), Exports::row);
    }

    private static <T> List<Map<String, Object>> rows(
            Function<Cursor, Page<T>> pages, Function<T, Map<String, Object>> row) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Cursor cursor = Cursor.START;
        while (cursor != null && rows.size() < MOST) {
            Page<T> page = pages.apply(cursor);
            page.rows().forEach(one -> rows.add(row.apply(one)));
            cursor = page.next();
        }
        return rows;
    }

    private static Map<String, Object> row(Case one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("case", one.id());
        row.put("kind", QueueQuery.code(one.kind()));
        row.put("title", one.title());
        row.put("stream", one.stream());
        row.put("check", one.check());
        row.put("family", one.family());
        row.put("contributors", one.members());
        row.put("objects", one.objects());
        row.put("held", one.held());
        row.put("total", one.total());
        row.put("risk", one.risk());
        row.put("reach", one.reach());
        row.put("oldest", one.oldest().toString());
        row.put("deadline", one.deadline().toString());
        row.put("status", QueueQuery.code(one.status()));
        row.put("reviewer", one.claim() == null ? null : one.claim().reviewer());
        return row;
    }

    private static Map<String, Object> row(HeldRow one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("origin", one.origin());
        row.put("case", one.caseId());
        row.put("stream", one.stream());
        row.put("contributor", one.actor().text());
        row.put("object", one.object() == null ? null : one.object().text());
        row.put("value", Double.isNaN(one.value()) ? null : one.value());
        row.put("time", one.time() == null ? null : one.time().toString());
        row.put("held", one.held().toString());
        row.put("deadline", one.deadline().toString());
        row.put("trust", one.trust());
        row.put("nats", one.nats());
        row.put("check", one.check());
        row.put("family", one.family());
        row.put("status", QueueQuery.code(one.status()));
        return row;
    }

    private static Map<String, Object> row(Answered one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("decision", one.id());
        row.put("act", one.act());
        row.put("time", one.time().toString());
        row.put("reviewer", one.reviewer());
        row.put("action", one.action() == null ? null : QueueQuery.code(one.action()));
        row.put("subject", one.subject());
        row.put("origin", one.origin());
        row.put("campaign", one.campaign());
        row.put("reason", one.reason() == null ? null : QueueQuery.code(one.reason()));
        row.put("comment", one.comment());
        row.put("outcome", one.outcome() == null ? null : QueueQuery.code(one.outcome()));
        row.put("sentence", one.sentence());
        row.put("retractions", (long) one.retractions());
        row.put("released", (long) one.released());
        row.put("undoneBy", one.undoneBy());
        return row;
    }

    /** RFC 4180, with a header. */
    static String csv(List<Map<String, Object>> rows) {
        StringBuilder csv = new StringBuilder();
        if (!rows.isEmpty()) {
            csv.append(String.join(",", rows.get(0).keySet())).append("\r\n");
        }
        for (Map<String, Object> row : rows) {
            List<String> cells = new ArrayList<>();
            row.values().forEach(value -> cells.add(cell(value)));
            csv.append(String.join(",", cells)).append("\r\n");
        }
        return csv.toString();
    }

    /**
     * A cell. A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP's page on CSV injection says: ids
     * are the attacker's.
     */
    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = value.toString();
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            text = '\'' + text;
        }
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static String json(List<Map<String, Object>> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (Map<String, Object> row : rows) {
                json.writeStartObject();
                for (Map.Entry<String, Object> one : row.entrySet()) {
                    json.writeFieldName(one.getKey());
                    write(json, one.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing in memory failed", e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else {
            json.writeString(value.toString());
        }
    }
}
