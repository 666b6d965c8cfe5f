package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a gateway says that is rescaled while it works, from one subtask to two and to four, against what one says of the same
 * records that nobody touched.
 */
@Tag("drill")
class RescaledVerdictsIT {

    private static final List<Integer> SUBTASKS = List.of(1, 2, 4);
    private static final int WAVE = 20_000;
    private static final double BAD = 0.05;
    private static final double STEP_MS = 1.5;
    private static final long SEED = 53;

    /**
     * Of verdicts; 99.88 % were measured (docs/operate/upgrade.md). Several partitions arrive in another order each time, and the crowd
     * check asks who came first.
     */
    private static final double LEAST_AGREEMENT = 0.995;

    private final Ledger ledger = new Ledger();
    private final Deployment steady = Deployment.community("steady").withParallelism(1);
    private final Deployment rescaled = Deployment.community("rescaled");

    @BeforeAll
    static void onlyFull() {
        assumeThat(Size.chosen()).as("runs with -Dweir.drill=full").isEqualTo(Size.FULL);
    }

    @Test
    void aRescaledGatewaySaysTheSame() throws Exception {
        try (Drill drill = Drill.begin("rescaled-verdicts")) {
            // Given
            drill.broker().createTopic(Community.RATINGS, Community.PARTITIONS, Map.of());
            drill.broker().createTopic(Community.PLAYS, Community.PARTITIONS, Map.of());
            drill.createOutputs(steady);
            drill.createOutputs(rescaled);
            Loader loader = drill.keep(new Loader(drill.broker().bootstrap(), ledger));
            Community community = new Community(
                    SEED, BAD, System.currentTimeMillis() - Duration.ofHours(1).toMillis(), STEP_MS);

            // When
            Cluster cluster = start(drill, 0, null);
            List<Long> givenUp = new ArrayList<>();
            for (int change = 1; change < SUBTASKS.size(); change++) {
                CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> loader.load(WAVE, community));
                cluster.awaitCheckpoints(2);
                Path savepoint = cluster.stopWithSavepoint();
                givenUp.addAll(cluster.givenUp());
                cluster = start(drill, change, savepoint);
                loading.join();
            }
            loader.load(WAVE, community);
            Delivery.Result result = new Delivery(drill, rescaled, ledger).verify(cluster, givenUp);
            cluster.close();
            Cluster untouched = drill.gateway(steady, "steady", null);
            untouched.awaitRunning();
            new Delivery(drill, steady, ledger).verify(untouched);

            // Then
            Map<String, String> all = all(Verdicts.read(drill, steady));
            Map<String, String> differences = Verdicts.differences(all, all(Verdicts.read(drill, rescaled)));
            long other = differences.values().stream()
                    .map(both -> both.split(" / "))
                    .filter(both -> !word(both[0]).equals(word(both[1])))
                    .count();
            double agreement = 1 - (double) other / all.size();
            drill.report(String.format(
                    Locale.ROOT,
                    "rescaled: %,d records, subtasks %s by savepoints, %s; of %,d with an id the verdict agrees"
                            + " with an unbroken run for %.2f %%, verdict, trust and checks for %.2f %%",
                    ledger.size(),
                    SUBTASKS,
                    result.text(),
                    all.size(),
                    100 * agreement,
                    100 * (1 - (double) differences.size() / all.size())));
            assertThat(agreement).as("%s", differences).isGreaterThanOrEqualTo(LEAST_AGREEMENT);
        }
    }

    private Cluster start(Drill drill, int change, Path savepoint) {
        int subtasks = SUBTASKS.get(change);
        Cluster cluster =
                drill.gateway(rescaled.withParallelism(subtasks), "gateway-" + subtasks, savepoint, Cluster.STAYS);
        if (subtasks > 2) {
            cluster.addTaskManager();
        }
        cluster.awaitRunning();
        return cluster;
    }

    private Map<String, String> all(Verdicts verdicts) {
        Map<String, String> all = new TreeMap<>();
        steady.streamNames()
                .forEach(stream -> verdicts.of(stream).forEach((id, said) -> all.put(stream + ' ' + id, said)));
        return all;
    }

    private static String word(String said) {
        return said.replaceFirst(",.*", "");
    }
}
