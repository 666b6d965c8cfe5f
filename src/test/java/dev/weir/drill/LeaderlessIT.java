package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.support.KafkaClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One of two brokers dies, and some partitions of inputs and outputs were on it alone: they have no leader until it is
 * back. What can be read and written goes on; what cannot waits.
 */
@Tag("drill")
class LeaderlessIT {

    private static final int WAVE = 20_000;
    private static final Duration AWAY = Duration.ofSeconds(45);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TRAINING = "weir.training.ratings";

    @BeforeAll
    static void onlyFull() {
        Incident.onlyFull();
    }

    @Test
    void partitionsWithoutLeaderAreWaitedFor() throws Exception {
        try (Drill drill = Drill.begin("leaderless")) {
            // Given: every second input partition is on the broker that will die
            KafkaClient kafka = KafkaClient.of(drill.broker().bootstrap());
            SecondBroker second = drill.keep(SecondBroker.start(
                    drill.home().resolve("broker-2"),
                    drill.broker(),
                    drill.home().resolve("broker/data")));
            try (Admin admin = kafka.admin()) {
                admin.createTopics(List.of(spread(Community.RATINGS), spread(Community.PLAYS)))
                        .all()
                        .get(1, TimeUnit.MINUTES);
            }
            Incident incident = new Incident(drill, Deployment.community("weir"));
            Cluster cluster = drill.gateway(incident.deployment(), "gateway", null);
            cluster.awaitRunning();
            CompletableFuture<Void> loading = incident.load(WAVE);
            cluster.awaitCheckpoints(2);
            assertThat(withoutLeader(kafka)).isZero();

            // When
            second.kill();
            Await.until("partitions without leader", PATIENCE, () -> withoutLeader(kafka) > 0, cluster::diagnosis);
            long lost = withoutLeader(kafka);
            Await.pass(AWAY);
            long since = System.currentTimeMillis();
            second.restart();
            double seconds = Incident.secondsUntilBack(cluster, since);
            loading.join();

            // Then
            incident.verify(
                    cluster,
                    "broker away for " + AWAY.toSeconds() + " s, " + lost + " partitions of " + TRAINING
                            + " without leader, failures '" + cluster.rest().failures() + "'",
                    seconds);
        }
    }

    private static NewTopic spread(String topic) {
        Map<Integer, List<Integer>> replicas = new HashMap<>();
        for (int partition = 0; partition < Community.PARTITIONS; partition++) {
            replicas.put(partition, List.of(1 + partition % SecondBroker.ID));
        }
        return new NewTopic(topic, replicas);
    }

    private static long withoutLeader(KafkaClient kafka) {
        try (Admin admin = kafka.admin()) {
            return admin
                    .describeTopics(List.of(TRAINING))
                    .allTopicNames()
                    .get(1, TimeUnit.MINUTES)
                    .get(TRAINING)
                    .partitions()
                    .stream()
                    .filter(partition -> partition.leader() == null
                            || partition.leader().id() == Node.noNode().id())
                    .count();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
