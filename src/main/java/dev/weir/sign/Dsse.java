package dev.weir.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A document and who signed it, in one envelope: DSSE, version 1 (https://github.com/secure-systems-lab/dsse), by Ed25519. What is
 * signed is the type and the bytes of the document, so that neither can be changed. At most one signature; none is an unsigned document.
 * Immutable.
 */
public final class Dsse {

    /** A manifest of ten thousand files has 2 MB. */
    private static final int MOST = 64 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String type;
    private final byte[] payload;
    private final @Nullable String keyId;
    private final byte[] signature;

    private Dsse(String type, byte[] payload, @Nullable String keyId, byte[] signature) {
        this.type = type;
        this.payload = payload;
        this.keyId = keyId;
        this.signature = signature;
    }

    /** A document that nobody signs. */
    public static Dsse unsigned(String type, byte[] payload) {
        return new Dsse(type, payload, null, new byte[0]);
    }

    /**
     * Signs.
     *
     * @param keyId whose key it is: the name of their entry in the reviewers' file
     * @throws IllegalArgumentException when the key is not one for Ed25519
     */
    public static Dsse signed(String type, byte[] payload, String keyId, PrivateKey key) {
        return new Dsse(type, payload, keyId, Ed25519.sign(preAuthenticated(type, payload), key));
    }

    /**
     * Reads an envelope; whether its signature fits, {@link #fits} says.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    public static Dsse read(byte[] envelope) {
        if (envelope.length > MOST) {
            throw new IllegalArgumentException("it has " + envelope.length + " bytes; allowed: " + MOST);
        }
        JsonNode json;
        try {
            json = JSON.readTree(envelope);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
        JsonNode signatures = json.path("signatures");
        if (!json.path("payloadType").isTextual() || !json.path("payload").isTextual() || !signatures.isArray()) {
            throw new IllegalArgumentException("it has no payloadType, payload and signatures");
        }
        if (signatures.size() > 1) {
            throw new IllegalArgumentException("it has " + signatures.size() + " signatures; allowed: one, or none");
        }
        String type = json.path("payloadType").textValue();
        byte[] payload = bytes(json.path("payload").textValue());
        if (signatures.isEmpty()) {
            return unsigned(type, payload);
        }
        JsonNode only = signatures.get(0);
        return new Dsse(
                type,
                payload,
                only.path("keyid").asText(),
                bytes(only.path("sig").asText()));
    }

    /** Java's decoder takes any last bits: then the envelope could be changed and still fit. */
    private static byte[] bytes(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its payload or signature is not base64", e);
        }
        throw new IllegalArgumentException("its payload or signature is not base64 as it is written once");
    }

    /** What the document is. */
    public String type() {
        return type;
    }

    /** The document, the caller's own. */
    public byte[] payload() {
        return payload.clone();
    }

    /** Who is said to have signed, or null: nobody. */
    public @Nullable String keyId() {
        return keyId;
    }

    /** Whether the owner of this key signed exactly this document. */
    public boolean fits(PublicKey key) {
        return Ed25519.fits(preAuthenticated(type, payload), signature, key) && keyId != null;
    }

    /** The envelope as JSON. */
    public byte[] bytes() {
        ObjectNode json = JSON.createObjectNode();
        json.put("payloadType", type);
        json.put("payload", Base64.getEncoder().encodeToString(payload));
        ArrayNode signatures = json.putArray("signatures");
        if (keyId != null) {
            signatures
                    .addObject()
                    .put("keyid", keyId)
                    .put("sig", Base64.getEncoder().encodeToString(signature));
        }
        return (json + "\n").getBytes(UTF_8);
    }

    /** PAE of the protocol: {@code DSSEv1 SP LEN(type) SP type SP LEN(payload) SP payload}, lengths in decimal digits. */
    static byte[] preAuthenticated(String type, byte[] payload) {
        byte[] name = type.getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + name.length + 32);
        bytes.writeBytes(("DSSEv1 " + name.length + ' ').getBytes(UTF_8));
        bytes.writeBytes(name);
        bytes.writeBytes((" " + payload.length + ' ').getBytes(UTF_8));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }
}
