package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A gateway that is down for longer than Kafka keeps its transactions. Flink would go on from the checkpoint and lose what
 * was written but not committed, without a word.
 */
@Tag("drill")
class DowntimeIT {

    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofMinutes(5);
    private static final int EVENTS = 20_000;

    @Test
    void theGatewayRefusesToGoOnAndNamesTheChoices() throws Exception {
        assumeThat(Size.chosen())
                .as("runs with -Dweir.drill=full: the shortest time-out that the settings allow is a minute")
                .isEqualTo(Size.FULL);
        try (Drill drill = Drill.begin("downtime")) {
            // given: a gateway that dies between a checkpoint and its commit
            Deployment deployment = new Deployment(
                    "weir",
                    "1m",
                    Community.RECORD_BYTES,
                    Deployment.OWN_DEAD_LETTERS,
                    Deployment.community("weir").streams(),
                    Deployment.SUBTASKS);
            Ledger ledger = new Ledger();
            Community community = new Community(
                    1, 0.05, System.currentTimeMillis() - Duration.ofHours(1).toMillis(), 10);
            drill.broker().createTopic(Community.RATINGS, Community.PARTITIONS, Map.of());
            drill.broker().createTopic(Community.PLAYS, Community.PARTITIONS, Map.of());
            drill.createOutputs(deployment);
            drill.keep(new Loader(drill.broker().bootstrap(), ledger)).load(EVENTS, community);
            Cluster before = drill.gateway(deployment, "before", null);
            before.awaitRunning();
            before.awaitCheckpoints(1);
            before.close();
            Path checkpoint = before.newestCheckpoint();

            // when: it comes back after the time-out
            Await.pass(TRANSACTION_TIMEOUT);
            Cluster after = drill.gateway(deployment, "after", checkpoint);
            int status = after.jobManager().exit(STOP);

            // then
            assertThat(status).as(after.jobManager().log().toString()).isNotZero();
            assertThat(after.jobManager().output())
                    .contains("kafka.transactionTimeout is 1m")
                    .contains("weir transactions commit")
                    .contains("job.expiredTransactions: accept")
                    .contains("kafka.startFrom");
            drill.report("downtime: a restart from " + checkpoint.getFileName() + " more than "
                    + TRANSACTION_TIMEOUT.toSeconds() + " s later stopped with status " + status);
        }
    }
}
