package dev.weir.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.provenance.Producer;
import dev.weir.provenance.ProducerKey;
import dev.weir.provenance.ProducerKeys;
import dev.weir.provenance.SignatureVerifier;
import dev.weir.sdk.Algorithm;
import dev.weir.sdk.Base64Url;
import dev.weir.sdk.SignedHeader;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that is done to signed events on their way, and what becomes of each: all of it is found, and no honest event suffers. What is done with
 * events that nobody alters, {@link TakenAwayTest} lists.
 */
class TamperTest {

    private static final String TOPIC = "shop.ratings";
    private static final String STREAM = "ratings";
    private static final String HEADER = ForgedHeaders.SIGNATURE;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final long NOW = Instant.parse("2026-07-31T12:00:00Z").toEpochMilli();
    private static final Instant THEN = Instant.ofEpochMilli(NOW);
    private static final byte[] KEY = "u17".getBytes(UTF_8);
    private static final byte[] VALUE = "{\"user\":\"u17\",\"movie\":\"m1\",\"stars\":5}".getBytes(UTF_8);
    private static final SignedHeader TRACE = new SignedHeader("trace", "abc".getBytes(UTF_8));
    private static final SignedHeader REGION = new SignedHeader("region", "eu".getBytes(UTF_8));

    private final Producer app = Producer.of("app-2026", "app", Algorithm.ED25519);
    private final Producer shop = Producer.of("shop-1", "shop", Algorithm.ES256);
    private final Producer stranger = Producer.of("app-2026", "app", Algorithm.ED25519);

    /** What can be done, and a word of the reason that must be given. */
    private record Case(String what, String why, Supplier<Proof> proof) {}

    @TestFactory
    Stream<DynamicTest> everyManipulationIsFound() {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.what, () -> {
                    Proof proof = one.proof.get();
                    assertThat(proof.result()).as(proof.toString()).isEqualTo(Proof.Result.INVALID);
                    assertThat(proof.note()).contains(one.why);
                    assertThat(proof.key()).isNull();
                    assertThat(proof.source()).isNull();
                }));
    }

    private List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(new Case(
                "a bit of the key is flipped", "was altered", () -> check(signed(flipped(KEY), VALUE, TRACE))));
        cases.add(new Case(
                "a bit of the value is flipped", "was altered", () -> check(signed(KEY, flipped(VALUE), TRACE))));
        cases.add(new Case(
                "a bit of a covered header is flipped",
                "was altered",
                () -> check(signed(KEY, VALUE, new SignedHeader("trace", flipped("abc".getBytes(UTF_8)))))));
        cases.add(new Case("a covered header is missing", "was altered", () -> check(signed(KEY, VALUE))));
        cases.add(new Case(
                "a covered header comes twice",
                "was altered",
                () -> check(signed(KEY, VALUE, TRACE, new SignedHeader("trace", "def".getBytes(UTF_8))))));
        cases.add(new Case(
                "a covered header has another name",
                "was altered",
                () -> check(signed(KEY, VALUE, new SignedHeader("Trace", "abc".getBytes(UTF_8))))));
        cases.add(new Case("the key is taken away", "was altered", () -> check(signed(null, VALUE, TRACE))));
        cases.add(new Case("an event becomes a deletion", "was altered", () -> check(signed(KEY, null, TRACE))));
        cases.add(new Case("a part of the value moves into the key", "was altered", () -> {
            byte[] key = new byte[KEY.length + 1];
            System.arraycopy(KEY, 0, key, 0, KEY.length);
            key[KEY.length] = VALUE[0];
            return check(signed(key, java.util.Arrays.copyOfRange(VALUE, 1, VALUE.length), TRACE));
        }));
        cases.add(new Case("a bit of the signature is flipped", "was altered", () -> {
            String[] parts = text(app).split("\\.\\.");
            byte[] bytes = Base64Url.bytes(parts[1]);
            bytes[40] ^= 4;
            return check(record(parts[0] + ".." + Base64Url.text(bytes)));
        }));
        cases.add(new Case(
                "the header of the signature is altered",
                "was altered",
                () -> check(record(header(text(app), "\"jti\":\"", "\"jti\":\"x")))));
        cases.add(new Case(
                "a stranger signs in the name of a key", "another key signed", () -> check(record(text(stranger)))));
        cases.add(new Case(
                "a key that nobody knows",
                "is not in the registry",
                () -> check(record(text(Producer.of("app-2025", "app", Algorithm.ED25519))))));
        cases.add(new Case(
                "a source signs as another",
                "and key 'shop-1' is that of 'shop'",
                () -> check(record(text(new Producer("shop-1", "app", shop.algorithm(), shop.pair()))))));
        cases.add(new Case(
                "a revoked key",
                "is revoked from 2026-07-31T12:00:00Z on",
                () -> check(app.entry(null, null, ProducerKey.State.REVOKED, THEN))));
        cases.add(new Case(
                "an expired key",
                "ended at 2026-07-31T12:00:00Z",
                () -> check(app.entry(null, THEN, ProducerKey.State.ACTIVE, null))));
        cases.add(new Case(
                "a key of the future",
                "counts from 2026-07-31T12:00:00.001Z on",
                () -> check(app.entry(THEN.plusMillis(1), null, ProducerKey.State.ACTIVE, null))));
        cases.add(new Case(
                "a retired key", "is retired", () -> check(app.entry(null, null, ProducerKey.State.RETIRED, null))));
        cases.add(new Case(
                "a key that is not for the stream",
                "may not sign for stream 'ratings'; allowed: plays",
                () -> check(app.entry(null, null, ProducerKey.State.ACTIVE, null, "plays"))));
        cases.add(new Case(
                "one algorithm's key is used as another's",
                "its alg is 'ES256', and key 'app-2026' is one for EdDSA",
                () -> check(record(header(text(app), "EdDSA", "ES256")))));
        cases.add(new Case(
                "the public key is used as a shared secret", "its alg is 'HS256'", () -> check(record(hmac()))));
        cases.add(new Case(
                "no algorithm, and no signature",
                "its alg is 'none'",
                () -> check(record(header(text(app), "EdDSA", "none").split("\\.\\.")[0] + ".."))));
        cases.add(new Case(
                "an extension that must be understood",
                "has 'crit' in its header",
                () -> check(forged(claims().replace("}", ",\"crit\":[\"b64\"],\"b64\":false}")))));
        cases.add(new Case(
                "a key that comes along",
                "has 'jwk' in its header",
                () -> check(forged(claims().replace("}", ",\"jwk\":{\"kty\":\"OKP\"}}")))));
        cases.add(new Case(
                "a member twice",
                "not JSON of one object without repeated names",
                () -> check(forged(claims().replace("}", ",\"kid\":\"app-2026\"}")))));
        cases.add(new Case(
                "a Weir header among the covered",
                "has an hdr that cannot be: 'weir-trust'",
                () -> check(forged(claims().replace("}", ",\"hdr\":[\"weir-trust\"]}")))));
        cases.add(new Case("the signature of another record", "was altered", () -> {
            byte[] other = app.signer(NOW).sign(TOPIC, KEY, "{\"stars\":1}".getBytes(UTF_8));
            return check(Producer.record(HEADER, other, KEY, VALUE));
        }));
        cases.add(new Case("two signatures", "there are 2 of them", () -> {
            Payload one = record(text(app));
            List<Payload.Header> both = new ArrayList<>(one.headers());
            both.addAll(record(text(app)).headers());
            return check(new Payload(KEY, VALUE, both));
        }));
        cases.add(new Case(
                "a signature without bytes",
                "its header is empty",
                () -> check(Producer.record(HEADER, null, KEY, VALUE))));
        cases.add(new Case(
                "padding behind the signature", "not base64url without padding", () -> check(record(text(app) + "="))));
        cases.add(new Case(
                "content of its own",
                "has content of its own",
                () -> check(record(text(app).replace("..", ".e30.")))));
        cases.add(new Case(
                "it was made for another topic",
                "it was made for topic 'shop.plays'",
                () -> check(record(new String(app.signer(NOW).sign("shop.plays", KEY, VALUE), US_ASCII)))));
        cases.add(new Case(
                "it is a millisecond older than the window",
                "600 s before it arrived",
                () -> check(record(text(app, NOW - WINDOW.toMillis() - 1)))));
        cases.add(new Case(
                "it is a millisecond further ahead than the window",
                "600 s after it arrived",
                () -> check(record(text(app, NOW + WINDOW.toMillis() + 1)))));
        cases.add(new Case(
                "seconds instead of milliseconds",
                "iat counts milliseconds",
                () -> check(record(text(app, NOW / 1000)))));
        cases.add(new Case("a copy", "it came before", () -> second(NOW, false)));
        cases.add(new Case(
                "a copy into another partition, after a restart", "it came before", () -> second(NOW + 1, true)));
        return cases;
    }

    @Test
    void honestEventsPass() throws Exception {
        SignedHeader again = new SignedHeader("trace", null);
        List<Payload> honest = List.of(
                app.signed(HEADER, TOPIC, NOW, KEY, VALUE),
                app.signed(HEADER, TOPIC, NOW, KEY, VALUE),
                shop.signed(HEADER, TOPIC, NOW, KEY, VALUE, TRACE, REGION),
                app.signed(HEADER, TOPIC, NOW, null, VALUE, TRACE, REGION, again),
                app.signed(HEADER, TOPIC, NOW, new byte[0], null),
                shop.signed(HEADER, TOPIC, NOW - WINDOW.toMillis(), KEY, VALUE),
                shop.signed(HEADER, TOPIC, NOW + WINDOW.toMillis(), KEY, VALUE));

        List<Proof> proofs = new ArrayList<>();
        try (SignedHarness once = new SignedHarness()) {
            once.open();
            for (Payload record : honest) {
                proofs.add(once.proof(event(record, check(record), NOW)));
            }
        }

        assertThat(proofs).extracting(Proof::result).containsOnly(Proof.Result.VERIFIED);
        assertThat(proofs)
                .extracting(Proof::source)
                .containsExactly("app", "app", "shop", "app", "app", "shop", "shop");
    }

    @Test
    void aKeyCountsUpToTheMomentOfItsEndAndFromTheMomentOfItsBeginning() {
        Instant before = THEN.plusMillis(1);
        assertThat(check(app.entry(THEN, null, ProducerKey.State.ACTIVE, null)).isVerified())
                .isTrue();
        assertThat(check(app.entry(null, before, ProducerKey.State.ACTIVE, null))
                        .isVerified())
                .isTrue();
        assertThat(check(app.entry(null, null, ProducerKey.State.REVOKED, before))
                        .isVerified())
                .isTrue();
    }

    @Test
    void everyBitOfASignatureCounts() {
        byte[] good = app.signer(NOW).sign(TOPIC, KEY, VALUE);
        SignatureVerifier verifier = verifier(app.entry());

        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] text = good.clone();
            text[bit / 8] ^= (byte) (1 << bit % 8);
            Proof proof = verifier.check(Producer.record(HEADER, text, KEY, VALUE), STREAM, TOPIC, NOW);
            assertThat(proof.result()).as("bit %d", bit).isEqualTo(Proof.Result.INVALID);
        }
    }

    @Test
    void everyBitOfKeyValueAndCoveredHeadersCounts() {
        byte[] signature = shop.signer(NOW).sign(TOPIC, KEY, VALUE, TRACE);
        SignatureVerifier verifier = verifier(shop.entry());

        for (int bit = 0; bit < 8 * (KEY.length + VALUE.length + 3); bit++) {
            byte[] key = KEY.clone();
            byte[] value = VALUE.clone();
            byte[] trace = "abc".getBytes(UTF_8);
            int at = bit / 8;
            byte mask = (byte) (1 << bit % 8);
            if (at < key.length) {
                key[at] ^= mask;
            } else if (at < key.length + value.length) {
                value[at - key.length] ^= mask;
            } else {
                trace[at - key.length - value.length] ^= mask;
            }
            Payload record = Producer.record(HEADER, signature, key, value, new SignedHeader("trace", trace));
            assertThat(verifier.check(record, STREAM, TOPIC, NOW).result())
                    .as("bit %d", bit)
                    .isEqualTo(Proof.Result.INVALID);
        }
    }

    /** The proof of the second of two copies; the job is restored between them where {@code restart}. */
    private Proof second(long arrival, boolean restart) {
        Payload record = record(text(app));
        try {
            OperatorSubtaskState state;
            try (SignedHarness before = new SignedHarness()) {
                before.open();
                assertThat(before.proof(event(record, check(record), NOW)).isVerified())
                        .isTrue();
                if (!restart) {
                    return before.proof(event(record, check(record), arrival));
                }
                state = before.snapshot(1, 1);
            }
            try (SignedHarness after = new SignedHarness()) {
                after.initializeState(state);
                after.open();
                return after.proof(event(record, check(record), arrival));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Passage event(Payload record, Proof proof, long arrival) {
        Event event = Events.at(NOW);
        Event signed = new Event(
                0,
                new Origin(TOPIC, (int) (arrival % 7), arrival % 1000, arrival),
                null,
                event.actor(),
                event.identity(),
                event.object(),
                5,
                null,
                NOW,
                event.timing(),
                0,
                record);
        return Passage.of(signed.detailed(signed.details().proven(proof)));
    }

    /** Signed over the true key, value and trace header, and then sent with these. */
    private Payload signed(byte[] key, byte[] value, SignedHeader... headers) {
        byte[] signature = app.signer(NOW).sign(TOPIC, KEY, VALUE, TRACE);
        return Producer.record(HEADER, signature, key, value, headers);
    }

    private static String text(Producer producer) {
        return text(producer, NOW);
    }

    private static String text(Producer producer, long time) {
        return new String(producer.signer(time).sign(TOPIC, KEY, VALUE), US_ASCII);
    }

    private static String claims() {
        return "{\"alg\":\"EdDSA\",\"kid\":\"app-2026\",\"src\":\"app\",\"aud\":\"" + TOPIC + "\",\"iat\":" + NOW
                + ",\"jti\":\"1\"}";
    }

    private Payload forged(String json) {
        return Producer.record(HEADER, app.forged(json, KEY, VALUE), KEY, VALUE);
    }

    private String hmac() {
        try {
            String header = Base64Url.text(claims().replace("EdDSA", "HS256").getBytes(US_ASCII));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64Url.bytes(app.publicText()), "HmacSHA256"));
            byte[] content = MessageDigest.getInstance("SHA-256").digest(VALUE);
            return header + ".."
                    + Base64Url.text(mac.doFinal((header + '.' + Base64Url.text(content)).getBytes(US_ASCII)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same signature with something else in its header. */
    private static String header(String text, String from, String to) {
        String[] parts = text.split("\\.\\.");
        String json = new String(Base64Url.bytes(parts[0]), US_ASCII);
        assertThat(json).contains(from);
        return Base64Url.text(json.replace(from, to).getBytes(US_ASCII)) + ".." + parts[1];
    }

    private static Payload record(String signature) {
        return Producer.record(HEADER, signature.getBytes(US_ASCII), KEY, VALUE);
    }

    private Proof check(ProducerKey entry) {
        return verifier(entry).check(record(text(app)), STREAM, TOPIC, NOW);
    }

    private Proof check(Payload record) {
        return verifier(app.entry(), shop.entry()).check(record, STREAM, TOPIC, NOW);
    }

    private static SignatureVerifier verifier(ProducerKey... keys) {
        return new SignatureVerifier(new ProducerKeys(List.of(keys)), HEADER, WINDOW);
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        flipped[1] ^= 8;
        return flipped;
    }
}
