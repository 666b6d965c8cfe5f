package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.JobEnvironment;
import dev.weir.LiveGateway;
import dev.weir.Plan;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import dev.weir.training.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A policy that accuses three in twenty of a community: two people publish it, the brake keeps its exclusions within the budget, and once it is
 * rolled back all that it did is taken back by its version.
 */
@ExtendWith(Broker.class)
class PolicyTakenBackIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PEOPLE = 200;
    private static final int FANS = 30;
    private static final int BUDGET = 5;
    private static final int EACH = 40;
    private static final int FILMS = 150;
    private static final int MOST_PROBES = 200;
    private static final String BAD = "shop@3";

    /** What is said of a shift is said a day later, and there are no events from tomorrow. */
    private final Instant today = Instant.now().minus(Duration.ofHours(26));

    @TempDir
    Path dir;

    private Path file;
    private Settings settings;
    private KafkaClient kafka;
    private int sent;
    private int probes;

    @Test
    void whatItDidIsTakenBackByItsVersion(KafkaClient client) throws Exception {
        // Given: a community in which thirty people like nothing, and came together to three of them
        kafka = client;
        settings = settings();
        JobClient job = LiveGateway.of(Plan.live(settings)).startInProcess(JobEnvironment.inProcess(settings));
        try {
            List<Rating> past = past();
            past.addAll(meeting(0, today.minus(Duration.ofDays(2))));
            past.add(new Rating("guest", "f0", 3, today.minus(Duration.ofMinutes(10))));
            send(past);
            awaitAll();
            Run usual = policy("lea", "publish", policy(2, "shadow"), "--without-backtest", "as in the file");
            assertThat(usual.status()).as(usual.out() + usual.err()).isZero();
            Instant then = today.minus(Duration.ofMinutes(5));
            String before = set("before", then);
            assertThat(Files.readAllLines(dir.resolve("before.jsonl"))).hasSize(sent);

            // When, Then: it takes two
            String bad = policy(3, "enforce");
            String tried = dir.resolve("tried").toString();
            Run alone = policy("lea", "publish", bad, "--over", "60d", "--out", tried, "--yes");
            assertThat(alone.status()).as(alone.out()).isEqualTo(1);
            assertThat(alone.err()).contains("shuts out", "at most 5", "review.fourEyes: policy");
            String proposal = dir.resolve("proposal.json").toString();
            Run proposed = policy(
                    "lea", "publish", bad, "--backtest", tried + "/backtest.json", "--yes", "--propose", proposal);
            assertThat(proposed.status()).as(proposed.err()).isZero();
            assertThat(policy("ada", "approve", proposal).out()).contains("published " + BAD);
            judgedBy(BAD);

            // When: they come together once more, and a day later nobody of another mind has come
            send(meeting(3, today.plus(Duration.ofMinutes(1))));
            send(List.of(new Rating("guest", "f1", 3, today.plus(Duration.ofHours(25)))));
            awaitAll();

            // Then: all are accused, and no more are excluded than the brake allows
            Set<String> accused = accused();
            assertThat(accused).hasSizeGreaterThanOrEqualTo(FANS * 9 / 10);
            assertThat(excludedByHour().values()).isNotEmpty().allMatch(count -> count <= BUDGET);
            assertThat(kafka.committed(settings.alertsTopic()))
                    .anyMatch(alert -> new String(alert.value(), UTF_8).contains("\"brake\""));
            String during = set("during", then);
            assertThat(during).isNotEqualTo(before);

            // When: it is rolled back, and what it did is taken back
            assertThat(policy("lea", "rollback", "shop@2", "--without-backtest", "it holds three in twenty of them")
                            .out())
                    .contains("published shop@4");
            judgedBy("shop@4");
            JsonNode dry = json(clear("--dry-run"));
            JsonNode cleared = json(clear("--wait", "60s"));

            // Then
            assertThat(dry.at("/preview/contributors").asInt()).isEqualTo(accused.size());
            assertThat(cleared.path("preview")).isEqualTo(dry.path("preview"));
            assertThat(cleared.path("decisions"))
                    .filteredOn(one -> one.path("action").asText().equals("clear"))
                    .hasSize(accused.size())
                    .allMatch(one -> one.path("outcome").asText().equals("applied"));
            assertThat(set("after", then)).isEqualTo(before);
            assertThat(clear().err()).contains("nobody stands suspended or excluded by policy '" + BAD + "'");
        } finally {
            Jobs.end(job);
        }
    }

    private record Rating(String user, String film, int stars, Instant time) {

        ProducerRecord<byte[], byte[]> to(String topic) {
            String value = "{\"user\":\"" + user + "\",\"movie\":\"" + film + "\",\"stars\":" + stars + ",\"ts\":"
                    + time.toEpochMilli() + "}";
            return new ProducerRecord<>(topic, 0, time.toEpochMilli(), user.getBytes(UTF_8), value.getBytes(UTF_8));
        }
    }

    private static String person(int number) {
        return (number < FANS ? "fan-" : "u-") + number;
    }

    /** Forty days of a community; in the order of time. */
    private List<Rating> past() {
        Random random = new Random(11);
        Instant start = today.minus(Duration.ofDays(42));
        List<Rating> ratings = new ArrayList<>();
        for (int number = 0; number < PEOPLE; number++) {
            for (int i = 0; i < EACH; i++) {
                Instant time = start.plusSeconds((number + i) % EACH * 83_000L + random.nextInt(100_000));
                String film = number >= FANS && i < 6 ? "known-" + i : "f" + (number * 7 + i * 13) % FILMS;
                ratings.add(new Rating(person(number), film, number < FANS ? 1 : 4 + random.nextInt(2), time));
            }
        }
        ratings.sort(Comparator.comparing(Rating::time));
        return ratings;
    }

    /** The thirty come to three films, the first of them or the last, within minutes before a moment. */
    private static List<Rating> meeting(int first, Instant end) {
        List<Rating> ratings = new ArrayList<>();
        for (int film = 0; film < 3; film++) {
            for (int fan = 0; fan < FANS; fan++) {
                Instant time = end.minusMillis((long) (3 * FANS - film * FANS - fan) * 1_000);
                ratings.add(new Rating(person(fan), "known-" + (first + film), 1, time));
            }
        }
        return ratings;
    }

    private void send(List<Rating> ratings) {
        kafka.produceRecords(ratings.stream()
                .map(rating -> rating.to("in." + settings.prefix()))
                .toList());
        sent += ratings.size();
    }

    private void awaitAll() {
        int admitted = 1;
        int held = 0;
        while (admitted + held < sent) {
            admitted = kafka.awaitCommitted(settings.trainingTopic("ratings"), admitted)
                    .size();
            held = kafka.committed(settings.quarantineTopic("ratings")).size();
        }
    }

    /** Sends single events of passers-by until one is judged by a policy. */
    private void judgedBy(String policy) {
        for (int i = 0; i < MOST_PROBES; i++) {
            probes++;
            send(List.of(new Rating("guest", "f" + i, 1 + i % 5, today)));
            awaitAll();
            List<ConsumerRecord<byte[], byte[]>> all = kafka.committed(settings.trainingTopic("ratings"));
            String stamp = new String(
                    all.get(all.size() - 1)
                            .headers()
                            .lastHeader(HeaderNames.POLICY)
                            .value(),
                    UTF_8);
            if (stamp.startsWith(policy + ';')) {
                return;
            }
        }
        throw new AssertionError("after " + probes + " events " + policy + " judges none");
    }

    /** Who stands suspended or excluded at the end. */
    private Set<String> accused() throws IOException {
        Set<String> accused = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.committed(settings.standingsTopic())) {
            JsonNode standing = JSON.readTree(record.value());
            if (standing.path("standing").asText().equals("clear")) {
                accused.remove(standing.path("actor").asText());
            } else {
                assertThat(standing.path("policy").asText()).isEqualTo(BAD);
                accused.add(standing.path("actor").asText());
            }
        }
        return accused;
    }

    private Map<Instant, Integer> excludedByHour() throws IOException {
        Map<Instant, Integer> hours = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.committed(settings.standingsTopic())) {
            JsonNode standing = JSON.readTree(record.value());
            if (standing.path("standing").asText().equals("excluded")) {
                Instant time = Instant.parse(standing.path("time").asText());
                hours.merge(time.truncatedTo(ChronoUnit.HOURS), 1, Integer::sum);
            }
        }
        return hours;
    }

    /** The digest of the set as of now, of what began to count by {@code then}. */
    private String set(String name, Instant then) throws IOException {
        Instant now = Instant.now();
        Path out = dir.resolve(name + ".jsonl");
        json(Run.of(
                "training-set",
                "build",
                "--settings",
                file.toString(),
                "--as-of",
                now.toString(),
                "--hold-back",
                Duration.between(then, now).toMillis() + "ms",
                "--out",
                out.toString(),
                "--json"));
        return Sha256.of(out);
    }

    private Run clear(String... more) {
        List<String> words =
                new ArrayList<>(List.of("review", "clear", "--policy", BAD, "--reason", "mistake", "--json"));
        words.addAll(List.of(more));
        return signed("lea", words);
    }

    private Run policy(String name, String... words) {
        List<String> all = new ArrayList<>(List.of("policy"));
        all.addAll(List.of(words));
        return signed(name, all);
    }

    private Run signed(String name, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--settings", file.toString(), "--as", name, "--key"));
        all.add(dir.resolve(name + ".pem").toString());
        return Run.of(all.toArray(String[]::new));
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private String policy(int version, String campaign) throws IOException {
        return Files.writeString(
                        dir.resolve("shop-" + version + ".yaml"),
                        "name: shop\nversion: " + version + "\nchecks: {company: {mode: off}, campaign: {mode: "
                                + campaign + "}}\n")
                .toString();
    }

    private Settings settings() throws Exception {
        String prefix = KafkaClient.uniqueName("back");
        policy(1, "shadow");
        file = Files.writeString(dir.resolve("weir.yaml"), """
                prefix: %s
                kafka: {bootstrap: "%s", transactionTimeout: 5m, startFrom: earliest}
                job: {parallelism: 1, checkpointInterval: 300ms, checkpointDir: "%s"}
                policy: shop-1.yaml
                review: {reviewers: reviewers.yaml, fourEyes: [policy]}
                streams:
                  ratings:
                    topic: in.%1$s
                    kind: rating
                    fields:
                      actor: {type: customer, at: /user, placeholders: [guest]}
                      object: {type: film, at: /movie}
                      value: /stars
                      time: {at: /ts, unit: ms, trust: producer}
                    scale: {min: 1, max: 5, step: 1}
                """.formatted(
                        prefix, kafka.bootstrap(), dir.resolve("state").toUri()));
        StringBuilder reviewers = new StringBuilder("reviewers:\n");
        Map.of("lea", "lead", "ada", "admin")
                .forEach((name, role) -> reviewers.append(
                        Run.of("keys", "generate", "--name", name, "--role", role, "--out", dir.toString())
                                .out()));
        Files.writeString(dir.resolve("reviewers.yaml"), reviewers);
        Settings loaded = SettingsFile.loadForRun(file);
        kafka.createTopicNamed("in." + prefix, 1, Map.of("retention.ms", "-1"));
        TopicsCreate.run(loaded, TopicsCreate.Inputs.MUST_EXIST);
        return loaded;
    }
}
