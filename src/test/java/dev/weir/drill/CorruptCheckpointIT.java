package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.Weir;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A file of the newest checkpoint is damaged. A start from it fails and says of which operator; a start from the one before goes on, and
 * what comes twice then is what the audit's accounts of the damaged checkpoint say, no more.
 */
@Tag("drill")
class CorruptCheckpointIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WAVE = 40_000;
    private static final int ATTEMPTS = 10;
    private static final Duration COMMIT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @BeforeAll
    static void onlyFull() {
        Incident.onlyFull();
    }

    @Test
    void theCheckpointBeforeIsTheWayBack() throws Exception {
        try (Incident incident = Incident.begin(Drill.begin("corrupt"))) {
            // Given
            Drill drill = incident.drill();
            KafkaClient kafka = KafkaClient.of(drill.broker().bootstrap());
            Cluster first = drill.gateway(incident.deployment(), "first", null);
            first.awaitRunning();
            CompletableFuture<Void> loading = incident.load(WAVE);
            first.awaitCheckpoints(4);
            long number = stopBehindACommit(first, kafka);
            loading.join();
            Path newest = first.newestCheckpoint();
            Path before = newest.resolveSibling("chk-" + (number - 1));
            Set<String> readTwice = origins(kafka, number);

            // When
            Path damaged = damage(newest, before);
            Cluster refused = drill.gateway(incident.deployment(), "refused", newest);
            Await.until(
                    "a start from a damaged checkpoint to fail",
                    PATIENCE,
                    () -> refused.rest().restarted() > 0
                            || !refused.jobManager().isAlive(),
                    refused::diagnosis);
            String said = refused.rest().failures() + refused.jobManager().output();
            refused.close();
            long since = System.currentTimeMillis();
            Cluster back = drill.gateway(incident.deployment(), "back", before);
            double seconds = Incident.secondsUntilBack(back, since);

            // Then
            assertThat(said).contains("Could not restore");
            int twice = onceButFor(incident, back, readTwice);
            String verified = audited(incident);
            assertThat(verified).as("the chains say where the job went back").contains("inserted");
            drill.report("corrupt: " + damaged.getFileName() + " of checkpoint " + number
                    + " torn; back from the one before after " + seconds + " s; "
                    + incident.ledger().size()
                    + " records came out, " + twice + " of them twice, as the accounts of checkpoint " + number
                    + " say (" + readTwice.size() + "); weir audit verify: " + verified);
        }
    }

    /** Ends the cluster when its newest checkpoint is committed and no later one is complete; returns its number. */
    private static long stopBehindACommit(Cluster cluster, KafkaClient kafka) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            cluster.jobManager().pause();
            Await.pass(COMMIT);
            long number = number(cluster.newestCheckpoint());
            if (!origins(kafka, number).isEmpty()) {
                cluster.close();
                return number;
            }
            cluster.jobManager().resume();
            cluster.awaitCheckpoints(1);
        }
        throw new AssertionError("no commit was caught\n" + cluster.diagnosis());
    }

    /** What {@code weir audit verify} says. */
    private static String audited(Incident incident) {
        Drill drill = incident.drill();
        Path settings = incident.deployment()
                .write(drill.home().resolve("auditor"), drill.broker().bootstrap());
        Child auditor = drill.keep(Child.java(
                "auditor",
                drill.home().resolve("auditor.log"),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                Weir.class.getName(),
                List.of("audit", "verify", "--settings", settings.toString())));
        assertThat(auditor.exit(PATIENCE)).as(auditor.diagnosis()).isEqualTo(1);
        return auditor.output()
                .lines()
                .filter(line -> !line.contains(" INFO "))
                .toList()
                .toString();
    }

    /** Waits until all came out; returns how many came out twice, which must be {@code expected}. */
    private static int onceButFor(Incident incident, Cluster cluster, Set<String> expected) {
        Map<String, Integer> seen = new HashMap<>();
        try (Outputs outputs = new Outputs(
                incident.drill().broker().bootstrap(),
                incident.deployment(),
                (outcome, record) -> seen.merge(origin(record), 1, Integer::sum),
                new Accounts())) {
            Await.until(
                    "all records to come out",
                    PATIENCE,
                    () -> {
                        outputs.readToEnd();
                        return seen.size() >= incident.ledger().size();
                    },
                    cluster::diagnosis);
            cluster.awaitCheckpoints(2);
            outputs.readToEnd();
        }
        assertThat(seen).hasSize((int) incident.ledger().size());
        Set<String> twice = new TreeSet<>(seen.keySet());
        twice.removeIf(origin -> seen.get(origin) == 1);
        assertThat(twice).isEqualTo(expected);
        return twice.size();
    }

    private static String origin(ConsumerRecord<byte[], byte[]> record) {
        return String.valueOf(Receipts.text(record.headers(), "weir-origin")).replaceFirst("@.*", "");
    }

    /** What the accounts of a checkpoint say was read before it and after the one before. */
    private static Set<String> origins(KafkaClient kafka, long checkpoint) {
        Set<String> origins = new HashSet<>();
        for (String value : kafka.committedValues("weir.audit")) {
            JsonNode account = json(value);
            if (account.path("type").asText().equals("account")
                    && account.path("checkpoint").asLong() == checkpoint) {
                for (JsonNode range : account.path("ranges")) {
                    for (long offset = range.path("first").asLong();
                            offset <= range.path("last").asLong();
                            offset++) {
                        origins.add(range.path("topic").asText() + "/"
                                + range.path("partition").asInt() + "/" + offset);
                    }
                }
            }
        }
        return origins;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tears off the second half of the largest file that the newest checkpoint has and the one before has not. */
    private static Path damage(Path newest, Path before) throws IOException {
        byte[] known = Files.readAllBytes(before.resolve("_metadata"));
        byte[] all = Files.readAllBytes(newest.resolve("_metadata"));
        try (Stream<Path> files = Stream.concat(Files.list(newest), Files.list(newest.resolveSibling("shared")))) {
            Path largest = files.filter(Files::isRegularFile)
                    .filter(file -> names(all, file) && !names(known, file))
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
            byte[] whole = Files.readAllBytes(largest);
            Files.write(largest, Arrays.copyOf(whole, whole.length / 2));
            return largest;
        }
    }

    private static boolean names(byte[] metadata, Path file) {
        return new String(metadata, StandardCharsets.ISO_8859_1)
                .contains(file.getFileName().toString());
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
    }
}
