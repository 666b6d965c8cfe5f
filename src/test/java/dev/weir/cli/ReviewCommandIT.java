package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.JobEnvironment;
import dev.weir.LiveGateway;
import dev.weir.Plan;
import dev.weir.TestSettings;
import dev.weir.privacy.Erasing;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A flood is held; what it comes to is decided from the shell, by a running job. */
@ExtendWith(Broker.class)
class ReviewCommandIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FLOOD = 500;
    private static final String PRIVACY = "privacy: {key: privacy.key}\n";
    private static final String FLOODER = "actor:flooder";
    private static final String MARKER = "Xq7ErasedPersonXq7";

    @TempDir
    Path dir;

    /** For people: a queue as it is. */
    private Path file;

    /** For the job and its clock: what is held is due a second later. */
    private Path hasty;

    @Test
    void whatIsDecidedInTheShellIsAppliedByTheJobAndCanBeTakenBack(KafkaClient kafka) throws Exception {
        // Given
        Settings settings = settings(kafka);
        JobClient job = LiveGateway.of(Plan.enforcing(settings)).startInProcess(JobEnvironment.inProcess(settings));
        try {
            kafka.produceRecords(IntStream.range(0, FLOOD)
                    .mapToObj(i -> new ProducerRecord<byte[], byte[]>(
                            "in." + settings.prefix(), 0, null, rating("flooder", i, Instant.now())))
                    .toList());
            int held = awaitVerdicts(kafka, settings);
            int admitted = FLOOD - held;

            // When, Then: the queue has one case
            JsonNode queue = json(review("list", "--json")).path("cases");
            assertThat(queue).hasSize(1);
            assertThat(queue.get(0).path("waiting").asInt()).isEqualTo(held);
            assertThat(review("list").out()).contains(queue.get(0).path("case").asText());

            assertThat(json(Run.of("review", "list", "--settings", file.toString(), "--json"))
                            .path("cases"))
                    .isEqualTo(queue);

            // One event goes to training
            String event = json(review("list", "--events", "--order", "oldest", "--limit", "1", "--json"))
                    .at("/events/0/origin")
                    .asText();
            JsonNode released = json(decide("ana", "release", event, "--reason", "honest"));
            assertThat(released.at("/preview/releases").asInt()).isEqualTo(1);
            assertThat(released.at("/decisions/0/outcome").asText()).isEqualTo("applied");
            assertThat(kafka.awaitCommitted(settings.trainingTopic("ratings"), admitted + 1))
                    .hasSize(admitted + 1);
            assertThat(review("show", event).out()).contains("released", "by ana");

            // What it is, a reviewer says; it is one label of one row, until that is taken back
            Run unknown = decide("ana", "relabel", event, "--label", "fun", "--reason", "confirmed");
            assertThat(unknown.status()).isEqualTo(1);
            assertThat(unknown.err()).contains("'fun' is no label of stream 'ratings'; allowed: fraud, genuine");
            JsonNode said = json(decide("ana", "relabel", event, "--label", "genuine", "--reason", "confirmed"));
            assertThat(said.at("/decisions/0/outcome").asText()).isEqualTo("applied");
            assertThat(said.at("/decisions/0/subject").asText()).isEqualTo(event);
            assertThat(labels("said")).hasSize(admitted + 1).containsOnlyOnce("genuine reviewer:ana");
            Run others = decide("bob", "undo", said.path("act").asText(), "--reason", "mistake");
            assertThat(others.err()).contains("only a lead takes back");
            json(decide("ana", "undo", said.path("act").asText(), "--reason", "mistake"));
            assertThat(labels("back")).hasSize(admitted + 1).containsOnly(" ");

            // What it sent is taken back: the dry run says the same as the real one
            Run dry = decide("ana", "exclude", FLOODER, "--reason", "fake", "--dry-run");
            JsonNode excluded = json(decide("ana", "exclude", FLOODER, "--reason", "fake"));
            assertThat(json(dry).path("preview")).isEqualTo(excluded.path("preview"));
            assertThat(excluded.at("/preview/retracts").asInt()).isEqualTo(admitted + 1);
            assertThat(excluded.at("/decisions/0/retractions").asInt()).isEqualTo(1);
            assertThat(review("show", FLOODER).out())
                    .contains("excluded", excluded.path("act").asText());

            // An analyst does not take back what another decided, a lead does
            String act = excluded.path("act").asText();
            Run notHis = decide("bob", "undo", act, "--reason", "mistake");
            assertThat(notHis.status()).isEqualTo(1);
            assertThat(notHis.err()).contains("refused: decision " + act + " is one of ana; only a lead takes back");

            // But not alone: lea proposes, and ana approves
            Run alone = decide("lea", "undo", act, "--reason", "mistake");
            assertThat(alone.status()).isEqualTo(1);
            assertThat(alone.err()).contains("this takes a second person (review.fourEyes: undo-exclude)");
            String proposal = dir.resolve("proposal.json").toString();
            assertThat(json(decide("lea", "undo", act, "--reason", "mistake", "--propose", proposal))
                            .at("/preview/returns")
                            .asInt())
                    .isEqualTo(admitted + 1);
            assertThat(review("show", FLOODER).out()).contains("excluded");
            assertThat(approve("lea", proposal).err()).contains("refused: this is lea's own proposal");
            JsonNode undone = json(approve("ana", proposal));
            assertThat(undone.at("/preview/returns").asInt()).isEqualTo(admitted + 1);
            assertThat(undone.at("/decisions/0/outcome").asText()).isEqualTo("applied");

            // All that still waits is released, in one act
            JsonNode rest = json(decide("ana", "release", "--actor", FLOODER, "--reason", "confirmed"));
            assertThat(rest.at("/preview/releases").asInt()).isEqualTo(held - 1);
            assertThat(rest.path("decisions"))
                    .hasSize(held - 1)
                    .allSatisfy(one -> assertThat(one.path("outcome").asText()).isEqualTo("applied"));
            assertThat(kafka.awaitCommitted(settings.trainingTopic("ratings"), FLOOD))
                    .hasSize(FLOOD);
            Run nothing = decide("ana", "release", "--actor", FLOODER, "--reason", "confirmed");
            assertThat(nothing.status()).isEqualTo(1);
            assertThat(nothing.err()).contains("refused: nothing would change");
            assertThat(review("list").out()).contains("nothing waits for a decision");

            // The act is taken back as a whole
            JsonNode back = json(decide("ana", "undo", rest.path("act").asText(), "--reason", "mistake"));
            assertThat(back.path("decisions")).hasSize(held - 1);
            assertThat(back.at("/decisions/0/undoes").asText())
                    .isEqualTo(rest.path("act").asText() + (held == 2 ? "" : "." + (held - 1)));
            assertThat(kafka.awaitCommitted(settings.retractionsTopic(), held + 3))
                    .hasSize(held + 3);

            // What nobody decided in time goes out, but for what was taken back; nothing is asked for twice
            Instant nextYear = Instant.now().plus(Duration.ofDays(365));
            kafka.produceRecords(List.of(new ProducerRecord<byte[], byte[]>(
                    "in." + settings.prefix(), 0, null, rating("early", 1, nextYear))));
            kafka.awaitCommitted(settings.quarantineTopic("ratings"), held + 1);
            JsonNode due = dueAfterASecond(held);
            assertThat(due.at("/outcomes/applied").asInt()).isEqualTo(1);
            assertThat(due.at("/outcomes/kept-out").asInt()).isEqualTo(held - 1);
            assertThat(kafka.awaitCommitted(settings.trainingTopic("ratings"), FLOOD + 1))
                    .anySatisfy(record ->
                            assertThat(new String(record.value(), UTF_8)).contains("early"));
            assertThat(dueAfterASecond(0).path("acts")).isEmpty();
            Run notItsBusiness = decide("tick", "reject", "--actor", FLOODER, "--reason", "deadline");
            assertThat(notItsBusiness.err()).contains("tick is clock, who may not reject");

            // At last the flooder asks to be forgotten
            forget(kafka, settings, job);
        } finally {
            Jobs.end(job);
        }
    }

    /** Nothing of what somebody sent who was erased is found in what is made or kept from then on. */
    private void forget(KafkaClient kafka, Settings settings, JobClient job) throws Exception {
        // Given
        Path before = dir.resolve("before.jsonl");
        String manifest = before + ".MANIFEST.json";
        build(before);
        assertThat(read(before)).contains(MARKER);
        review("list");
        assertThat(read(dir.resolve("index.db"))).contains(MARKER);

        // When: an analyst, and an admin
        Run refused = erase("ana");
        Run erased = erase("ada", "--manifests", manifest);

        // Then
        assertThat(refused.err()).contains("ana is analyst, who may not erase; allowed: admin");
        JsonNode said = json(erased);
        assertThat(said.at("/decisions/0/outcome").asText()).isEqualTo("applied");
        assertThat(said.at("/decisions/0/retractions").asInt()).isEqualTo(1);
        assertThat(said.at("/sets/0/rows").asInt()).isPositive();
        assertThat(said.path("topics"))
                .anySatisfy(topic -> {
                    assertThat(topic.path("topic").asText()).isEqualTo("in." + settings.prefix());
                    assertThat(topic.path("use").asText()).isEqualTo("input of ratings");
                    assertThat(topic.path("goneBy").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
                })
                .anySatisfy(topic -> {
                    assertThat(topic.path("topic").asText()).isEqualTo(settings.retractionsTopic());
                    assertThat(topic.path("goneBy").asText()).isEqualTo("never");
                })
                .anySatisfy(topic -> {
                    assertThat(topic.path("topic").asText()).isEqualTo(settings.standingsTopic());
                    assertThat(topic.path("goneBy").asText()).isEqualTo("compaction");
                });

        Path after = dir.resolve("after.jsonl");
        build(after);
        assertThat(read(after)).doesNotContain(MARKER).doesNotContain("flooder");
        Run verify = Run.of("training-set", "verify", manifest, "--settings", file.toString());
        assertThat(verify.status()).as(verify.err()).isZero();
        assertThat(verify.out()).contains("erased since: a person asked for it", "ERASED by ada");
        Run diff = Run.of(
                "training-set", "diff", before.toString(), after.toString(), "--settings", file.toString(), "--json");
        assertThat(diff.out()).contains("\"erased\"").contains("ERASED by ada");

        Run export = review("list", "--events", "--decided", "--json");
        assertThat(export.out()).doesNotContain(MARKER).doesNotContain("flooder");
        assertThat(read(dir.resolve("index.db"))).doesNotContain(MARKER).doesNotContain("flooder");
        Path anew = dir.resolve("anew.db");
        Run.of("review", "list", "--settings", file.toString(), "--index", anew.toString());
        assertThat(read(anew)).contains("early").doesNotContain(MARKER).doesNotContain("flooder");

        Path savepoint = dir.resolve("savepoint");
        job.triggerSavepoint(savepoint.toUri().toString(), SavepointFormatType.CANONICAL)
                .get();
        assertThat(read(savepoint)).isNotEmpty().doesNotContain(MARKER);

        // Whoever comes back under the id is somebody new
        int rows = kafka.awaitCommitted(settings.trainingTopic("ratings"), 1).size();
        kafka.produceRecords(List.of(new ProducerRecord<byte[], byte[]>(
                "in." + settings.prefix(), 0, null, rating("flooder", 1, Instant.now()))));
        kafka.awaitCommitted(settings.trainingTopic("ratings"), rows + 1);
        build(dir.resolve("again.jsonl"));
        assertThat(Files.readAllLines(dir.resolve("again.jsonl")))
                .filteredOn(line -> line.contains("flooder"))
                .hasSize(1);
        assertThat(Run.of(
                                "training-set",
                                "verify",
                                dir.resolve("again.jsonl.MANIFEST.json").toString(),
                                "--settings",
                                file.toString())
                        .out())
                .doesNotContain("erased since");
    }

    private void build(Path out) {
        Run built = Run.of(
                "training-set",
                "build",
                "--settings",
                file.toString(),
                "--as-of",
                "2100-01-01T00:00:00Z",
                "--out",
                out.toString());
        assertThat(built.status()).as(built.err()).isZero();
    }

    private Run erase(String who, String... more) {
        List<String> all = new ArrayList<>(List.of("erase", FLOODER, "--settings", file.toString(), "--as", who));
        all.addAll(List.of("--key", dir.resolve(who + ".pem").toString(), "--reason", "request 117"));
        all.addAll(List.of("--index", dir.resolve("index.db").toString(), "--wait", "60s", "--json"));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    /** All bytes of a file and what stands beside it by name, or of a folder. */
    private static String read(Path place) throws IOException {
        StringBuilder all = new StringBuilder();
        Path top = Files.isDirectory(place) ? place : place.getParent();
        String name = Files.isDirectory(place) ? "" : place.getFileName().toString();
        try (Stream<Path> files = Files.walk(top)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (each.getFileName().toString().startsWith(name)) {
                    all.append(Files.readString(each, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return all.toString();
    }

    /** The label of each row of a training set as of now, and who said it. */
    private List<String> labels(String name) throws IOException {
        Path set = dir.resolve(name + ".jsonl");
        Run build = Run.of(
                "training-set",
                "build",
                "--settings",
                file.toString(),
                "--as-of",
                Instant.now().toString(),
                "--out",
                set.toString());
        assertThat(build.status()).as(build.out() + build.err()).isZero();
        List<String> labels = new ArrayList<>();
        for (String line : Files.readAllLines(set)) {
            JsonNode row = JSON.readTree(line);
            labels.add(
                    row.path("label").asText() + ' ' + row.path("labelSource").asText());
        }
        return labels;
    }

    private static byte[] rating(String user, int movie, Instant time) {
        return ("{\"user\":\"" + user + "\",\"movie\":\"m" + movie + "\",\"stars\":5,\"ts\":" + time.toEpochMilli()
                        + (user.equals("flooder") ? ",\"note\":\"" + MARKER + "\"}" : "}"))
                .getBytes(UTF_8);
    }

    /** What the clock asks for, and what came of it. */
    private JsonNode dueAfterASecond(int events) throws IOException {
        String[] args = {
            "review",
            "due",
            "--settings",
            hasty.toString(),
            "--as",
            "tick",
            "--key",
            dir.resolve("tick.pem").toString(),
            "--json"
        };
        List<String> dry = new ArrayList<>(List.of(args));
        dry.add("--dry-run");
        JsonNode due = json(Run.of(dry.toArray(String[]::new)));
        for (int tries = 0; due.path("due").size() < events && tries < 20; tries++) {
            due = json(Run.of(dry.toArray(String[]::new)));
        }
        List<String> real = new ArrayList<>(List.of(args));
        real.addAll(List.of("--wait", "60s"));
        JsonNode asked = json(Run.of(real.toArray(String[]::new)));
        assertThat(asked.path("due")).isEqualTo(due.path("due")).hasSize(events);
        return asked;
    }

    private Run approve(String who, String file) {
        return review(
                "approve", file, "--as", who, "--key", dir.resolve(who + ".pem").toString(), "--wait", "60s", "--json");
    }

    private Run decide(String who, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--as", who, "--key", dir.resolve(who + ".pem").toString(), "--wait", "60s", "--json"));
        return review(all.toArray(String[]::new));
    }

    private Run review(String... args) {
        List<String> all = new ArrayList<>(List.of("review"));
        all.addAll(List.of(args));
        all.addAll(List.of(
                "--settings",
                file.toString(),
                "--index",
                dir.resolve("index.db").toString()));
        return Run.of(all.toArray(String[]::new));
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        return JSON.readTree(run.out());
    }

    /** Waits until every event has a verdict; returns how many are held. */
    private static int awaitVerdicts(KafkaClient kafka, Settings settings) {
        int admitted = 0;
        int held = 0;
        while (admitted + held < FLOOD) {
            admitted = kafka.awaitCommitted(settings.trainingTopic("ratings"), Math.max(1, admitted))
                    .size();
            held = kafka.awaitCommitted(settings.quarantineTopic("ratings"), Math.max(1, held))
                    .size();
        }
        return held;
    }

    private Settings settings(KafkaClient kafka) throws Exception {
        String prefix = KafkaClient.uniqueName("reviewed");
        file = TestSettings.live(dir, prefix, kafka.bootstrap());
        String live = Files.readString(file)
                .replace(
                        "time: record",
                        "time: {at: /ts, unit: ms, trust: producer}, label: {at: /label, values: [fraud, genuine]}");
        Files.writeString(file, live + "review: {reviewers: reviewers.yaml, fourEyes: [undo-exclude]}\n" + PRIVACY);
        hasty = Files.writeString(
                dir.resolve("hasty.yaml"),
                live + "review: {reviewers: reviewers.yaml, holdFor: 1s, fourEyes: [undo-exclude]}\n" + PRIVACY);
        Erasing.key(dir.resolve("privacy.key"), "0123456789abcdef");
        StringBuilder reviewers = new StringBuilder("reviewers:\n");
        Map.of("ana", "analyst", "bob", "analyst", "lea", "lead", "tick", "clock", "ada", "admin")
                .forEach((name, role) -> reviewers.append(
                        Run.of("keys", "generate", "--name", name, "--role", role, "--out", dir.toString())
                                .out()));
        Files.writeString(dir.resolve("reviewers.yaml"), reviewers);
        Settings settings = SettingsFile.loadForRun(hasty);
        kafka.createTopicNamed(
                "in." + prefix, 1, Map.of("message.timestamp.type", "LogAppendTime", "retention.ms", "604800000"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        return settings;
    }
}
