package dev.weir.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.event.Payload;
import dev.weir.output.EventLine;
import dev.weir.route.HeaderNames;
import dev.weir.route.Shortened;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The producer's bytes in a line of JSON: {@code payload} where they are UTF-8, else {@code payloadBase64}. Of a value
 * beyond {@value Line#KEPT} bytes these are the beginning, with {@code digest}, the {@code sha-256:<hex> <bytes>} of the
 * whole.
 */
final class PayloadJson {

    private PayloadJson() {}

    /** For dead letters, whose bytes can be anything. */
    static void writeShortened(JsonGenerator out, Payload payload) throws IOException {
        byte[] value = payload.value();
        if (value == null) {
            return;
        }
        if (value.length <= Line.KEPT) {
            EventLine.writeText(out, value);
            digest(out, payload);
            return;
        }
        EventLine.writeText(out, Line.kept(value, value.length));
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
}
