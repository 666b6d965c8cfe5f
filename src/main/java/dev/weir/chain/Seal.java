package dev.weir.chain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Says where all chains stand at one moment: a record whose type is {@code seal}. Seal n stands in chain n modulo 16, so that who cuts
 * the tail of one chain would have to cut all of them: the others tell how far it went.
 *
 * @param number which seal it is, from 0
 * @param heads where each chain stands, {@link Links#CHAINS} of them, before this record
 */
public record Seal(long number, List<Head> heads) {

    /** The type of its record. */
    public static final String TYPE = "seal";

    private static final JsonFactory JSON = new JsonFactory();

    public Seal {
        heads = List.copyOf(heads);
        if (heads.size() != Links.CHAINS) {
            throw new IllegalArgumentException("a seal over " + heads.size() + " chains; there are " + Links.CHAINS);
        }
    }

    /** The chain that it stands in. */
    public int chain() {
        return (int) (number % Links.CHAINS);
    }

    /** {@code {"v":1,"type":"seal","subject":"seal","seal":7,"heads":[{"next":12,"hash":…},…]}}: how many records each chain has, and the hash of the last. */
    public byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2_048);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("v", 1);
            json.writeStringField("type", TYPE);
            json.writeStringField("subject", TYPE);
            json.writeNumberField("seal", number);
            json.writeArrayFieldStart("heads");
            for (Head head : heads) {
                json.writeStartObject();
                json.writeNumberField("next", head.next());
                json.writeStringField("hash", head.hash());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
