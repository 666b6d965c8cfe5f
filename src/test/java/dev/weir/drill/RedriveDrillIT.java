package dev.weir.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.cli.Weir;
import dev.weir.drill.Receipts.Outcome;
import dev.weir.route.HeaderNames;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A producer renames a field half way, and workers die. Somebody is told once; when the settings know both names, the dead letters
 * come back, though the redrive itself is killed: what is trained on then is what a stream without the break gives.
 */
@Tag("drill")
class RedriveDrillIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BROKEN = "drill.ratings";
    private static final String WHOLE = "drill.whole";
    private static final int EVENTS = 200_000;
    private static final int KILLS = 3;
    private static final int PEOPLE = EVENTS / 4;
    private static final int FILMS = EVENTS / 40;
    private static final long DAYS_4 = Duration.ofDays(4).toMillis();
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String OLD = "/stars";

    private final Deployment before = deployment(OLD);
    private final Deployment after = deployment("[/stars, /rating]");

    private final long start = System.currentTimeMillis() - DAYS_4;

    /** Its parts are tried at each build, one by one; all of it takes two clusters and four minutes. */
    @BeforeAll
    static void onlyFull() {
        assumeThat(Size.chosen()).as("runs with -Dweir.drill=full").isEqualTo(Size.FULL);
    }

    @Test
    void whatDiedOfARenamedFieldComesBackOnce() throws Exception {
        try (Drill drill = Drill.begin("redrive")) {
            // Given: half of the broken stream has another name for the value
            long began = System.nanoTime();
            KafkaClient kafka = KafkaClient.of(drill.broker().bootstrap());
            drill.broker().createTopic(BROKEN, Community.PARTITIONS, Map.of());
            drill.broker().createTopic(WHOLE, Community.PARTITIONS, Map.of());
            drill.createOutputs(before);
            Cluster cluster = drill.gateway(before, "before", null, Cluster.STAYS);
            cluster.awaitRunning();
            int part = EVENTS / (KILLS + 1);
            for (int from = 0; from < EVENTS; from += part) {
                load(kafka, from, Math.min(EVENTS, from + part));
                if (from + part <= EVENTS - part) {
                    long now = System.currentTimeMillis();
                    cluster.killWorkers();
                    cluster.awaitRestart(now);
                }
            }
            await(drill, before, cluster, 2L * EVENTS);

            // When
            Path savepoint = cluster.stopWithSavepoint();
            Cluster mended = drill.gateway(after, "after", savepoint);
            mended.awaitRunning();
            long dry = redrive(drill, "dry", "--dry-run").path("sent").asLong();
            Child killed = start(drill, "killed");
            Await.until(
                    "a fourth of the redrive",
                    LIMIT,
                    Duration.ofMillis(2),
                    () -> sentAgain(kafka) > EVENTS / 8 || !killed.isAlive(),
                    killed::diagnosis);
            killed.kill();
            JsonNode rest = redrive(drill, "rest");
            JsonNode second = redrive(drill, "second");

            // Then
            Books books = await(drill, after, mended, 2L * EVENTS + EVENTS / 2);
            assertThat(alerts(kafka)).singleElement().satisfies(alert -> {
                assertThat(alert.path("stream").asText()).isEqualTo("ratings");
                assertThat(alert.path("subject").asText()).isEqualTo("ratings missing-field value");
                assertThat(alert.path("sentence").asText()).contains(BROKEN + "/");
            });
            assertThat(dry).isEqualTo(EVENTS / 2);
            assertThat(rest.path("sent").asLong() + rest.path("before").asLong())
                    .isEqualTo(EVENTS / 2);
            assertThat(second.path("sent").asLong()).isZero();
            assertThat(second.path("before").asLong()).isEqualTo(EVENTS / 2);
            String training = sameTraining(kafka);
            assertThat(books.counts).containsEntry(Outcome.DEAD, EVENTS / 2L);
            assertThat(books.accounts.total("IN")).isEqualTo(2L * EVENTS + EVENTS / 2);
            for (Outcome outcome : Outcome.values()) {
                assertThat(books.accounts.total(outcome.name()))
                        .as("accounts of " + outcome)
                        .isEqualTo(books.counts.getOrDefault(outcome, 0L));
            }
            drill.report("redrive: " + EVENTS + " events, " + EVENTS / 2 + " dead of a renamed field, " + KILLS
                    + " kills of the job: one alert; the dry run says " + dry + ", a redrive was killed after "
                    + rest.path("before").asLong() + ", the next sent "
                    + rest.path("sent").asLong()
                    + ", a second " + second.path("sent").asLong() + "; " + training + "; held of both "
                    + books.counts.getOrDefault(Outcome.HELD, 0L)
                    + "; " + (System.nanoTime() - began) / 1_000_000_000 + " s");
        }
    }

    /** @param value where the broken stream has its value */
    private static Deployment deployment(String value) {
        return new Deployment(
                "weir",
                "15m",
                Community.RECORD_BYTES,
                Deployment.OWN_DEAD_LETTERS,
                Map.of(
                        "ratings",
                                Deployment.ratings(BROKEN, "user", "producer").replace(OLD, value),
                        "whole", Deployment.ratings(WHOLE, "other", "producer")),
                Deployment.SUBTASKS);
    }

    /** What came out of both streams by now, and what the gateway says of it. */
    private static final class Books {
        private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        private final Accounts accounts = new Accounts();

        private long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        private void take(Outcome outcome, ConsumerRecord<byte[], byte[]> record) {
            if (!"released".equals(Receipts.text(record.headers(), HeaderNames.VERDICT))) {
                counts.merge(outcome, 1L, Long::sum);
            }
        }
    }

    private static Books await(Drill drill, Deployment deployment, Cluster cluster, long records) {
        Books books = new Books();
        try (Outputs outputs = new Outputs(drill.broker().bootstrap(), deployment, books::take, books.accounts)) {
            Await.until(
                    records + " verdicts",
                    LIMIT,
                    () -> {
                        outputs.readToEnd();
                        return books.total() >= records;
                    },
                    () -> books.counts + "\n" + cluster.diagnosis());
            // What comes out twice may come late.
            cluster.awaitCheckpoints(2);
            outputs.readToEnd();
        }
        assertThat(books.total()).isEqualTo(records);
        return books;
    }

    private void load(KafkaClient kafka, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            records.add(rating(BROKEN, i, i < EVENTS / 2 ? "stars" : "rating"));
            records.add(rating(WHOLE, i, "stars"));
        }
        kafka.produceRecords(records);
    }

    /** Different people, films and opinions: nothing for a check to find. */
    private ProducerRecord<byte[], byte[]> rating(String topic, int number, String field) {
        Random random = new Random(number * 31L + 7);
        long time = start + DAYS_4 * number / EVENTS;
        String user = "u" + random.nextInt(PEOPLE);
        String value = "{\"id\":\"e" + number + "\",\"user\":{\"id\":\"" + user + "\"},\"movie\":\"m"
                + random.nextInt(FILMS) + "\",\"" + field + "\":" + (1 + random.nextInt(5)) + ",\"ts\":" + time + "}";
        int partition = Math.floorMod(user.hashCode(), Community.PARTITIONS);
        return new ProducerRecord<>(topic, partition, null, user.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private JsonNode redrive(Drill drill, String name, String... more) throws IOException {
        Child process = start(drill, name, more);
        assertThat(process.exit(LIMIT)).as(process.diagnosis()).isZero();
        String output = process.output();
        return JSON.readTree(output.substring(output.indexOf("{\n")));
    }

    private Child start(Drill drill, String name, String... more) {
        Path settings =
                after.write(drill.home().resolve("redrive"), drill.broker().bootstrap());
        List<String> arguments = new ArrayList<>(
                List.of("dead-letters", "redrive", "--stream", "ratings", "--json", "--settings", settings.toString()));
        arguments.addAll(List.of(more));
        return drill.keep(Child.java(
                "redrive-" + name,
                drill.home().resolve("redrive-" + name + ".log"),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"),
                Weir.class.getName(),
                arguments));
    }

    private static long sentAgain(KafkaClient kafka) {
        return kafka.written(BROKEN) - EVENTS;
    }

    private static List<JsonNode> alerts(KafkaClient kafka) {
        return kafka.committedValues("weir.alerts").stream()
                .map(RedriveDrillIT::json)
                .filter(alert -> alert.path("type").asText().equals("dead-letters"))
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Each event of both streams is trained on once or held, and where they differ one of them holds it: what a crowd holds
     * depends on the order in which partitions are read, in two runs without a break, too. Returns this in words.
     */
    static String sameTraining(KafkaClient kafka) {
        Map<String, Set<String>> trained = new HashMap<>();
        Map<String, Set<String>> held = new HashMap<>();
        for (String stream : List.of("ratings", "whole")) {
            List<String> ids = ids(kafka, "weir.training." + stream);
            assertThat(ids).as("trained on, " + stream).doesNotHaveDuplicates();
            trained.put(stream, new HashSet<>(ids));
            held.put(stream, new HashSet<>(ids(kafka, "weir.quarantine." + stream)));
            Set<String> all = new HashSet<>(ids);
            all.addAll(held.get(stream));
            assertThat(all).as("trained on or held, " + stream).hasSize(EVENTS);
        }
        int onlyWhole = differing(trained.get("whole"), trained.get("ratings"), held.get("ratings"));
        int onlyBroken = differing(trained.get("ratings"), trained.get("whole"), held.get("whole"));
        return trained.get("ratings").size() + " trained on, each once; without the break "
                + trained.get("whole").size() + "; " + onlyWhole + " and " + onlyBroken
                + " of them differ, held by the other";
    }

    /** How many one has and the other has not, which must hold them. */
    private static int differing(Set<String> one, Set<String> other, Set<String> heldByOther) {
        Set<String> only = new HashSet<>(one);
        only.removeAll(other);
        assertThat(heldByOther).containsAll(only);
        return only.size();
    }

    private static List<String> ids(KafkaClient kafka, String topic) {
        return kafka.committed(topic).stream()
                .map(record -> String.valueOf(Receipts.text(record.headers(), HeaderNames.EVENT_ID)))
                .toList();
    }
}
