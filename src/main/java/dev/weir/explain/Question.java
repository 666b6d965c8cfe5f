package dev.weir.explain;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What somebody asks about: the origin of an event, an event id, an actor as {@code type:id}, or an actor's id.
 *
 * @param text as it was typed
 */
public record Question(String text) {

    /** Whether the line is the event asked for, or the same record before or after it was sent again. */
    boolean namesEvent(JsonNode line) {
        return line.path("origin").asText().equals(text)
                || line.path("eventId").asText().equals(text)
                || StreamSupport.stream(line.path("redrivenFrom").spliterator(), false)
                        .anyMatch(place -> place.asText().equals(text));
    }

    /** Whether the line is of the actor asked for. */
    boolean namesActor(JsonNode line) {
        String actor = line.path("actor").asText();
        return !actor.isEmpty()
                && (actor.equals(text) || text.equals(line.path("actorType").asText() + ':' + actor));
    }

    /** Texts of which a line of JSON must hold one to answer: tested before the line is parsed. */
    List<String> traces() {
        int colon = text.indexOf(':');
        return Stream.of(text, colon < 0 ? text : text.substring(colon + 1))
                .distinct()
                .map(value -> '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"')
                .toList();
    }
}
