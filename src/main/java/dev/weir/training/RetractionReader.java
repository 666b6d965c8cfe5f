package dev.weir.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Entity;
import dev.weir.event.Retraction;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a line of {@code retractions.jsonl}, or a record of the retractions topic. Objects keep the word {@value #OBJECT} for their type, which lines do not say. */
public final class RetractionReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OBJECT = "object";

    private RetractionReader() {}

    /**
     * The entry.
     *
     * @throws TrainingException when it is not what a replay writes
     */
    public static Retraction read(byte[] line) {
        try {
            JsonNode json = JSON.readTree(line);
            String actor = text(json, "actor");
            return new Retraction(
                    needed(json, "id"),
                    Retraction.Op.valueOf(needed(json, "op").toUpperCase(Locale.ROOT)),
                    Retraction.What.valueOf(needed(json, "what").toUpperCase(Locale.ROOT)),
                    actor == null ? null : Entity.of(needed(json, "actorType"), actor),
                    text(json, "source"),
                    text(json, "origin"),
                    texts(json, "streams"),
                    json.has("since") ? time(needed(json, "since")) : Long.MIN_VALUE,
                    texts(json, "objects").stream()
                            .map(id -> Entity.of(OBJECT, id).text())
                            .toList(),
                    text(json, "reverses"),
                    needed(json, "reason"),
                    text(json, "campaign"),
                    time(needed(json, "time")),
                    text(json, "key"),
                    json.has("until") ? time(needed(json, "until")) : Retraction.NO_END,
                    text(json, "label"));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new TrainingException("a line of the retractions is not what a replay writes: " + e.getMessage(), e);
        }
    }

    private static long time(String text) {
        return Instant.parse(text).toEpochMilli();
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.has(name) ? json.get(name).asText() : null;
    }

    private static String needed(JsonNode json, String name) {
        String text = text(json, name);
        if (text == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return text;
    }

    private static List<String> texts(JsonNode json, String name) {
        List<String> texts = new ArrayList<>();
        json.path(name).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
