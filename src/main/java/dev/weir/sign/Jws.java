package dev.weir.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.sdk.Base64Url;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A signature beside the bytes that it is about: a JWS with detached content (RFC 7515, appendix F) by Ed25519 (RFC 8037),
 * {@code header..signature}. The header is {@code {"alg":"EdDSA","kid":"ana"}} and nothing else: one algorithm, so there is
 * none to be talked into, and no extension that would have to be understood. Immutable.
 *
 * <p>Java 17 takes 0.6 ms of a core to check or to make one over 600 bytes: docs/reference/review.md.
 */
public final class Jws {

    private static final String ALGORITHM = "EdDSA";

    /** The longest text that is looked at, in characters: a name of 60 makes about 200. */
    private static final int MOST = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final String header;
    private final String kid;
    private final byte[] signature;

    private Jws(String header, String kid, byte[] signature) {
        this.header = header;
        this.kid = kid;
        this.signature = signature;
    }

    /**
     * Signs.
     *
     * @param kid whose key it is: the name of their entry in the reviewers' file
     * @return the signature as text, without the content
     * @throws IllegalArgumentException when the key is not one for Ed25519
     */
    public static String sign(byte[] content, String kid, PrivateKey key) {
        ObjectNode json = JSON.createObjectNode().put("alg", ALGORITHM).put("kid", kid);
        String header = Base64Url.text(json.toString().getBytes(UTF_8));
        return header + ".." + Base64Url.text(Ed25519.sign(input(header, content), key));
    }

    /**
     * Reads what {@link #sign} wrote; whether it fits, {@link #fits} says.
     *
     * @throws IllegalArgumentException when it is anything else; the message says why
     */
    public static Jws read(byte[] text) {
        if (text.length > MOST) {
            throw new IllegalArgumentException("it has " + text.length + " bytes; allowed: " + MOST);
        }
        String[] parts = new String(text, StandardCharsets.ISO_8859_1).split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("it is not of the form header..signature");
        }
        if (!parts[1].isEmpty()) {
            throw new IllegalArgumentException("it has content of its own; the decision is the content");
        }
        return new Jws(parts[0], kid(bytes(parts[0])), bytes(parts[2]));
    }

    /** Who is said to have signed. */
    public String kid() {
        return kid;
    }

    /** Whether the owner of this key signed exactly these bytes, in this name. */
    public boolean fits(byte[] content, PublicKey key) {
        return Ed25519.fits(input(header, content), signature, key);
    }

    private static byte[] input(String header, byte[] content) {
        return (header + '.' + Base64Url.text(content)).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String part) {
        try {
            return Base64Url.bytes(part);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("its header or signature is not base64url without padding", e);
        }
    }

    private static String kid(byte[] header) {
        JsonNode json;
        try {
            json = JSON.readTree(header);
        } catch (IOException e) {
            throw new IllegalArgumentException("its header is not JSON", e);
        }
        JsonNode alg = json.path("alg");
        if (!alg.isTextual() || !alg.textValue().equals(ALGORITHM)) {
            throw new IllegalArgumentException("its alg is " + shown(alg) + "; allowed: " + ALGORITHM);
        }
        List<String> others = new ArrayList<>();
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals("alg") && !name.equals("kid")) {
                others.add(name);
            }
        }
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("its header has " + String.join(", ", others) + "; allowed: alg, kid");
        }
        JsonNode kid = json.path("kid");
        if (!kid.isTextual()) {
            throw new IllegalArgumentException("its kid is " + shown(kid) + "; allowed: a reviewer's name");
        }
        return kid.textValue();
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "missing" : "'" + value.asText() + "'";
    }
}
