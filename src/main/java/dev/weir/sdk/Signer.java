package dev.weir.sdk;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs records for their way to Weir. Three lines for a Kafka producer:
 *
 * <pre>{@code
 * Signer signer = Signer.of(Path.of("app-2026.pem"), "app-2026", "app");
 * byte[] signature = signer.sign(record.topic(), record.key(), record.value());
 * record.headers().add(Signer.HEADER, signature);
 * }</pre>
 *
 * <p>The signature is a JWS with detached content (RFC 7515, appendix F), {@code header..signature}; its content is {@link
 * SignedContent}. For several threads.
 */
public final class Signer {

    /** The header of a record that its signature stands in. */
    public static final String HEADER = "weir-signature";

    /** The longest name of a source or topic, in characters; Kafka's topics have 249 at most. */
    public static final int LONGEST = 249;

    /** Bytes of a signature's id: two of 10^12 have the same with a chance of 1 in 10^14. */
    private static final int ID_BYTES = 16;

    /** Bits of the order of P-256, the one curve of this size that Java has. */
    private static final int P_256 = 256;

    private static final String KEY_ID = "[A-Za-z0-9._@-]{1,60}";

    private final PrivateKey key;
    private final String kid;
    private final String source;
    private final Algorithm algorithm;
    private final String begin;
    private final LongSupplier clock;
    private final SecureRandom random = new SecureRandom();
    private final @Nullable Counter counter;

    private Signer(PrivateKey key, String kid, String source, LongSupplier clock, @Nullable Counter counter) {
        this.key = key;
        this.kid = kid;
        this.source = source;
        this.counter = counter;
        this.algorithm = key instanceof ECPrivateKey ? Algorithm.ES256 : Algorithm.ED25519;
        this.clock = clock;
        if (key instanceof ECPrivateKey ec && ec.getParams().getOrder().bitLength() != P_256) {
            throw new IllegalArgumentException("an EC key over a curve of "
                    + ec.getParams().getOrder().bitLength() + " bits cannot sign; allowed: Ed25519, EC over P-256");
        }
        if (!isKeyId(kid)) {
            throw new IllegalArgumentException("'" + kid + "' is no key's id; allowed: 1 to 60 of a-z A-Z 0-9 . _ @ -");
        }
        begin = "{\"alg\":\"" + algorithm.jws() + "\",\"kid\":\"" + kid + "\",\"src\":\"" + plain("source", source)
                + "\",\"aud\":\"";
    }

    /**
     * A signer with the key in a file, as {@code weir keys generate --use producer} writes it.
     *
     * @param kid the key's id in the registry
     * @param source the name of the source in the registry
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it holds no key that can sign, others may read it, or a name is none
     */
    public static Signer of(Path pem, String kid, String source) throws IOException {
        return of(PrivateKeyFile.read(pem), kid, source);
    }

    /** A signer with a key at hand: Ed25519, or EC over P-256. */
    public static Signer of(PrivateKey key, String kid, String source) {
        return of(key, kid, source, System::currentTimeMillis);
    }

    /** A signer by a clock of its own, epoch milliseconds. */
    public static Signer of(PrivateKey key, String kid, String source, LongSupplier clock) {
        return new Signer(key, kid, source, clock, null);
    }

    /**
     * The same signer, which also counts what it signs, by topic, for streams that say {@code sequences: counted}: what is lost on the way is
     * told. Sign only what is sent then, and keep this signer as long as the process runs: each is a run of its own, with numbers from 1.
     */
    public Signer counting() {
        return new Signer(key, kid, source, clock, new Counter(Base64Url.text(id())));
    }

    /** Whether a key can have this id. */
    public static boolean isKeyId(String kid) {
        return kid.matches(KEY_ID);
    }

    /** Whether a source can have this name. */
    public static boolean isSource(String source) {
        return Text.isPlain(source, LONGEST);
    }

    /**
     * The signature of one record, for its header {@link #HEADER}. Every call makes another one: a record that is sent again
     * because it may not have arrived keeps its header, else it counts twice.
     *
     * @param topic where the record goes: in another topic it does not count
     * @param headers those that the signature covers; all of a name, in the record's order
     * @throws IllegalArgumentException when the key cannot sign
     */
    public byte[] sign(String topic, byte @Nullable [] key, byte @Nullable [] value, SignedHeader... headers) {
        String id = counter == null ? Base64Url.text(id()) : counter.next(topic);
        return sign(topic, key, value, id, List.of(headers));
    }

    private byte[] id() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return id;
    }

    /**
     * The same with an id of the producer's own: two records of one source with the same id are one and its replay.
     *
     * @param id 1 to {@value #LONGEST} printable ASCII characters without {@code "} and {@code \}
     */
    public byte[] sign(
            String topic, byte @Nullable [] key, byte @Nullable [] value, String id, List<SignedHeader> headers) {
        Set<String> names = new LinkedHashSet<>();
        headers.forEach(header -> names.add(header.name()));
        StringBuilder json = new StringBuilder(begin)
                .append(plain("topic", topic))
                .append("\",\"iat\":")
                .append(clock.getAsLong())
                .append(",\"jti\":\"")
                .append(plain("id", id))
                .append('"');
        if (!names.isEmpty()) {
            json.append(",\"hdr\":[\"").append(String.join("\",\"", names)).append("\"]");
        }
        List<SignedHeader> ordered = names.stream()
                .flatMap(name -> headers.stream().filter(header -> header.name().equals(name)))
                .toList();
        String header = Base64Url.text(json.append('}').toString().getBytes(US_ASCII));
        byte[] content = SignedContent.digest(key, value, ordered);
        String signature = Base64Url.text(signature((header + '.' + Base64Url.text(content)).getBytes(US_ASCII)));
        return (header + ".." + signature).getBytes(US_ASCII);
    }

    private byte[] signature(byte[] input) {
        try {
            Signature signature = Signature.getInstance(algorithm.signatures());
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException(
                    "a key for " + key.getAlgorithm() + " cannot sign; allowed: Ed25519, EC over P-256", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign with " + algorithm.signatures(), e);
        }
    }

    private static String plain(String what, String text) {
        if (!Text.isPlain(text, LONGEST)) {
            throw new IllegalArgumentException(what + " '" + text + "' cannot be signed; allowed: 1 to " + LONGEST
                    + " printable ASCII characters without \" and \\");
        }
        return text;
    }
}
