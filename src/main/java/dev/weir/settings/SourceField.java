package dev.weir.settings;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who collected a record. {@code source: /app} reads a field, {@code source: {header: app}} a header of the Kafka record, {@code
 * source: topic} says that all of the topic is one source. A record without it is fine.
 */
@Shorthand("at")
public record SourceField(
        @Knob(
                doc =
                        "JSON pointers, column names or column numbers (from 1), tried in order; or the word `topic`: the input topic"
                                + " is the source. A column that is called so is written `/topic`.",
                fallback = "[]")
        List<String> at,

        @Knob(
                doc =
                        "The name of the Kafka header whose text names the source; of several the last one. Instead of `at`.",
                allowed = "1 to 200 characters, none of Weir's own (`weir-…`)")
        @Nullable
        String header)
        implements Serializable {

    /** The word that takes the topic. */
    public static final String TOPIC = "topic";

    public SourceField {
        at = header == null || !at.isEmpty() ? FieldPaths.checked(at) : List.copyOf(at);
        new Checks()
                .that(
                        header == null || at.isEmpty(),
                        List.of("header"),
                        Set.of("at"),
                        "is given beside at; a source is named by one of them: remove the other")
                .that(
                        header == null || (!header.isBlank() && header.length() <= 200 && !header.startsWith("weir-")),
                        "header",
                        "'" + header
                                + "' is no header that a producer may write; allowed: 1 to 200 characters that do not"
                                + " begin with weir-")
                .that(!at.contains(TOPIC) || at.size() == 1, "at", "'" + TOPIC + "' stands alone, without alternatives")
                .done();
    }

    /** Where it is taken from. */
    public Place place() {
        if (header != null) {
            return Place.HEADER;
        }
        return at.get(0).equals(TOPIC) ? Place.TOPIC : Place.FIELD;
    }

    /** Where it is taken from. */
    public enum Place {
        FIELD,
        HEADER,
        TOPIC
    }
}
