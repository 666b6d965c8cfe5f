package dev.weir.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.policy.SignedPolicy;
import dev.weir.sign.Jws;
import dev.weir.sign.Role;
import dev.weir.sign.Signer;
import dev.weir.support.KafkaClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Policies and models that are none, forged or not fit are published to a running job; then it is started anew beside them. */
@Tag("drill")
class BadPublicationIT {

    private static final int WAVE = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String POLICIES = "weir.policies";
    private static final Signer LEA = Signer.of("lea", Role.LEAD);
    private static final Signer EVE = Signer.of("eve", Role.ADMIN);
    private static final String POISON = "name: drill\nversion: 9\nchecks: {rate: {mode: everything}}\n";
    private static final String GOOD =
            "name: drill\nversion: 2\nchecks: {profile: {mode: off}, behavior: {mode: off}}\n";

    @BeforeAll
    static void onlyFull() {
        Incident.onlyFull();
    }

    @Test
    void theJobRefusesWithAnAlertAndGoesOnWithTheLast() throws Exception {
        Deployment deployment = Deployment.community("weir")
                .withReviewers(
                        "  - {name: lea, role: lead, key: " + LEA.reviewer().key() + "}\n");
        try (Incident incident = Incident.begin(Drill.begin("bad-publication"), deployment)) {
            // Given
            KafkaClient kafka = KafkaClient.of(incident.drill().broker().bootstrap());
            Cluster cluster = incident.drill().gateway(deployment, "gateway", null);
            cluster.awaitRunning();
            kafka.produceRecords(List.of(signed("drill@2", GOOD, LEA)));
            CompletableFuture<Void> loading = incident.load(WAVE);
            cluster.awaitCheckpoints(2);

            // When
            long since = System.currentTimeMillis();
            kafka.produceRecords(List.of(
                    signed("drill@9", POISON, LEA),
                    signed("drill@10", GOOD.replace("2", "10"), EVE),
                    new ProducerRecord<>(POLICIES, "x".getBytes(UTF_8), new byte[] {0, -1, 7})));
            kafka.produce("weir.models", List.of("{\"check\":\"rate\"", ""));
            Await.until(
                    "five alerts",
                    PATIENCE,
                    () -> alerts(kafka).size() >= 5,
                    () -> alerts(kafka) + "\n" + cluster.diagnosis());
            double told = (System.currentTimeMillis() - since) / 1000.0;
            loading.join();
            String failures = cluster.rest().failures();
            cluster.close();
            Cluster next = incident.drill().gateway(deployment, "again", cluster.newestCheckpoint());
            CompletableFuture<Void> more = incident.load(WAVE);
            double seconds = Incident.secondsUntilBack(next, System.currentTimeMillis());
            more.join();

            // Then
            assertThat(failures).isEmpty();
            assertThat(alerts(kafka))
                    .anyMatch(alert -> alert.contains("\"policy-refused\"") && alert.contains("everything"))
                    .anyMatch(alert -> alert.contains("\"policy-refused\"") && alert.contains("'eve'"))
                    .anyMatch(alert -> alert.contains("\"policy-refused\"") && alert.contains("not signed"))
                    .anyMatch(alert -> alert.contains("\"model-refused\"") && alert.contains("is not JSON"));
            incident.verify(
                    next, "bad policies and models, told after " + told + " s, started again beside them", seconds);
            assertThat(kafka.committed("weir.training.ratings"))
                    .last()
                    .satisfies(record -> assertThat(Receipts.text(record.headers(), "weir-policy"))
                            .startsWith("drill@2;"));
        }
    }

    private static ProducerRecord<byte[], byte[]> signed(String id, String yaml, Signer by) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(POLICIES, id.getBytes(UTF_8), yaml.getBytes(UTF_8));
        String signature = Jws.sign(yaml.getBytes(UTF_8), by.reviewer().name(), by.key());
        record.headers().add(SignedPolicy.SIGNATURE, signature.getBytes(UTF_8));
        return record;
    }

    private static List<String> alerts(KafkaClient kafka) {
        return kafka.committedValues("weir.alerts").stream()
                .filter(alert -> alert.contains("-refused\""))
                .toList();
    }
}
