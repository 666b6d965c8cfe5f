package dev.weir.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An answer from the audit topic, as {@code docs/reference/schemas/answer.schema.json} says. */
public final class AnswerReader {

    /** What the keys of answers begin with; behind it stands the decision's id. */
    public static final String KEY = "decision-";

    private static final ObjectMapper JSON = new ObjectMapper();

    private AnswerReader() {}

    /**
     * Reads.
     *
     * @throws IllegalArgumentException when it is no answer
     */
    public static Answer read(byte[] value) {
        JsonNode json;
        try {
            json = JSON.readTree(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("an answer in the audit topic is not JSON", e);
        }
        return read(json);
    }

    /**
     * Reads.
     *
     * @throws IllegalArgumentException when it is no answer
     * @throws DateTimeException when its time is none
     */
    public static Answer read(JsonNode json) {
        if (!json.path("type").asText().equals("answer")) {
            throw new IllegalArgumentException("a record of the audit topic is no answer, although its key says so");
        }
        return new Answer(
                json.path("decision").asText(),
                json.has("action") ? constant(Decision.Action.class, json, "action") : null,
                json.path("subject").asText(),
                constant(Answer.Outcome.class, json, "outcome"),
                json.path("sentence").asText(),
                json.path("retractions").asInt(),
                json.path("released").asInt(),
                json.path("reviewer").asText(),
                text(json, "campaign"),
                Instant.parse(json.path("time").asText()).toEpochMilli());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String field) {
        String code = json.path(field).asText();
        E constant = Code.find(type, code);
        if (constant == null) {
            throw new IllegalArgumentException(
                    "an answer's " + field + " is '" + code + "'; allowed: " + String.join(", ", Code.all(type)));
        }
        return constant;
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.has(field) ? json.path(field).asText() : null;
    }
}
