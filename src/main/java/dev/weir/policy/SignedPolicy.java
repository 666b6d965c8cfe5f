package dev.weir.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A record of the policies topic as it came; whether it counts, {@link PolicyGate} says.
 *
 * @param key {@code name@version}
 * @param text the policy as YAML; empty where the record has no value
 * @param signature over the text's UTF-8 bytes, as {@link dev.weir.sign.Jws} writes it; empty where there is none
 * @param second a second person's over the same bytes; empty where there is none
 * @param appended when the broker appended it, epoch milliseconds
 * @param at where it stands, {@code topic/partition/offset}
 */
public record SignedPolicy(String key, String text, String signature, String second, long appended, String at) {

    /** The header of its signature. */
    public static final String SIGNATURE = "weir-signature";

    /** The header of a second person's signature over the same bytes. */
    public static final String SECOND = "weir-second-signature";

    /** Begins the bytes of a policy, and no model's, which are JSON. */
    private static final int MARK = 0;

    /** Whether these bytes are {@link #bytes} of one. */
    public static boolean is(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MARK;
    }

    /** As it travels in the job and stands in its state. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(MARK);
            for (String part : new String[] {key, text, signature, second, at}) {
                byte[] utf = part.getBytes(UTF_8);
                out.writeInt(utf.length);
                out.write(utf);
            }
            out.writeLong(appended);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws UncheckedIOException when it is anything else
     */
    public static SignedPolicy read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            in.readByte();
            return new SignedPolicy(text(in), text(in), text(in), text(in), text(in), in);
        } catch (IOException e) {
            throw new UncheckedIOException("these " + bytes.length + " bytes are no policy of this job", e);
        }
    }

    private SignedPolicy(String key, String text, String signature, String second, String at, DataInputStream in)
            throws IOException {
        this(key, text, signature, second, in.readLong(), at);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }
}
