package dev.weir.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Puts records into chains. A record is one line of JSON whose last fields are {@code at}, {@code chain}, {@code number}, {@code prev}
 * and {@code hash}; {@code hash} is the SHA-256 of the line as it would be without its own field: the bytes before {@code ,"hash":"} and a
 * closing brace. {@code prev} is the hash of the record before in its chain.
 */
public final class Links {

    /** How many chains there are, for ever: each has a partition of the audit topic. */
    public static final int CHAINS = 16;

    /** What stands in place of the hash of the record before the first. */
    public static final String NONE = "0".repeat(Head.DIGITS);

    static final String HASH = ",\"hash\":\"";
    static final String SIGNATURE = "\",\"signature\":\"";
    static final String END = "\"}";

    private Links() {}

    /** The chain of everything about a subject: CRC-32 (ISO 3309) of its UTF-8, modulo 16. */
    public static int chain(String subject) {
        CRC32 crc = new CRC32();
        crc.update(subject.getBytes(UTF_8));
        return (int) (crc.getValue() % CHAINS);
    }

    /**
     * The bytes that the hash and the signature of a record are about.
     *
     * @param json a JSON object with at least one field, in one line
     * @param at when it was chained, epoch milliseconds
     * @param head where its chain stands
     */
    public static byte[] content(byte[] json, long at, int chain, Head head) {
        byte[] tail = (",\"at\":\"" + Instant.ofEpochMilli(at) + "\",\"chain\":" + chain + ",\"number\":" + head.next()
                        + ",\"prev\":\"" + head.hash() + END)
                .getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + tail.length);
        bytes.write(json, 0, json.length - 1);
        bytes.writeBytes(tail);
        return bytes.toByteArray();
    }

    /** The hash of a record's content, as 64 hexadecimal digits. */
    public static String hash(byte[] content) {
        return HexFormat.of().formatHex(Sha256.create().digest(content));
    }

    /** The whole line. */
    public static byte[] line(byte[] content, String hash) {
        return with(content, HASH + hash + END);
    }

    /** The whole line of a record that is signed. */
    public static byte[] line(byte[] content, String hash, String signature) {
        return with(content, HASH + hash + SIGNATURE + signature + END);
    }

    private static byte[] with(byte[] content, String end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + end.length());
        bytes.write(content, 0, content.length - 1);
        bytes.writeBytes(end.getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
