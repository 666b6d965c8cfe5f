package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.backtest.BacktestReport;
import dev.weir.settings.RulesDigest;
import dev.weir.settings.Tried;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.training.Sha256;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two whole replays of a small file, compared. */
@ExtendWith(Broker.class)
class BacktestCommandIT {

    private static final String SETTINGS = """
            streams:
              ratings:
                kind: rating
                format: csv
                fields:
                  actor: {type: user, at: userId}
                  object: {type: film, at: movieId}
                  value: rating
                  time: {at: timestamp, unit: s}
                scale: {min: 0.5, max: 5, step: 0.5}
            """;

    /** As the default, but that nobody is too fast. */
    private static final String LENIENT = """
            name: lenient
            version: 7
            checks:
              rate: {mode: off}
              time: {mode: enforce}
              conflict: {mode: enforce}
              campaign: {mode: enforce}
              profile: {mode: enforce}
              behavior: {mode: enforce}
              surge: {mode: enforce}
              company: {mode: enforce}
            """;

    private static final int FLOOD = 3_000;

    @TempDir
    Path folder;

    /** 100 users rate now and then; 666 sends 3,000 ratings in a quarter of an hour, which the default policy does not like. */
    @Test
    void saysWhatThePolicyWouldChangeAndForWhom() throws IOException {
        // Given
        Path ratings = ratings();
        Path settings = Files.writeString(folder.resolve("weir.yaml"), SETTINGS);
        Path lenient = Files.writeString(folder.resolve("lenient.yaml"), LENIENT);
        Path fakes = Files.writeString(folder.resolve("fakes"), "# known since May\n666\n");
        Path sample = Files.writeString(
                folder.resolve("sample.jsonl"),
                "{\"origin\":\"" + ratings + ":2\",\"answer\":\"honest\",\"probability\":0.01}\n");
        Path out = folder.resolve("tried");

        // When
        Run run = Run.of(
                "backtest",
                "--settings",
                settings.toString(),
                "--policy",
                lenient.toString(),
                "--input",
                ratings.toString(),
                "--out",
                out.toString(),
                "--fakes",
                fakes.toString(),
                "--sample",
                sample.toString());

        // Then
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode report =
                new ObjectMapper().readTree(out.resolve("backtest.json").toFile());
        long held = new ReplayFolder(out.resolve("now")).lines("held.jsonl").size();
        assertThat(held).isGreaterThan(1_000);
        assertThat(report.get("now").asText()).isEqualTo("default@1");
        assertThat(report.get("candidate").asText()).isEqualTo("lenient@7");
        assertThat(report.at("/streams/ratings/events").asLong()).isEqualTo(2_000 + FLOOD);
        assertThat(report.at("/streams/ratings/newlyLetIn").asLong()).isEqualTo(held);
        assertThat(report.at("/streams/ratings/newlyKeptOut").asLong()).isZero();
        assertThat(report.at("/checks/rate/events/now").asLong()).isEqualTo(held);
        assertThat(report.at("/checks/rate/noLonger").asLong()).isEqualTo(held);
        assertThat(report.at("/contributors/all").asLong()).isEqualTo(100);
        assertThat(report.at("/contributors/burden/now/hit").asLong()).isZero();
        assertThat(report.at("/known/fakes").asLong()).isEqualTo(1);
        assertThat(report.at("/known/averted/now").asDouble()).isEqualTo((double) held / FLOOD);
        assertThat(report.at("/known/averted/candidate").asDouble()).isZero();
        assertThat(report.at("/sample/honest").asLong()).isEqualTo(1);
        Tried tried = BacktestReport.tried(Files.readAllBytes(out.resolve("backtest.json")), Long.MAX_VALUE);
        assertThat(tried.policy()).isEqualTo(RulesDigest.of(LENIENT.replace("version: 7", "version: 8")));
        assertThat(tried.report()).isEqualTo(Sha256.of(out.resolve("backtest.json")));
        assertThat(tried.until()).isEqualTo(Instant.ofEpochSecond(964_982_703L + 1_999 * 31L));
        assertThat(tried.newlyLetIn()).isEqualTo(held);
        assertThat(tried.contributors()).as("666 too").isEqualTo(101);
        assertThat(tried.newlyShutOut()).isZero();
        assertThat(run.out()).contains("newly in", String.format("%,d", held), "of known fakes", "backtest.html");
        assertThat(Files.readString(out.resolve("backtest.html")))
                .contains("lenient@7", "<svg")
                .doesNotContain("<script");
        assertThat(out.resolve(".weir-work")).doesNotExist();
    }

    /** The same by two partitions of a topic, of which two records are older than the range: their own times say so, not the events'. */
    @Test
    void whatCameInByTheTopicsIsJudgedByWhenItWasWritten(KafkaClient kafka) throws IOException {
        // Given
        String topic = KafkaClient.uniqueName("ratings");
        kafka.createTopicNamed(topic, 2, Map.of());
        Path settings = Files.writeString(folder.resolve("weir.yaml"), onTopic(topic, kafka));
        Path lenient = Files.writeString(folder.resolve("lenient.yaml"), LENIENT);
        List<String> rows = Files.readAllLines(ratings());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",");
            long time = Long.parseLong(fields[3]) * 1000;
            records.add(new ProducerRecord<>(topic, Integer.parseInt(fields[0]) % 2, time, null, row.getBytes(UTF_8)));
        }
        records.add(new ProducerRecord<>(topic, 0, 964_983_000_000L, null, "no rating".getBytes(UTF_8)));
        kafka.produceRecords(records);
        Path out = folder.resolve("tried");

        // When: the range begins with the third row
        Run run = since(Instant.ofEpochSecond(964_982_703L + 62), settings, lenient, out);

        // Then
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(run.out());
        long held = report.at("/checks/rate/events/now").asLong();
        assertThat(held).isGreaterThan(1_000);
        assertThat(report.at("/streams/ratings/events").asLong()).isEqualTo(2_000 - 2 + FLOOD);
        assertThat(report.at("/streams/ratings/newlyLetIn").asLong()).isEqualTo(held);
        assertThat(report.at("/deadLetters").asLong()).isEqualTo(1);
        assertThat(report.at("/until").asText())
                .isEqualTo(Instant.ofEpochSecond(964_982_703L + 1_999 * 31L).toString());
        assertThat(report.at("/inputs/0/file").asText()).isEqualTo(topic + "/0");
        assertThat(report.at("/inputs/0/from").asLong()).isEqualTo(1);
        assertThat(new ReplayFolder(out.resolve("now")).objects("training.jsonl"))
                .hasSize((int) (2_000 - 2 + FLOOD - held))
                .allSatisfy(row -> assertThat(row.get("origin").asText()).startsWith(topic + "/"));
        Run explained =
                Run.of("explain", "user:666", "--replay", out.resolve("now").toString());
        assertThat(explained.status()).as(explained.err()).isZero();
    }

    @Test
    void theReportSaysWhereTheTopicLostPartOfTheTime(KafkaClient kafka) throws IOException {
        // Given: a record a minute, of which the first is gone
        String topic = KafkaClient.uniqueName("ratings");
        kafka.createTopicNamed(topic, 1, Map.of());
        Path settings = Files.writeString(folder.resolve("weir.yaml"), onTopic(topic, kafka));
        Path lenient = Files.writeString(folder.resolve("lenient.yaml"), LENIENT);
        long first = Instant.now().minusSeconds(600).toEpochMilli();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int minute = 0; minute < 3; minute++) {
            byte[] row = ("1," + minute + ",3,964982703").getBytes(UTF_8);
            records.add(new ProducerRecord<>(topic, 0, first + 60_000L * minute, null, row));
        }
        kafka.produceRecords(records);
        kafka.deleteBefore(new TopicPartition(topic, 0), 1);
        Path out = folder.resolve("tried");

        // When
        Run run = since(Instant.ofEpochMilli(first), settings, lenient, out);

        // Then
        String left = Instant.ofEpochMilli(first + 60_000).toString();
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).path("missingBefore").asText())
                .isEqualTo(left);
        assertThat(Files.readString(out.resolve("backtest.html")))
                .contains("Not all of the time that was asked for may be in it: of before " + left);
    }

    /** Tries a policy on what the topics have from a time on. */
    private static Run since(Instant time, Path settings, Path policy, Path out) {
        return Run.of(
                "backtest",
                "--settings",
                settings.toString(),
                "--policy",
                policy.toString(),
                "--since",
                time.toString(),
                "--out",
                out.toString(),
                "--json");
    }

    /** What comes while it runs is in the next report. */
    @Test
    void aReportThatFollowsIsRenewed(KafkaClient kafka) throws Exception {
        // Given
        String topic = KafkaClient.uniqueName("ratings");
        kafka.createTopicNamed(topic, 1, Map.of());
        Path settings = Files.writeString(folder.resolve("weir.yaml"), onTopic(topic, kafka));
        Path lenient = Files.writeString(folder.resolve("lenient.yaml"), LENIENT);
        kafka.produce(topic, List.of("1,2,3,964982703"));
        Path json = folder.resolve("tried").resolve("backtest.json");
        int port = freePort();
        Thread following = new Thread(() -> Run.of(
                "backtest",
                "--settings",
                settings.toString(),
                "--policy",
                lenient.toString(),
                "--since",
                Instant.now().minusSeconds(600).toString(),
                "--follow",
                "10ms",
                "--metrics-port",
                Integer.toString(port),
                "--out",
                folder.resolve("tried").toString()));

        // When, Then
        following.start();
        try {
            awaitEvents(1, json);
            kafka.produce(topic, List.of("1,3,3,964982704", "2,3,3,964982705"));
            awaitEvents(3, json);
            awaitTold("weir_backtest_events{stream=\"ratings\"} 3", port);
        } finally {
            // Some of what a replay runs takes an interrupt for its own.
            while (following.isAlive()) {
                following.interrupt();
                following.join(200);
            }
        }
    }

    @Test
    void metricsAreForOneThatFollows() throws IOException {
        Run run = Run.of(
                "backtest",
                "--settings",
                Files.writeString(folder.resolve("weir.yaml"), SETTINGS).toString(),
                "--policy",
                Files.writeString(folder.resolve("lenient.yaml"), LENIENT).toString(),
                "--input",
                folder.resolve("ratings.csv").toString(),
                "--metrics-port",
                "9252",
                "--out",
                folder.resolve("tried").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("--metrics-port is for a backtest that goes on; give --follow too");
    }

    private static void awaitTold(String line, int port) throws IOException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        String told;
        do {
            told = new String(
                    URI.create("http://127.0.0.1:" + port + "/metrics")
                            .toURL()
                            .openStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(System.nanoTime())
                    .as("waits for %s; it tells %s", line, told)
                    .isLessThan(deadline);
        } while (told.lines().noneMatch(line::equals));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitEvents(long events, Path json) throws IOException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!Files.exists(json)
                || new ObjectMapper()
                                .readTree(json.toFile())
                                .at("/streams/ratings/events")
                                .asLong()
                        != events) {
            assertThat(System.nanoTime()).as("waits for " + events + " events").isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static String onTopic(String topic, KafkaClient kafka) {
        return SETTINGS.replace("    kind:", "    topic: " + topic + "\n    kind:")
                .replace(
                        "streams:",
                        "prefix: " + KafkaClient.uniqueName("tried") + "\nkafka: {bootstrap: \"" + kafka.bootstrap()
                                + "\"}\nstreams:")
                .replace("format: csv", "format: csv\n    rows: {header: absent}")
                .replace("at: userId", "at: 1")
                .replace("at: movieId", "at: 2")
                .replace("value: rating", "value: 3")
                .replace("at: timestamp", "at: 4");
    }

    @Test
    void aPolicyThatIsNoneIsRefusedBeforeAnythingRuns() throws IOException {
        Path settings = Files.writeString(folder.resolve("weir.yaml"), SETTINGS);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), LENIENT.replace("rate:", "rat:"));

        Run run = Run.of(
                "backtest",
                "--settings",
                settings.toString(),
                "--policy",
                bad.toString(),
                "--input",
                ratings().toString(),
                "--out",
                folder.resolve("tried").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("bad.yaml", "rat", "rate");
        assertThat(folder.resolve("tried")).doesNotExist();
    }

    private Path ratings() throws IOException {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>(List.of("userId,movieId,rating,timestamp"));
        for (int i = 0; i < 2_000; i++) {
            rows.add((1 + i % 100) + "," + random.nextInt(500) + "," + (1 + random.nextInt(5)) + ","
                    + (964_982_703L + i * 31L));
        }
        for (int i = 0; i < FLOOD; i++) {
            rows.add("666," + (1000 + i) + "," + (1 + random.nextInt(5)) + "," + (964_982_703L + 31_000 + i / 4));
        }
        return Files.write(folder.resolve("ratings.csv"), rows);
    }
}
