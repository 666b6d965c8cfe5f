package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two gateways on one Kafka, the name of one beginning the name of the other. Flink finds the transactions of a former run
 * by how their ids begin, and aborts them: without a delimiter, {@code weir} would abort those of a living {@code
 * weir-staging}.
 */
@Tag("drill")
class NeighbourIT {

    private static final int WAVE = Size.chosen().of(5_000, 100_000);
    private static final double BAD = 0.05;
    private static final long SEED = 7;

    @Test
    void aGatewayWhoseNameBeginsAnothersDoesItNoHarm() throws Exception {
        try (Drill drill = Drill.begin("neighbour")) {
            // given
            Ledger ledger = new Ledger();
            Community community = new Community(
                    SEED, BAD, System.currentTimeMillis() - Duration.ofHours(1).toMillis(), 10);
            Loader loader = drill.keep(new Loader(drill.broker().bootstrap(), ledger));
            drill.broker().createTopic(Community.RATINGS, Community.PARTITIONS, Map.of());
            drill.broker().createTopic(Community.PLAYS, Community.PARTITIONS, Map.of());
            Deployment staging = Deployment.community("weir-staging");
            Deployment production = Deployment.community("weir");
            drill.createOutputs(staging);
            drill.createOutputs(production);
            loader.load(WAVE, community);
            Cluster stagingCluster = drill.gateway(staging, "weir-staging", null);
            stagingCluster.awaitRunning();
            stagingCluster.awaitCheckpoints(1);

            // when
            Cluster productionCluster = drill.gateway(production, "weir", null);
            for (int wave = 0; wave < 3; wave++) {
                // Records on their way keep a transaction of the staging job open all the time.
                loader.load(WAVE, community);
                stagingCluster.awaitCheckpoints(1);
            }
            productionCluster.awaitRunning();
            productionCluster.awaitCheckpoints(2);
            loader.load(WAVE, community);

            // then
            Delivery.Result first = new Delivery(drill, staging, ledger).verify(stagingCluster);
            Delivery.Result second = new Delivery(drill, production, ledger).verify(productionCluster);
            assertThat(stagingCluster.rest().failures()).isEmpty();
            assertThat(productionCluster.rest().failures()).isEmpty();
            drill.report("neighbour: " + ledger.size() + " records, weir-staging: " + first.text() + "; weir: "
                    + second.text());
        }
    }
}
