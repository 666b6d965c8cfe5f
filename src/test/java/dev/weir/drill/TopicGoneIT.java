package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.support.KafkaClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody deletes the quarantine topic of a stream while the gateway runs. */
@Tag("drill")
class TopicGoneIT {

    private static final int WAVE = 10_000;
    private static final int FLOOD = 800;
    private static final String QUARANTINE = "weir.quarantine.ratings";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @BeforeAll
    static void onlyFull() {
        Incident.onlyFull();
    }

    @Test
    void theJobSaysWhichTopicIsGoneAndGoesOnWhenItIsMadeAgain() throws Exception {
        try (Incident incident = Incident.begin(Drill.begin("topic-gone"))) {
            // Given
            KafkaClient kafka = KafkaClient.of(incident.drill().broker().bootstrap());
            Cluster cluster = incident.drill().gateway(incident.deployment(), "gateway", null);
            cluster.awaitRunning();
            incident.load(WAVE).join();
            cluster.awaitCheckpoints(2);
            assertThat(kafka.committed(QUARANTINE))
                    .as("held before: it would be gone")
                    .isEmpty();

            // When
            try (Admin admin = kafka.admin()) {
                admin.deleteTopics(List.of(QUARANTINE)).all().get(1, TimeUnit.MINUTES);
            }
            long since = System.currentTimeMillis();
            incident.flood(FLOOD);
            CompletableFuture<Void> loading = incident.load(WAVE);
            Await.until(
                    "the job to say which topic is gone",
                    PATIENCE,
                    () -> cluster.rest().failures().contains(QUARANTINE),
                    cluster::diagnosis);
            double told = (System.currentTimeMillis() - since) / 1000.0;
            incident.drill().createOutputs(incident.deployment());
            double seconds = Incident.secondsUntilBack(cluster, System.currentTimeMillis());
            loading.join();

            // Then
            incident.verify(cluster, "quarantine topic deleted, told after " + told + " s", seconds);
            assertThat(kafka.committed(QUARANTINE)).isNotEmpty();
        }
    }
}
