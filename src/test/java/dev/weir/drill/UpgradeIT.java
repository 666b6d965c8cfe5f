package dev.weir.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weir.console.LocalUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The upgrade of docs/operate/upgrade.md, rehearsed: all processes up from the one distribution, down with a savepoint, up
 * from the other with a new policy and another parallelism. Every record comes out once, the accounts add up, and the audit's
 * chain goes on.
 */
@Tag("drill")
class UpgradeIT {

    private static final int WAVE = 20_000;
    private static final double BAD = 0.05;
    private static final double STEP_MS = 1.5;
    private static final long SEED = 47;
    private static final Duration DRAIN = Duration.ofMinutes(20);

    @TempDir
    private Path people;

    private final Path home = Path.of("target", "drill", "upgrade").toAbsolutePath();
    private final int port = Broker.freePort();
    private final int console = Broker.freePort();
    private final String bootstrap = "127.0.0.1:" + port;
    private final Deployment deployment = Deployment.community("weir").withReviewers("  []\n");
    private final Ledger ledger = new Ledger();
    private final Map<String, Long> policies = new TreeMap<>();

    @BeforeAll
    static void onlyFull() {
        assumeThat(Size.chosen()).as("runs with -Dweir.drill=full").isEqualTo(Size.FULL);
    }

    @Test
    void everyRecordComesOutOnceThroughAnUpgrade() throws Exception {
        // Given
        Drill.delete(home);
        Path settings = deployment.withParallelism(1).write(home, bootstrap);
        String[] options = {
            "--settings", settings.toString(),
            "--users", users().toString(),
            "--broker", Integer.toString(port),
            "--console-port", Integer.toString(console)
        };
        Community community = new Community(
                SEED, BAD, System.currentTimeMillis() - Duration.ofHours(1).toMillis(), STEP_MS);
        try (Installation weir = new Installation(home.resolve("run"))) {
            weir.up(Installation.former(), options);
            assertThat(weir.processes())
                    .as("broker, gateway, console, trainer, drift watch")
                    .hasSize(5);

            // When
            load(community);
            awaitAnything();
            weir.down();
            assertThat(weir.processes()).isEmpty();
            deployment.withParallelism(2).write(home, bootstrap);
            policy(home.resolve("policy.yaml"));
            weir.up(Installation.built(), options);
            load(community);

            // Then
            awaitAll(weir);
            assertThat(weir.logBefore("gateway")).contains("stopped; state is in ");
            String savepoint = weir.logBefore("gateway").replaceFirst("(?s).*stopped; state is in file:(\\S+).*", "$1");
            assertThat(weir.log("gateway")).contains("going on from " + Path.of(savepoint));
            assertThat(policies.keySet()).as("what either version judged").containsExactly("drill@1", "drill@2");
            assertThat(weir.weir(Installation.built(), "audit", "verify", "--settings", settings.toString()))
                    .contains("nothing is wrong");
            assertThat(health()).isEqualTo("ok\n");
            List<ProcessHandle> running = weir.processes();
            weir.down();
            assertThat(running).hasSize(5).noneMatch(ProcessHandle::isAlive);
        }
    }

    private void load(Community community) {
        try (Loader loader = new Loader(bootstrap, ledger)) {
            loader.load(WAVE, community);
        }
    }

    private void awaitAnything() {
        Receipts receipts = new Receipts(ledger);
        try (Outputs outputs = new Outputs(bootstrap, deployment, receipts::take, new Accounts())) {
            Await.until(
                    "the old version to judge something",
                    DRAIN,
                    () -> {
                        outputs.readToEnd();
                        return receipts.distinct() > 0;
                    },
                    () -> "logs in " + home);
        }
        ledger.forgetSeen();
    }

    private void awaitAll(Installation weir) {
        Receipts receipts = new Receipts(ledger);
        Accounts accounts = new Accounts();
        try (Outputs outputs = new Outputs(
                bootstrap,
                deployment,
                (outcome, record) -> {
                    receipts.take(outcome, record);
                    judgedBy(record);
                },
                accounts)) {
            Await.until(
                    "all " + ledger.size() + " records to come out",
                    DRAIN,
                    () -> {
                        outputs.readToEnd();
                        return receipts.distinct() >= ledger.size() && accounts.total("IN") >= ledger.size();
                    },
                    () -> receipts.distinct() + " came out, logs in " + home);
        }
        Cluster.GIVEN_UP
                .matcher(weir.logBefore("gateway"))
                .results()
                .forEach(match -> accounts.givenUp(Long.parseLong(match.group(1))));
        assertThat(receipts.problems()).isEmpty();
        assertThat(accounts.problems(ledger, receipts)).isEmpty();
        System.out.printf(
                Locale.ROOT,
                "upgrade: %,d records, each exactly once and as accounted; judged by %s%n",
                ledger.size(),
                policies);
    }

    private void judgedBy(ConsumerRecord<byte[], byte[]> record) {
        String by = Receipts.text(record.headers(), "weir-policy");
        if (by != null) {
            policies.merge(by.replaceFirst(";.*", ""), 1L, Long::sum);
        }
    }

    private static void policy(Path file) throws IOException {
        Files.writeString(file, Files.readString(file, UTF_8).replace("version: 1", "version: 2"));
    }

    private Path users() throws IOException {
        return Files.writeString(people.resolve("users"), LocalUsers.line("ana", LocalUsers.randomPassword()));
    }

    private String health() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console + "/healthz"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
