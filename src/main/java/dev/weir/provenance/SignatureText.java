package dev.weir.provenance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.weir.sdk.Base64Url;
import dev.weir.sdk.SignedHeader;
import dev.weir.sdk.Signer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a signature says of itself, {@code header..signature}; whether it fits is another question. Nothing is optional but {@code hdr}, and
 * nothing else may be there: no extension that would have to be understood ({@code crit}), no key that comes along.
 *
 * @param header the first part, as it was written
 * @param alg how it is said to be signed
 * @param kid with which key
 * @param source by whom
 * @param topic for which topic
 * @param time when, epoch milliseconds
 * @param id which its source gives once
 * @param covered the names of the headers that it covers
 * @param signature its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // Read and checked in one go; nobody compares them.
record SignatureText(
        String header,
        String alg,
        String kid,
        String source,
        String topic,
        long time,
        String id,
        List<String> covered,
        byte[] signature) {

    /** The longest text that is looked at, in bytes: names of the greatest length make about 2,500. */
    private static final int MOST = 4_096;

    /** The most headers that a signature covers. */
    private static final int MOST_COVERED = 16;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String ALLOWED = "alg, kid, src, aud, iat, jti, hdr";

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    static SignatureText read(byte[] text) {
        if (text.length > MOST) {
            throw new IllegalArgumentException("has " + text.length + " bytes; allowed: " + MOST);
        }
        String all = new String(text, ISO_8859_1);
        int first = all.indexOf('.');
        int second = all.indexOf('.', first + 1);
        if (first < 0 || second < 0 || all.indexOf('.', second + 1) >= 0) {
            throw new IllegalArgumentException("is not of the form header..signature");
        }
        if (second != first + 1) {
            throw new IllegalArgumentException("has content of its own; the record is the content");
        }
        String header = all.substring(0, first);
        Members members = new Members();
        byte[] signature;
        try {
            signature = bytes(all.substring(second + 1));
            members.read(bytes(header));
        } catch (IOException e) {
            throw new IllegalArgumentException("has a header that is not JSON of one object without repeated names", e);
        }
        return new SignatureText(
                header,
                needed("alg", members.alg),
                needed("kid", members.kid),
                needed("src", members.source),
                needed("aud", members.topic),
                members.time(),
                needed("jti", members.id),
                members.covered,
                signature);
    }

    private static byte[] bytes(String part) {
        try {
            return Base64Url.bytes(part);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a header or signature that is not base64url without padding", e);
        }
    }

    /** What is signed: this header, and the content. */
    byte[] input(byte[] content) {
        return (header + '.' + Base64Url.text(content)).getBytes(US_ASCII);
    }

    private static String needed(String name, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("has no " + name + "; needed: alg, kid, src, aud, iat, jti");
        }
        return value;
    }

    /** The members of the header while they are read. */
    private static final class Members {
        private @Nullable String alg;
        private @Nullable String kid;
        private @Nullable String source;
        private @Nullable String topic;
        private @Nullable String id;
        private long time = -1;
        private List<String> covered = List.of();

        void read(byte[] bytes) throws IOException {
            try (JsonParser json = JSON.createParser(bytes)) {
                if (json.nextToken() != JsonToken.START_OBJECT) {
                    throw new IllegalArgumentException("has a header that is no JSON object");
                }
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    member(name, json);
                }
                if (json.nextToken() != null) {
                    throw new IllegalArgumentException("has a header with something behind its JSON object");
                }
            }
        }

        private void member(String name, JsonParser json) throws IOException {
            switch (name) {
                case "alg" -> alg = text(name, json);
                case "kid" -> kid = text(name, json);
                case "src" -> source = text(name, json);
                case "aud" -> topic = text(name, json);
                case "jti" -> id = text(name, json);
                case "iat" -> {
                    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                        throw new IllegalArgumentException("has an iat that is no whole number of milliseconds");
                    }
                    time = json.getLongValue();
                }
                case "hdr" -> covered = names(json);
                default ->
                    throw new IllegalArgumentException(
                            "has '" + Quoted.of(name) + "' in its header; allowed: " + ALLOWED);
            }
        }

        private static String text(String name, JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw new IllegalArgumentException("has a " + name + " that is no text");
            }
            String text = json.getText();
            if (text.isEmpty() || text.length() > Signer.LONGEST) {
                throw new IllegalArgumentException(
                        "has a " + name + " of " + text.length() + " characters; allowed: 1 to " + Signer.LONGEST);
            }
            return text;
        }

        private static List<String> names(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                throw new IllegalArgumentException("has an hdr that is no list of names");
            }
            List<String> names = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                String name = text("name in hdr", json);
                if (!SignedHeader.isName(name) || names.contains(name) || names.size() == MOST_COVERED) {
                    throw new IllegalArgumentException("has an hdr that cannot be: '" + Quoted.of(name) + "'; allowed: "
                            + MOST_COVERED + " names of headers, each once, none that begins with weir-");
                }
                names.add(name);
            }
            return names;
        }

        long time() {
            if (time < 0) {
                throw new IllegalArgumentException("has no iat of 0 or more; needed: alg, kid, src, aud, iat, jti");
            }
            return time;
        }
    }
}
