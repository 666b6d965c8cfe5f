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

    /**
     * How many bytes key, value and headers have together as Kafka writes them. A record may have a million headers of one byte, and each has its
     * lengths beside it.
     */
    public long size() {
        long size = (long) (key == null ? 0 : key.length) + (value == null ? 0 : value.length);
        for (Header header : headers) {
            size += header.size();
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

        /** How many bytes it has in a record: name and value, and the length of each. */
        public long size() {
            long nameBytes = utf8(name);
            long valueBytes = value == null ? 0 : value.length;
            return lengthBytes(nameBytes) + nameBytes + lengthBytes(valueBytes) + valueBytes;
        }

        /** Half of a surrogate pair, which Kafka would write as one byte, counts as two. */
        private static long utf8(String text) {
            long bytes = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            return bytes;
        }

        /** Lengths are signed numbers in groups of seven bits. */
        private static int lengthBytes(long length) {
            int bytes = 1;
            for (long rest = 2 * length >>> 7; rest > 0; rest >>>= 7) {
                bytes++;
            }
            return bytes;
        }
    }
}
