package dev.weir.decide;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A decision as JSON, as {@code docs/reference/schemas/decision.schema.json} says. What is signed is these bytes. */
public final class DecisionJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> FIELDS = Set.of(
            "v",
            "id",
            "action",
            "actor",
            "actorType",
            "streams",
            "origin",
            "since",
            "until",
            "undoes",
            "campaign",
            "reason",
            "comment",
            "reviewer",
            "time",
            "expires",
            "record",
            "label");

    private DecisionJson() {}

    /** {@code {"v":1,"id":…,"action":"exclude","actor":…,"actorType":…,"since":…,"reason":"fake",…}}; absent fields are left out. */
    public static byte[] of(Decision decision) {
        ObjectNode json = JSON.createObjectNode();
        json.put("v", 1);
        json.put("id", decision.id());
        json.put("action", Code.of(decision.action()));
        if (decision.actor() != null) {
            json.put("actor", decision.actor().id());
            json.put("actorType", decision.actor().type());
        }
        if (!decision.streams().isEmpty()) {
            ArrayNode streams = json.putArray("streams");
            decision.streams().forEach(streams::add);
        }
        put(json, "origin", decision.origin());
        put(json, "since", decision.since() == Long.MIN_VALUE ? null : iso(decision.since()));
        put(json, "until", decision.until() == Long.MAX_VALUE ? null : iso(decision.until()));
        put(json, "label", decision.label());
        put(json, "undoes", decision.undoes());
        put(json, "campaign", decision.campaign());
        json.put("reason", Code.of(decision.reason()));
        put(json, "comment", decision.comment().isEmpty() ? null : decision.comment());
        json.put("reviewer", decision.reviewer());
        json.put("time", iso(decision.time()));
        json.put("expires", iso(decision.expires()));
        if (decision.record() != null) {
            json.set("record", record(decision.record()));
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("decision " + decision.id() + " cannot be written", e);
        }
    }

    /**
     * The decision in these bytes.
     *
     * @throws IllegalArgumentException when they are none; the message names the field, its value and what is allowed
     */
    public static Decision read(byte[] bytes) {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("decision: not JSON: " + firstLine(e), e);
        }
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException("decision: not a JSON object");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new IllegalArgumentException("decision: unknown field '" + name + "'");
            }
        });
        if (json.path("v").asInt() != 1) {
            throw new IllegalArgumentException(
                    "decision: v is '" + json.path("v").asText() + "'; allowed: 1");
        }
        String actor = text(json, "actor");
        String type = text(json, "actorType");
        if ((actor == null) != (type == null)) {
            throw new IllegalArgumentException("decision: actor and actorType stand together or not at all");
        }
        return new Decision(
                needed(json, "id"),
                constant(Decision.Action.class, json, "action"),
                actor == null || type == null ? null : Entity.of(type, actor),
                streams(json.path("streams")),
                text(json, "origin"),
                time(json, "since", Long.MIN_VALUE),
                time(json, "until", Long.MAX_VALUE),
                text(json, "undoes"),
                text(json, "campaign"),
                constant(Decision.Reason.class, json, "reason"),
                json.path("comment").asText(""),
                needed(json, "reviewer"),
                instant("time", needed(json, "time")),
                instant("expires", needed(json, "expires")),
                json.has("record") ? payload(json.path("record")) : null,
                text(json, "label"));
    }

    private static ObjectNode record(Payload payload) {
        ObjectNode json = JSON.createObjectNode();
        if (payload.key() != null) {
            json.put("key", payload.key());
        }
        if (payload.value() != null) {
            json.put("value", payload.value());
        }
        if (!payload.headers().isEmpty()) {
            ArrayNode headers = json.putArray("headers");
            for (Payload.Header header : payload.headers()) {
                ObjectNode one = headers.addObject().put("name", header.name());
                if (header.value() != null) {
                    one.put("value", header.value());
                }
            }
        }
        return json;
    }

    private static Payload payload(JsonNode json) {
        List<Payload.Header> headers = new ArrayList<>(json.path("headers").size());
        for (JsonNode header : json.path("headers")) {
            headers.add(new Payload.Header(needed(header, "name"), bytes(header, "value")));
        }
        return new Payload(bytes(json, "key"), bytes(json, "value"), List.copyOf(headers));
    }

    private static byte @Nullable [] bytes(JsonNode json, String field) {
        try {
            return json.has(field) ? json.path(field).binaryValue() : null;
        } catch (IOException e) {
            throw new IllegalArgumentException("decision: record." + field + " is not base64", e);
        }
    }

    private static List<String> streams(JsonNode json) {
        List<String> streams = new ArrayList<>(json.size());
        json.forEach(stream -> streams.add(stream.asText()));
        return streams;
    }

    private static String needed(JsonNode json, String field) {
        String text = text(json, field);
        if (text == null) {
            throw new IllegalArgumentException("decision: " + field + " is missing");
        }
        return text;
    }

    private static @Nullable String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("decision: " + field + " is '" + value + "'; allowed: a text");
        }
        return value.textValue();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String field) {
        String text = needed(json, field);
        E constant = Code.find(type, text);
        if (constant != null) {
            return constant;
        }
        throw new IllegalArgumentException(
                "decision: " + field + " is '" + text + "'; allowed: " + String.join(", ", Code.all(type)));
    }

    private static long time(JsonNode json, String field, long fallback) {
        String text = text(json, field);
        return text == null ? fallback : instant(field, text);
    }

    private static long instant(String field, String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "decision: " + field + " is '" + text + "'; allowed: an instant like 2026-01-31T12:00:00Z", e);
        }
    }

    private static String iso(long time) {
        return Instant.ofEpochMilli(time).toString();
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
