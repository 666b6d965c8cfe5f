package dev.weir.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Payload;
import dev.weir.route.HeaderNames;
import dev.weir.route.Shortened;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The producer's bytes in a line of JSON: {@code payload} where they are UTF-8, else {@code payloadBase64}. Of a value
 * beyond {@value Line#KEPT} bytes these are the beginning, with {@code digest}, the {@code sha-256:<hex> <bytes>} of the
 * whole.
 */
final class PayloadJson {

    private PayloadJson() {}

    static void write(JsonGenerator out, Payload payload) throws IOException {
        byte[] value = payload.value();
        if (value != null) {
            text(out, value);
        }
    }

    /** The same, shortened where it is long: for dead letters, whose bytes can be anything. */
    static void writeShortened(JsonGenerator out, Payload payload) throws IOException {
        byte[] value = payload.value();
        if (value == null) {
            return;
        }
        if (value.length <= Line.KEPT) {
            text(out, value);
            digest(out, payload);
            return;
        }
        text(out, Line.kept(value, value.length));
        out.writeStringField("digest", Shortened.digest(payload));
    }

    /** The digest that the reader took of a line which it could not keep whole. */
    private static void digest(JsonGenerator out, Payload payload) throws IOException {
        for (Payload.Header header : payload.headers()) {
            byte[] value = header.value();
            if (header.name().equals(HeaderNames.DIGEST) && value != null) {
                out.writeStringField("digest", new String(value, StandardCharsets.US_ASCII));
            }
        }
    }

    private static void text(JsonGenerator out, byte[] value) throws IOException {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            out.writeBinaryField("payloadBase64", value);
            return;
        }
        out.writeStringField("payload", text);
    }
}
