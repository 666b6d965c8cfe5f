package dev.weir.settings;

import java.io.Serializable;

/** What is too large, too deep or too long to be judged. */
public record LimitSettings(
        @Knob(
                doc =
                        "The largest input record (key, value and headers, as Kafka writes them). A larger one is a dead letter with its first 64 KiB"
                                + " and a digest. The output topics must take 16 KiB more.",
                fallback = "1000000",
                allowed = "1024 to 104857600",
                why = "Kafka's default message.max.bytes is 1,048,588; 16 KiB of it is room for headers.")
        int recordBytes,

        @Knob(doc = "The deepest nesting of a JSON value.", fallback = "64", allowed = "1 to 1000")
        int depth,

        @Knob(
                doc = "The longest actor, object or event id, in UTF-8 bytes.",
                fallback = "256",
                allowed = "1 to 1024",
                why = "Ids are keys of state and travel in headers; a longer one is an attack or a wrong mapping.")
        int idBytes)
        implements Serializable {

    /** Room that headers need on top of the largest input record, in bytes. */
    public static final int HEADROOM = 16 * 1024;

    /** What a dead letter keeps of a record over the limits, at most: 64 KiB of its value and 4 KiB of its key. */
    public static final int SHORTENED = 68 * 1024;

    public LimitSettings {
        new Checks()
                .range("recordBytes", recordBytes, 1024, 100 * 1024 * 1024)
                .range("depth", depth, 1, 1000)
                .range("idBytes", idBytes, 1, 1024)
                .done();
    }

    /** The largest record that Weir writes, in bytes: what output topics, brokers and its own producer must take. */
    public int outputBytes() {
        return Math.max(recordBytes, SHORTENED) + HEADROOM;
    }

    /** The largest decision, in bytes: one that releases a record carries it in base64. */
    public int decisionBytes() {
        return Math.toIntExact(recordBytes * 4L / 3) + HEADROOM;
    }
}
