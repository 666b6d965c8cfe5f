package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.auditor.AuditFinding.Kind;
import dev.weir.chain.Fingerprint;
import dev.weir.chain.Head;
import dev.weir.chain.MultisetDigest;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What the audit commits to of the training topics, beside what they hold: the accounts to all that was admitted, records of their own to what
 * was released. Not thread-safe.
 */
public final class Admissions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigInteger MODULUS = BigInteger.TWO.pow(1024);
    /** Of the header weir-verdict, and of the audit. */
    private static final String ADMITTED = "admitted";

    private static final String RELEASED = "released";

    private final Settings settings;
    private final Map<String, Sum> admitted = new HashMap<>();
    private final Map<String, Sum> released = new HashMap<>();
    private final Fingerprint fingerprint = new Fingerprint();

    /** @param settings whose training topics are read */
    public Admissions(Settings settings) {
        this.settings = settings;
    }

    private record Sum(long count, BigInteger digest) {
        private static final Sum ZERO = new Sum(0, BigInteger.ZERO);

        /** @throws NumberFormatException when the digest is none */
        Sum plus(long more, String hex) {
            return new Sum(count + more, digest.add(new BigInteger(hex, 16)).mod(MODULUS));
        }
    }

    /** Takes a record of the audit. Of what is none a {@link ChainVerifier} tells. */
    public void committed(AuditLine line) {
        JsonNode json;
        try {
            json = JSON.readTree(line.bytes());
        } catch (IOException e) {
            return;
        }
        for (JsonNode one : json.path(ADMITTED)) {
            add(admitted, one, one.path("digest").asText());
        }
        if (json.path("type").asText().equals(RELEASED)) {
            add(released, json, digest(json));
        }
    }

    private static void add(Map<String, Sum> sums, JsonNode said, String digest) {
        try {
            sums.put(
                    said.path("stream").asText(),
                    sums.getOrDefault(said.path("stream").asText(), Sum.ZERO)
                            .plus(said.path("count").asLong(), digest));
        } catch (NumberFormatException e) {
            return; // The job writes no such record, so it stands in no chain as it should.
        }
    }

    /** That of many in any order; a record about one alone has its fingerprint. */
    private static String digest(JsonNode json) {
        String digest = json.path("digest").asText();
        if (json.path("count").asLong() != 1 || !Head.isHash(digest)) {
            return digest;
        }
        MultisetDigest one = new MultisetDigest();
        one.add(HexFormat.of().parseHex(digest));
        return one.hex();
    }

    /** Reads the training topics and says which of them do not hold exactly what was admitted and released. */
    public List<AuditFinding> compared() throws IOException {
        List<AuditFinding> findings = new ArrayList<>();
        for (String stream : settings.streamNames()) {
            String topic = settings.trainingTopic(stream);
            Found found = found(topic);
            compare(topic, ADMITTED, found.admitted, admitted.getOrDefault(stream, Sum.ZERO), findings);
            compare(topic, RELEASED, found.released, released.getOrDefault(stream, Sum.ZERO), findings);
        }
        return findings;
    }

    private static void compare(
            String topic, String what, MultisetDigest found, Sum expected, List<AuditFinding> findings) {
        if (found.count() != expected.count || !new BigInteger(found.hex(), 16).equals(expected.digest)) {
            findings.add(new AuditFinding(
                    Kind.TRAINING,
                    AuditFinding.UNKNOWN,
                    AuditFinding.UNKNOWN,
                    topic,
                    found.count() + " " + what + " records are not those that were " + what + "; expected "
                            + expected.count + " with the digest " + expected.digest.toString(16)));
        }
    }

    /** What a training topic holds, by what each record says of itself. */
    private record Found(MultisetDigest admitted, MultisetDigest released) {}

    private Found found(String topic) throws IOException {
        Found found = new Found(new MultisetDigest(), new MultisetDigest());
        try (CommittedRecords records =
                new CommittedRecords(Cluster.of(settings).clientProperties(), List.of(topic))) {
            records.read(record -> {
                String verdict = header(record, "weir-verdict");
                (RELEASED.equals(verdict) ? found.released : found.admitted)
                        .add(fingerprint.of(record.key(), record.value(), header(record, "weir-origin"), verdict));
            });
        }
        return found;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
