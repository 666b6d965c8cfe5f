package dev.weir.drill;

import dev.weir.event.DeadReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One record for the gateway to read.
 *
 * @param topic the input topic
 * @param partition the input partition
 * @param key the key, or null
 * @param value the value, or null for a tombstone
 * @param headers the producer's headers
 * @param time the record's timestamp, epoch milliseconds
 * @param fate what must become of it
 */
record Sent(
        String topic,
        int partition,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Headers headers,
        long time,
        Fate fate) {

    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    });

    /** A record without headers. */
    static Sent of(String topic, int partition, String key, byte @Nullable [] value, long time, Fate fate) {
        return new Sent(topic, partition, key.getBytes(StandardCharsets.UTF_8), value, new RecordHeaders(), time, fate);
    }

    /** The first 64 bits of a SHA-256 over key, value and headers, each with its length, so that null is not empty. */
    static long digest(byte @Nullable [] key, byte @Nullable [] value, Iterable<Header> headers) {
        MessageDigest sha = SHA.get();
        sha.reset();
        add(sha, key);
        add(sha, value);
        for (Header header : headers) {
            add(sha, header.key().getBytes(StandardCharsets.UTF_8));
            add(sha, header.value());
        }
        return ByteBuffer.wrap(sha.digest()).getLong();
    }

    /** What a faithful output of this record has as its digest. One that is too large may come shortened. */
    long digest() {
        return fate.reason() == DeadReason.TOO_LARGE && value != null
                ? digest(key, wholeValue(value), List.of())
                : digest(key, value, headers);
    }

    /** What stands in the header {@code weir-digest} of a shortened record. */
    static byte[] wholeValue(byte[] value) {
        MessageDigest sha = SHA.get();
        sha.reset();
        String text = "sha-256:" + HexFormat.of().formatHex(sha.digest(value)) + " " + value.length;
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void add(MessageDigest sha, byte @Nullable [] part) {
        int length = part == null ? -1 : part.length;
        sha.update(ByteBuffer.allocate(4).putInt(0, length));
        if (part != null) {
            sha.update(part);
        }
    }
}
