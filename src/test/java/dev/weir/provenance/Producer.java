package dev.weir.provenance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weir.event.Payload;
import dev.weir.sdk.Algorithm;
import dev.weir.sdk.Base64Url;
import dev.weir.sdk.SignedContent;
import dev.weir.sdk.SignedHeader;
import dev.weir.sdk.Signer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source with a key, for tests: it signs as the library does, or as somebody who forges. */
public record Producer(String id, String source, Algorithm algorithm, KeyPair pair) {

    public static Producer of(String id, String source, Algorithm algorithm) {
        try {
            KeyPairGenerator generator =
                    KeyPairGenerator.getInstance(algorithm == Algorithm.ED25519 ? "Ed25519" : "EC");
            if (algorithm == Algorithm.ES256) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return new Producer(id, source, algorithm, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key, as the registry has it. */
    public String publicText() {
        byte[] encoded = pair.getPublic().getEncoded();
        int bytes = algorithm == Algorithm.ED25519 ? 32 : 65;
        return Base64Url.text(Arrays.copyOfRange(encoded, encoded.length - bytes, encoded.length));
    }

    /** An entry of the registry that is active for all streams. */
    public ProducerKey entry() {
        return entry(null, null, ProducerKey.State.ACTIVE, null);
    }

    public ProducerKey entry(
            @Nullable Instant from,
            @Nullable Instant until,
            ProducerKey.State state,
            @Nullable Instant revokedFrom,
            String... streams) {
        return new ProducerKey(id, source, List.of(streams), algorithm, publicText(), from, until, state, revokedFrom);
    }

    /** A signer whose clock stands. */
    public Signer signer(long time) {
        return Signer.of(pair.getPrivate(), id, source, () -> time);
    }

    /** A record with its signature, as it travels inside the job. */
    public Payload signed(
            String header,
            String topic,
            long time,
            byte @Nullable [] key,
            byte @Nullable [] value,
            SignedHeader... covered) {
        return record(header, signer(time).sign(topic, key, value, covered), key, value, covered);
    }

    public static Payload record(
            String header,
            byte @Nullable [] signature,
            byte @Nullable [] key,
            byte @Nullable [] value,
            SignedHeader... others) {
        List<Payload.Header> headers = new ArrayList<>();
        for (SignedHeader other : others) {
            headers.add(new Payload.Header(other.name(), other.value()));
        }
        headers.add(new Payload.Header(header, signature));
        return new Payload(key, value, headers);
    }

    /** A signature with any header, made with this key. */
    public byte[] forged(String json, byte @Nullable [] key, byte @Nullable [] value) {
        String header = Base64Url.text(json.getBytes(US_ASCII));
        String input = header + '.' + Base64Url.text(SignedContent.digest(key, value, List.of()));
        try {
            Signature signature =
                    Signature.getInstance(algorithm == Algorithm.ED25519 ? "Ed25519" : "SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(input.getBytes(US_ASCII));
            return (header + ".." + Base64Url.text(signature.sign())).getBytes(US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
