package dev.weir.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The producer's bytes, exactly as they came. Whoever holds a payload must not change its arrays: they are shared.
 *
 * <p>A class and not a record, because arrays have no value equality.
 */
public final class Payload {

    private final byte @Nullable [] key;
    private final byte @Nullable [] value;
    private final List<Header> headers;

    /**
     * @param key the record's key, or null
     * @param value the record's value, or null for a tombstone
     * @param headers the producer's headers in their order, names may repeat
     */
    public Payload(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
        this.key = key;
        this.value = value;
        this.headers = headers;
    }

    /** A payload without key and headers: a line of a file. */
    public static Payload ofValue(byte[] value) {
        return new Payload(null, value, List.of());
    }

    public byte @Nullable [] key() {
        return key;
    }

    public byte @Nullable [] value() {
        return value;
    }

    public List<Header> headers() {
        return headers;
    }

    /** How many bytes key, value and headers have together; names count by their characters. */
    public int size() {
        int size = (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
        for (Header header : headers) {
            byte[] bytes = header.value();
            size += header.name().length() + (bytes == null ? 0 : bytes.length);
        }
        return size;
    }

    /** One header of a record; the value may be null, as Kafka allows. */
    public static final class Header {
        private final String name;
        private final byte @Nullable [] value;

        public Header(String name, byte @Nullable [] value) {
            this.name = name;
            this.value = value;
        }

        public String name() {
            return name;
        }

        public byte @Nullable [] value() {
            return value;
        }
    }
}
