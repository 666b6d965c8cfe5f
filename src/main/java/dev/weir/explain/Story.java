package dev.weir.explain;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything found about what was asked. */
public final class Story {

    /** An origin is one record; an event id that is used more often than this is not shown in full. */
    private static final int MOST_EVENTS = 100;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final Question question;
    private final List<String> searched = new ArrayList<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final List<JsonNode> ledger = new ArrayList<>();
    private final Map<String, ActorLife> actors = new TreeMap<>();
    private long records;

    public Story(Question question) {
        this.question = question;
    }

    /** Says where is searched. */
    void searching(String place) {
        searched.add(place);
    }

    /** Says that one more record was looked at. */
    void looked() {
        records++;
    }

    /** Takes a line of the outputs if it is about what was asked. */
    void consider(JsonNode line) {
        boolean isEntry = line.has("op");
        List<JsonNode> about = isEntry ? ledger : events;
        if (question.namesEvent(line) && about.size() < MOST_EVENTS) {
            about.add(line);
        }
        if (question.namesActor(line)) {
            String actor =
                    line.path("actorType").asText() + ':' + line.path("actor").asText();
            ActorLife life = actors.computeIfAbsent(actor, ActorLife::new);
            if (line.has("origin") && !isEntry) {
                life.add(line);
            } else {
                life.decided(line);
            }
        }
    }

    /** What was asked. */
    public String question() {
        return question.text();
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return events.isEmpty() && actors.isEmpty();
    }

    /**
     * The events that were asked for, as lines of the outputs: one for an origin, two where it was held and released, maybe
     * more for an event id.
     */
    public List<JsonNode> events() {
        return events.stream()
                .sorted(Comparator.comparingInt((JsonNode line) -> ActorLife.isRelease(line) ? 1 : 0))
                .toList();
    }

    /** What of the event that was asked for by its origin was taken back or given back, oldest first. */
    public List<JsonNode> ledger() {
        return List.copyOf(ledger);
    }

    /** The actors that were asked for: more than one where two types have the same id. */
    public List<ActorLife> actors() {
        return List.copyOf(actors.values());
    }

    /** The files or topics that were searched. */
    public List<String> searched() {
        return searched;
    }

    /** How many records were looked at. */
    public long records() {
        return records;
    }

    /** The story as JSON. */
    public String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("v", 1);
        json.put("question", question.text());
        json.set("events", JSON.valueToTree(events()));
        json.set("ledger", JSON.valueToTree(ledger));
        json.set("actors", JSON.valueToTree(actors.values()));
        json.set("searched", JSON.valueToTree(searched));
        json.put("records", records);
        try {
            return JSON.writeValueAsString(json) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
