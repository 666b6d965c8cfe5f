package dev.weir.parquet;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns: the fields of an event line, by their names there. Findings and releases, which no model is trained on, are left out. Readers go by
 * the names: columns are added, never renamed.
 */
public enum Column {
    ORIGIN(Kind.TEXT),
    EVENT_ID(Kind.TEXT),
    STREAM(Kind.TEXT),
    KIND(Kind.TEXT),
    ACTOR(Kind.TEXT),
    ACTOR_TYPE(Kind.TEXT),
    OBJECT(Kind.TEXT),
    ACTION(Kind.TEXT),
    VALUE(Kind.NUMBER),
    LABEL(Kind.TEXT),
    LABEL_TIME(Kind.TIME),
    LABEL_SOURCE(Kind.TEXT),
    MATURE(Kind.FLAG),
    FEATURES(Kind.NUMBERS),
    SOURCE(Kind.TEXT),
    /** By which key it was signed, and when it arrived: what a key's revocation takes back is known by both. */
    SIGNED_BY(Kind.TEXT),
    ARRIVAL(Kind.TIME),
    CURRENCY(Kind.TEXT),
    COUNTERPARTY(Kind.TEXT),
    DEVICE(Kind.TEXT),
    ADDRESS(Kind.TEXT),
    TIME(Kind.TIME),
    ORDER(Kind.COUNT),
    VERDICT(Kind.TEXT),
    TRUST(Kind.NUMBER),
    /** Lines say it only where it is lower than {@link #TRUST}; columns always. */
    TRUST_AS_OF(Kind.NUMBER),
    POLICY(Kind.TEXT),
    MODELS(Kind.TEXT),
    PAYLOAD(Kind.BYTES);

    private static final Map<String, Column> BY_FIELD = new HashMap<>();

    static {
        for (Column column : values()) {
            BY_FIELD.put(column.field, column);
        }
        BY_FIELD.put("payloadBase64", PAYLOAD);
    }

    private final Kind kind;
    private final String field;

    /** What a column holds. */
    public enum Kind {
        TEXT("binary", "(STRING)"),
        NUMBER("double", ""),
        FLAG("boolean", ""),
        /** Milliseconds of UTC. */
        TIME("int64", "(TIMESTAMP(MILLIS,true))"),
        COUNT("int64", ""),
        /** Names and numbers. */
        NUMBERS("group", "(MAP)"),
        BYTES("binary", "");

        private final String type;
        private final String annotation;

        Kind(String type, String annotation) {
            this.type = type;
            this.annotation = annotation;
        }
    }

    Column(Kind kind) {
        this.kind = kind;
        StringBuilder name = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        this.field = name.toString();
    }

    /** What it holds. */
    public Kind kind() {
        return kind;
    }

    /** Its name: that of the field. */
    public String field() {
        return field;
    }

    /** The column of a field, or null: it has none. */
    public static @Nullable Column of(String field) {
        return BY_FIELD.get(field);
    }

    /** As parquet-column's parser of schemas reads it. */
    String declaration() {
        String children = kind == Kind.NUMBERS
                ? " { repeated group key_value { required binary key (STRING); required double value; } }"
                : ";";
        return "optional " + kind.type + ' ' + field + ' ' + kind.annotation + children;
    }
}
