package dev.weir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.decide.DecisionGate;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Kind;
import dev.weir.index.Case;
import dev.weir.index.Cursor;
import dev.weir.index.IndexFeed;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import dev.weir.lab.Community;
import dev.weir.lab.CommunityShape;
import dev.weir.lab.Deed;
import dev.weir.lab.DeedJson;
import dev.weir.lab.Gang;
import dev.weir.review.Act;
import dev.weir.review.Desk;
import dev.weir.review.Preview;
import dev.weir.review.Sent;
import dev.weir.review.Target;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.sign.Reviewer;
import dev.weir.sign.Role;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An attack in a crowd of throw-away accounts: found in the queue, excluded by one act, and brought back byte for byte. */
@ExtendWith(Broker.class)
class ReviewIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2025-06-02T06:00:00Z");
    private static final int HONEST = 12_000;
    private static final int FAKES = 60;
    private static final int COVER = 37;
    private static final int THROWN_AWAY = 2_000;
    private static final int EACH = 10;
    private static final Duration WEEK = Duration.ofDays(7);

    private final KeyPair key = KeyFile.generate();
    private final Reviewer ana = new Reviewer("ana", Role.LEAD, PublicKeys.text(key.getPublic()), null);

    @TempDir
    Path dir;

    @Test
    void aCampaignInsideChaffIsFoundExcludedAndBroughtBack(KafkaClient kafka) throws Exception {
        // Given
        Settings settings = settings(kafka);
        List<Deed> deeds = deeds();
        JobClient job = LiveGateway.of(Plan.enforcing(settings)).startInProcess(JobEnvironment.inProcess(settings));
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", kafka.bootstrap());
        try (ReviewIndex index = ReviewIndex.open(
                        dir.resolve("index"), settings, settings.review().holdFor());
                IndexFeed feed = index.feed(client, Clock.systemUTC())) {
            kafka.produceRecords(deeds.stream()
                    .map(deed -> new ProducerRecord<>(
                            "in." + settings.prefix(), 0, deed.time(), DeedJson.key(deed), DeedJson.value(deed)))
                    .toList());
            awaitAll(kafka, settings, deeds.size());
            feed.catchUp();

            // When
            List<Case> queue = index.queue(QueueFilter.OPEN, QueueOrder.RISK, Cursor.START, 500)
                    .rows();

            // Then
            System.out.printf(
                    "%d events: %d rows in the queue; the first: %s%n",
                    deeds.size(),
                    queue.size(),
                    queue.stream()
                            .limit(5)
                            .map(row -> row.title() + " ("
                                    + index.members(row.subject()).size() + " members)")
                            .toList());
            assertThat(queue).hasSizeLessThanOrEqualTo(100);
            Case campaign = queue.stream()
                    .limit(5)
                    .filter(row -> row.kind() == Case.Kind.CAMPAIGN)
                    .findFirst()
                    .orElseThrow();
            String id = campaign.subject();
            assertThat(index.members(id))
                    .filteredOn(actor -> actor.id().startsWith("fan-"))
                    .hasSizeGreaterThanOrEqualTo(57);

            // Given
            Map<String, String> before = training(kafka, settings);
            Desk desk = new Desk(settings, index, Clock.systemUTC());
            Act exclude = Act.of(Decision.Action.EXCLUDE, new Target.Campaign(id), Decision.Reason.FAKE, "bought");

            // When
            Preview preview = desk.preview(exclude);
            Sent sent = desk.send(exclude, ana, key.getPrivate());
            List<Answer> answers = desk.await(sent, Duration.ofMinutes(1));

            // Then
            Map<String, String> without = training(kafka, settings);
            assertThat(answers).hasSize(preview.decisions()).allMatch(one -> one.outcome() == Answer.Outcome.APPLIED);
            assertThat(before.size() - without.size())
                    .isEqualTo((int) preview.retracts())
                    .isGreaterThan(1_000);
            assertThat(without.values()).noneMatch(value -> value.contains("\"fan-"));

            // When
            feed.catchUp();
            Sent undo = desk.send(
                    Act.of(
                            Decision.Action.UNDO,
                            new Target.Decisions(List.of(sent.act())),
                            Decision.Reason.MISTAKE,
                            ""),
                    ana,
                    key.getPrivate());
            assertThat(desk.await(undo, Duration.ofMinutes(1))).hasSize(preview.decisions());

            // Then
            assertThat(training(kafka, settings)).isEqualTo(before);

            // When
            sendAgain(kafka, settings, sent.decisions().size());

            // Then
            assertThat(outcomes(kafka, settings, 4L * preview.decisions()))
                    .containsEntry("applied", 2L * preview.decisions())
                    .containsEntry("repeated", (long) preview.decisions())
                    .containsEntry("refused", (long) preview.decisions());
            assertThat(training(kafka, settings)).isEqualTo(before);
        } finally {
            Jobs.end(job);
        }
    }

    /** Each decision of the first act once more as it was, and once with one byte of its signature changed. */
    private static void sendAgain(KafkaClient kafka, Settings settings, int count) {
        List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.committed(settings.decisionsTopic())) {
            if (new String(record.value(), UTF_8).contains("\"exclude\"")) {
                byte[] signature =
                        record.headers().lastHeader(DecisionGate.SIGNATURE).value();
                byte[] forged = signature.clone();
                forged[forged.length - 9] = (byte) (forged[forged.length - 9] == 'A' ? 'B' : 'A');
                for (byte[] one : List.of(signature, forged)) {
                    ProducerRecord<byte[], byte[]> copy =
                            new ProducerRecord<>(record.topic(), record.key(), record.value());
                    copy.headers().add(DecisionGate.SIGNATURE, one);
                    again.add(copy);
                }
            }
        }
        assertThat(again).hasSize(2 * count);
        kafka.produceRecords(again);
    }

    private static Map<String, Long> outcomes(KafkaClient kafka, Settings settings, long count) throws IOException {
        Map<String, Long> outcomes = new TreeMap<>();
        int read = 1;
        while (outcomes.values().stream().mapToLong(Long::longValue).sum() < count) {
            List<ConsumerRecord<byte[], byte[]>> audit = kafka.awaitCommitted(settings.auditTopic(), read);
            read = audit.size() + 1;
            outcomes.clear();
            for (ConsumerRecord<byte[], byte[]> record : audit) {
                JsonNode line = JSON.readTree(record.value());
                if (line.get("type").asText().equals("answer")) {
                    outcomes.merge(line.get("outcome").asText(), 1L, Long::sum);
                }
            }
        }
        return outcomes;
    }

    /** What holds for training, by origin: what went out, less what the ledger takes back. By its own reading of both topics. */
    private static Map<String, String> training(KafkaClient kafka, Settings settings) throws IOException {
        Map<String, JsonNode> inForce = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.committed(settings.retractionsTopic())) {
            JsonNode entry = JSON.readTree(record.value());
            if (entry.get("op").asText().equals("retract")) {
                inForce.put(entry.get("id").asText(), entry);
            } else {
                inForce.remove(entry.get("reverses").asText());
            }
        }
        Map<String, List<JsonNode>> byActor = new HashMap<>();
        for (JsonNode entry : inForce.values()) {
            byActor.computeIfAbsent(entry.get("actor").asText(), actor -> new ArrayList<>())
                    .add(entry);
        }
        Map<String, String> training = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.committed(settings.trainingTopic("ratings"))) {
            JsonNode event = JSON.readTree(record.value());
            boolean taken = byActor.getOrDefault(event.get("customer").asText(), List.of()).stream()
                    .anyMatch(entry -> covers(entry, event));
            if (!taken) {
                training.put(
                        new String(
                                record.headers().lastHeader(HeaderNames.ORIGIN).value(), UTF_8),
                        new String(record.value(), UTF_8));
            }
        }
        return training;
    }

    private static boolean covers(JsonNode entry, JsonNode event) {
        boolean late = !entry.has("since")
                || event.get("ts").asLong()
                        >= Instant.parse(entry.get("since").asText()).toEpochMilli();
        boolean about = entry.get("objects").isEmpty();
        for (JsonNode object : entry.get("objects")) {
            about |= object.asText().equals(event.get("film").asText());
        }
        return late && about;
    }

    private static void awaitAll(KafkaClient kafka, Settings settings, int events) {
        int admitted = 1;
        int held = 1;
        while (admitted + held < events) {
            admitted = kafka.awaitCommitted(settings.trainingTopic("ratings"), admitted)
                    .size();
            held = kafka.awaitCommitted(settings.quarantineTopic("ratings"), held)
                    .size();
        }
    }

    /** A community of film fans; in its last weeks sixty accounts lift three films, and thousands come, rate ten films and are gone. */
    private static List<Deed> deeds() {
        List<Deed> deeds = new ArrayList<>();
        Community community = new Community(CommunityShape.movieLens(), START, 5);
        for (int i = 0; i < HONEST; i++) {
            deeds.add(community.next());
        }
        Instant attack = Instant.ofEpochMilli(deeds.get(HONEST - 1).time()).minus(WEEK.multipliedBy(2));
        deeds.addAll(new Gang("fan", attack, FAKES, WEEK, List.of("f1401", "f1402", "f1403"), COVER, 1_600).deeds());
        Random random = new Random(7);
        for (int account = 0; account < THROWN_AWAY; account++) {
            long time = attack.toEpochMilli() + (long) (random.nextDouble() * WEEK.toMillis());
            for (int i = 0; i < EACH; i++) {
                time += 1_000L * (5 + random.nextInt(60));
                String customer = "gone" + account;
                deeds.add(new Deed(
                        Kind.RATING,
                        time,
                        customer,
                        "f" + random.nextInt(1_600),
                        1 + random.nextInt(5),
                        customer + '-' + i));
            }
        }
        deeds.sort(Comparator.comparingLong(Deed::time));
        return deeds;
    }

    private Settings settings(KafkaClient kafka) throws Exception {
        String prefix = KafkaClient.uniqueName("review");
        Files.writeString(
                dir.resolve("reviewers.yaml"), "reviewers:\n  - {name: ana, role: lead, key: " + ana.key() + "}\n");
        Path file = Files.writeString(dir.resolve("weir.yaml"), """
                prefix: %s
                kafka: {bootstrap: "%s", transactionTimeout: 5m, startFrom: earliest}
                job: {parallelism: 1, checkpointInterval: 500ms, checkpointDir: "%s"}
                review: {reviewers: reviewers.yaml}
                streams:
                  ratings:
                    topic: in.%1$s
                    kind: rating
                    fields:
                      actor: {type: customer, at: /customer}
                      object: {type: film, at: /film}
                      value: /stars
                      eventId: /id
                      time: {at: /ts, unit: ms, trust: producer}
                    scale: {min: 1, max: 5, step: 0.5}
                """.formatted(
                        prefix, kafka.bootstrap(), dir.resolve("state").toUri()));
        Settings settings = SettingsFile.loadForRun(file);
        kafka.createTopicNamed("in." + prefix, 1, Map.of("retention.ms", "-1"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        return settings;
    }
}
