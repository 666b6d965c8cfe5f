package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two gateways on one Kafka, the name of one beginning the name of the other, and one output topic in common. Flink finds
 * the transactions of a former run by the topics that they write and by how their ids begin, and aborts them: without a
 * delimiter, {@code weir} would abort those of a living {@code weir-staging}.
 */
@Tag("drill")
class NeighbourIT {

    private static final int WAVE = Size.chosen().of(200, 10_000);
    private static final int STRANGERS = 2_000;
    private static final String STRANGE = "drill.strange";

    /** Enough bad ones that a transaction of the staging gateway writes the common topic at any time. */
    private static final double BAD = 0.3;

    private static final long SEED = 7;
    private static final String COMMON = "common.dead-letters.{stream}";
    private static final List<String> COMMUNITY = List.of(Community.RATINGS, Community.PLAYS);

    private final Ledger community = new Ledger();
    private final Ledger strangers = new Ledger();
    private final Deployment staging = Deployment.community("weir-staging").withDeadLetters(COMMON);
    private final Deployment production = new Deployment(
            "weir",
            "15m",
            Community.RECORD_BYTES,
            COMMON,
            Map.of("ratings", Deployment.ratings(STRANGE, "stranger", "producer")),
            Deployment.SUBTASKS);

    @Test
    void aGatewayWhoseNameBeginsAnothersDoesItNoHarm() throws Exception {
        try (Drill drill = Drill.begin("neighbour")) {
            // given: a gateway that always has an open transaction
            COMMUNITY.forEach(topic -> drill.broker().createTopic(topic, Community.PARTITIONS, Map.of()));
            drill.broker().createTopic(STRANGE, 1, Map.of());
            drill.createOutputs(staging);
            drill.createOutputs(production);
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> loadUntil(enough, drill));
            InProcess first = drill.gatewayHere(staging, "weir-staging");
            first.awaitRunning();
            first.awaitCheckpoints(2);

            // when
            drill.keep(new Loader(drill.broker().bootstrap(), strangers)).load(STRANGERS, NeighbourIT::stranger);
            InProcess second = drill.gatewayHere(production, "weir");
            second.awaitRunning();
            second.awaitCheckpoints(2);
            first.awaitCheckpoints(2);
            enough.set(true);
            loading.join();

            // then
            Delivery.Result one = new Delivery(drill, staging, community, List.of(STRANGE)).verify(first);
            Delivery.Result two = new Delivery(drill, production, strangers, COMMUNITY).verify(second);
            assertThat(first.rest().failures()).as("weir-staging").isEmpty();
            assertThat(second.rest().failures()).as("weir").isEmpty();
            drill.report("neighbour: weir-staging, " + community.size() + " records: " + one.text() + "; weir, "
                    + strangers.size() + " records: " + two.text());
        }
    }

    private static Sent stranger() {
        byte[] value = "neither here nor there".getBytes(StandardCharsets.UTF_8);
        return Sent.of(STRANGE, 0, "k", value, System.currentTimeMillis(), Fate.dead(DeadReason.NOT_JSON));
    }

    private void loadUntil(AtomicBoolean enough, Drill drill) {
        Community people = new Community(
                SEED, BAD, System.currentTimeMillis() - Duration.ofHours(1).toMillis(), 10);
        try (Loader loader = new Loader(drill.broker().bootstrap(), community)) {
            while (!enough.get()) {
                loader.load(WAVE / 20, people);
                Await.pass(Duration.ofMillis(50));
            }
        }
    }
}
