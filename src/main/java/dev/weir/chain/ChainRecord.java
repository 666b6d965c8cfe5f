package dev.weir.chain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of the audit topic, read again.
 *
 * @param type what it tells: held, retraction, seal, …
 * @param subject whom or what it is about
 * @param at when it was chained, as it says
 * @param chain its chain, from 0
 * @param number its number in the chain, from 0
 * @param prev the hash of the record before, as it says
 * @param hash its own hash, as it says
 * @param signature its signature, as it says, or null
 * @param seal where all chains stood, or null: it is no seal
 * @param content the bytes that hash and signature are about
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record ChainRecord(
        String type,
        String subject,
        String at,
        int chain,
        long number,
        String prev,
        String hash,
        @Nullable String signature,
        @Nullable Seal seal,
        byte[] content) {

    private static final JsonFactory JSON = new JsonFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /**
     * Reads a line.
     *
     * @return null where it is a JSON object without {@code hash}: an entry of a release that did not chain
     * @throws IllegalArgumentException when it is anything else; the message says why
     */
    public static @Nullable ChainRecord read(byte[] line) {
        int at = lastIndexOf(line, Links.HASH);
        Fields fields = fields(line);
        if (at < 0 && fields.hash == null) {
            return null;
        }
        String end = at < 0
                ? ""
                : new String(line, at + Links.HASH.length(), line.length - at - Links.HASH.length(), ISO_8859_1);
        String hash = end.substring(0, Math.min(Head.DIGITS, end.length()));
        if (!hash.equals(fields.hash)
                || !Head.isHash(hash)
                || !end.substring(Head.DIGITS).equals(tail(fields.signature))) {
            throw new IllegalArgumentException("its hash is not 64 hexadecimal digits in its last field");
        }
        byte[] content = Arrays.copyOf(line, at + 1);
        content[at] = '}';
        return fields.record(hash, content);
    }

    /**
     * When it was chained.
     *
     * @throws IllegalArgumentException when it does not say so
     */
    public Instant time() {
        try {
            return Instant.parse(at);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("its time '" + at + "' is none", e);
        }
    }

    /** The hash that it should have. */
    public String computed() {
        return Links.hash(content);
    }

    private static String tail(@Nullable String signature) {
        return signature == null ? Links.END : Links.SIGNATURE + signature + Links.END;
    }

    private static int lastIndexOf(byte[] line, String text) {
        byte[] wanted = text.getBytes(ISO_8859_1);
        for (int at = line.length - wanted.length; at >= 0; at--) {
            if (Arrays.equals(line, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static Fields fields(byte[] line) {
        Fields fields = new Fields();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                fields.take(name, json);
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("it goes on behind its JSON object");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
        return fields;
    }

    private static final class Fields {
        private String type = "";
        private String subject = "";
        private String at = "";
        private int chain = -1;
        private long number = -1;
        private String prev = "";
        private long seal;
        private @Nullable String hash;
        private @Nullable String signature;
        private final List<Head> heads = new ArrayList<>();

        private void take(String name, JsonParser json) throws IOException {
            switch (name) {
                case "type" -> type = json.getText();
                case "subject" -> subject = json.getText();
                case "at" -> at = json.getText();
                case "chain" -> chain = json.getIntValue();
                case "number" -> number = json.getLongValue();
                case "prev" -> prev = json.getText();
                case "hash" -> hash = json.getText();
                case "signature" -> signature = json.getText();
                case "seal" -> seal = json.getLongValue();
                case "heads" -> heads(json);
                default -> json.skipChildren();
            }
        }

        private void heads(JsonParser json) throws IOException {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                long next = -1;
                String last = "";
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("next")) {
                        next = json.getLongValue();
                    } else if (name.equals("hash")) {
                        last = json.getText();
                    } else {
                        json.skipChildren();
                    }
                }
                heads.add(new Head(next, last));
            }
        }

        private ChainRecord record(String itsHash, byte[] content) {
            if (chain < 0 || chain >= Links.CHAINS || number < 0 || !Head.isHash(prev)) {
                throw new IllegalArgumentException("its chain " + chain + ", number " + number + " or prev '" + prev
                        + "' is out of range; allowed: 0 to 15, 0 or more, 64 hexadecimal digits");
            }
            Seal sealed = type.equals(Seal.TYPE) ? new Seal(seal, heads) : null;
            int due = sealed == null ? Links.chain(subject) : sealed.chain();
            if (chain != due) {
                throw new IllegalArgumentException("it stands in chain " + chain + " but belongs to chain " + due);
            }
            return new ChainRecord(type, subject, at, chain, number, prev, itsHash, signature, sealed, content);
        }
    }
}
