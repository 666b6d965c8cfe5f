package dev.weir.provenance;

import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.sdk.SignedContent;
import dev.weir.sdk.SignedHeader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what the signature of a record is worth, by the key registry as it was when this was made. What is cheap to refuse is refused before
 * the signature is computed. Not for several threads.
 */
public final class SignatureVerifier {

    /** The year 9999: what stands beyond cannot be shown. */
    private static final long LATEST = 253_402_300_799_000L;

    private final Map<String, Known> keys = new HashMap<>();
    private final String header;
    private final long window;

    private record Known(ProducerKey key, KeyVerifier verifier) {}

    /**
     * @param header under which name the signature travels
     * @param window how far a signature's time may be from its record's arrival, either way
     */
    public SignatureVerifier(ProducerKeys registry, String header, Duration window) {
        for (ProducerKey key : registry.keys()) {
            keys.put(key.id(), new Known(key, KeyVerifier.of(key.algorithm(), key.key())));
        }
        this.header = header;
        this.window = window.toMillis();
    }

    /**
     * What the signature of a record says that was found to fit before, whatever has become of its key since; null where it has none.
     *
     * @param header under which name the signature travels
     */
    public static @Nullable Proof before(Payload record, String header) {
        for (Payload.Header one : record.headers()) {
            byte[] text = one.value();
            if (one.name().equals(header) && text != null) {
                try {
                    SignatureText signature = SignatureText.read(text);
                    return Proof.verified(signature.kid(), signature.source(), signature.id(), signature.time());
                } catch (IllegalArgumentException e) {
                    return null; // Then it did not fit.
                }
            }
        }
        return null;
    }

    /**
     * Checks one record.
     *
     * @param stream the name of its stream
     * @param topic where it stood
     * @param arrival when it arrived, epoch milliseconds
     */
    public Proof check(Payload record, String stream, String topic, long arrival) {
        byte[] text = null;
        int count = 0;
        for (Payload.Header one : record.headers()) {
            if (one.name().equals(header)) {
                text = one.value();
                count++;
            }
        }
        if (count == 0) {
            return Proof.UNSIGNED;
        }
        if (text == null || count > 1) {
            return Proof.invalid(count > 1 ? "there are " + count + " of them; allowed: one" : "its header is empty");
        }
        SignatureText signature;
        try {
            signature = SignatureText.read(text);
        } catch (IllegalArgumentException e) {
            return Proof.invalid("it " + e.getMessage());
        }
        return check(signature, record, stream, topic, arrival);
    }

    private Proof check(SignatureText signature, Payload record, String stream, String topic, long arrival) {
        String kid = Quoted.of(signature.kid());
        Known known = keys.get(signature.kid());
        if (known == null) {
            return Proof.invalid("its key '" + kid + "' is not in the registry");
        }
        ProducerKey key = known.key;
        if (!signature.alg().equals(key.algorithm().jws())) {
            return Proof.invalid("its alg is '" + Quoted.of(signature.alg()) + "', and key '" + kid + "' is one for "
                    + key.algorithm().jws());
        }
        if (!signature.source().equals(key.source())) {
            return Proof.invalid("it names source '" + Quoted.of(signature.source()) + "', and key '" + kid
                    + "' is that of '" + key.source() + "'");
        }
        if (!signature.topic().equals(topic)) {
            return Proof.invalid("it was made for topic '" + Quoted.of(signature.topic()) + "'");
        }
        if (!key.mayFor(stream)) {
            return Proof.invalid("its key '" + kid + "' may not sign for stream '" + stream + "'; allowed: "
                    + String.join(", ", key.streams()));
        }
        String refusal = key.refusal(arrival);
        if (refusal != null) {
            return Proof.invalid("its key '" + kid + "' " + refusal);
        }
        String untimely = untimely(signature.time(), arrival);
        if (untimely != null) {
            return Proof.invalid(untimely);
        }
        byte[] content = SignedContent.digest(record.key(), record.value(), covered(signature.covered(), record));
        if (!known.verifier.fits(signature.input(content), signature.signature())) {
            return Proof.invalid("it is not that of key '" + kid
                    + "' for this record: key, value or a header was altered, or another key signed it");
        }
        return Proof.verified(key.id(), key.source(), signature.id(), signature.time());
    }

    private @Nullable String untimely(long time, long arrival) {
        if (time >= arrival - window && time <= arrival + window) {
            return null;
        }
        Duration off = Duration.ofMillis(time < arrival ? arrival - time : time - arrival);
        String hint = time < arrival / 100 ? "; iat counts milliseconds" : "";
        return "it is dated " + Instant.ofEpochMilli(Math.min(time, LATEST)) + ", " + off.toSeconds() + " s "
                + (time < arrival ? "before" : "after") + " it arrived; allowed: "
                + Duration.ofMillis(window).toSeconds() + " s" + hint;
    }

    private static List<SignedHeader> covered(List<String> names, Payload record) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<SignedHeader> covered = new ArrayList<>();
        for (String name : names) {
            for (Payload.Header header : record.headers()) {
                if (header.name().equals(name)) {
                    covered.add(new SignedHeader(name, header.value()));
                }
            }
        }
        return covered;
    }
}
