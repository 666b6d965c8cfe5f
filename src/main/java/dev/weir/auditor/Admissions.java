package dev.weir.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.auditor.AuditFinding.Kind;
import dev.weir.chain.Fingerprint;
import dev.weir.chain.MultisetDigest;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** What the accounts commit to, beside what the training topics hold. Not thread-safe. */
public final class Admissions {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigInteger MODULUS = BigInteger.TWO.pow(1024);
    private static final String ADMITTED = "admitted";

    private final Settings settings;
    private final Map<String, Sum> committed = new HashMap<>();
    private final Fingerprint fingerprint = new Fingerprint();

    /** @param settings whose training topics are read */
    public Admissions(Settings settings) {
        this.settings = settings;
    }

    private record Sum(long count, BigInteger digest) {
        private static final Sum ZERO = new Sum(0, BigInteger.ZERO);

        Sum plus(long more, String hex) {
            return new Sum(count + more, digest.add(new BigInteger(hex, 16)).mod(MODULUS));
        }
    }

    /** Takes a record of the audit; others than accounts say nothing. */
    public void committed(AuditLine line) throws IOException {
        JsonNode json = JSON.readTree(line.bytes());
        for (JsonNode one : json.path(ADMITTED)) {
            committed.merge(
                    one.path("stream").asText(),
                    Sum.ZERO.plus(one.path("count").asLong(), one.path("digest").asText("0")),
                    (sum, more) -> sum.plus(more.count, more.digest.toString(16)));
        }
    }

    /** Reads the training topics and says which of them do not hold exactly what was admitted. */
    public List<AuditFinding> compared() throws IOException {
        List<AuditFinding> findings = new ArrayList<>();
        for (String stream : settings.streamNames()) {
            String topic = settings.trainingTopic(stream);
            MultisetDigest found = found(topic);
            Sum expected = committed.getOrDefault(stream, Sum.ZERO);
            if (found.count() != expected.count || !new BigInteger(found.hex(), 16).equals(expected.digest)) {
                findings.add(new AuditFinding(
                        Kind.TRAINING,
                        AuditFinding.UNKNOWN,
                        AuditFinding.UNKNOWN,
                        topic,
                        found.count() + " admitted records are not those that were admitted; expected " + expected.count
                                + " with the digest " + expected.digest.toString(16)));
            }
        }
        return findings;
    }

    private MultisetDigest found(String topic) throws IOException {
        MultisetDigest found = new MultisetDigest();
        try (CommittedRecords records =
                new CommittedRecords(Cluster.of(settings).clientProperties(), List.of(topic))) {
            records.read(record -> {
                String verdict = header(record, "weir-verdict");
                if (!"released".equals(verdict)) { // Each of these has a record of the audit to itself.
                    found.add(fingerprint.of(record.key(), record.value(), header(record, "weir-origin"), verdict));
                }
            });
        }
        return found;
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
