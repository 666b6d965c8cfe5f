package dev.weir.drill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.decide.Decisions;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.route.HeaderNames;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each decision counts once, and is answered once, while workers die between decisions and answers. */
@Tag("drill")
class DecisionsDrillIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RATINGS = "drill.ratings";
    private static final int FAKES = 60;
    private static final int EACH = Size.chosen().of(20, 167);
    private static final int FLOODERS = 4;
    /** As many as are kept together of each, or fewer. */
    private static final int FLOOD = Size.chosen().of(440, 500);

    private static final int KILLS = Size.chosen().of(1, 2);
    private static final long MINUTE = 60_000;

    private final KeyPair ana = KeyFile.generate();
    private final Deployment deployment = new Deployment(
                    "weir",
                    "15m",
                    Community.RECORD_BYTES,
                    Deployment.OWN_DEAD_LETTERS,
                    Map.of("ratings", Deployment.ratings(RATINGS, "user", "producer")),
                    Deployment.SUBTASKS)
            .withReviewers("  - {name: ana, role: lead, key: " + PublicKeys.text(ana.getPublic()) + "}\n");

    @Test
    void everyDecisionCountsOnceThroughKillsOfTheJob() throws Exception {
        try (Drill drill = Drill.begin("decisions")) {
            // Given
            long began = System.nanoTime();
            KafkaClient kafka = KafkaClient.of(drill.broker().bootstrap());
            drill.broker().createTopic(RATINGS, Community.PARTITIONS, Map.of());
            drill.createOutputs(deployment);
            List<ProducerRecord<byte[], byte[]>> ratings = ratings();
            kafka.produceRecords(ratings);
            Cluster cluster = drill.gateway(deployment, "gateway", null);
            cluster.awaitRunning();
            List<ConsumerRecord<byte[], byte[]>> all = awaitHeld(kafka, ratings.size());
            // What somebody sent who is excluded, here or by chance by the job itself, cannot be released.
            Set<String> accused = kafka.committed("weir.standings").stream()
                    .map(record -> text(record, "actor"))
                    .collect(Collectors.toSet());
            List<ConsumerRecord<byte[], byte[]>> held = all.stream()
                    .filter(record -> new String(record.key(), UTF_8).startsWith("flooder"))
                    .filter(record -> !accused.contains(new String(record.key(), UTF_8)))
                    .toList();
            List<Decision> decisions = decisions(held);

            // When
            int part = decisions.size() / KILLS + 1;
            for (int from = 0; from < decisions.size(); from += part) {
                kafka.produceRecords(decisions.subList(from, Math.min(decisions.size(), from + part)).stream()
                        .map(this::signed)
                        .toList());
                Await.pass(Duration.ofMillis(700));
                long now = System.currentTimeMillis();
                cluster.killWorkers();
                cluster.awaitRestart(now);
            }
            List<JsonNode> answers = awaitAnswers(kafka, decisions.size());
            cluster.awaitCheckpoints(2);

            // Then
            assertThat(answers(kafka)).hasSize(answers.size());
            assertThat(answers)
                    .extracting(answer -> answer.get("decision").asText())
                    .containsExactlyInAnyOrderElementsOf(
                            decisions.stream().map(Decision::id).toList());
            assertThat(answers)
                    .extracting(answer -> answer.get("outcome").asText())
                    .containsOnly("applied");
            assertThat(kafka.committed("weir.retractions"))
                    .extracting(record -> text(record, "id"))
                    .filteredOn(id -> id.startsWith("exclude-"))
                    .hasSize(FAKES)
                    .doesNotHaveDuplicates();
            List<String> released = kafka.committed("weir.training.ratings").stream()
                    .filter(record -> header(record, HeaderNames.VERDICT).equals("released"))
                    .map(record -> header(record, HeaderNames.ORIGIN))
                    .toList();
            assertThat(released).doesNotHaveDuplicates().hasSize(held.size());
            drill.report("decisions: " + FAKES + " exclusions of " + FAKES * EACH + " events and " + held.size()
                    + " releases through " + KILLS + " kills: each applied and answered once; "
                    + (System.nanoTime() - began) / 1_000_000_000 + " s");
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> ratings() {
        List<ProducerRecord<byte[], byte[]>> ratings = new ArrayList<>();
        long start = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
        for (int i = 0; i < EACH; i++) {
            for (int fake = 0; fake < FAKES; fake++) {
                ratings.add(rating("fake" + fake, i, start + i * 7 * MINUTE + fake));
            }
        }
        for (int i = 0; i < FLOOD; i++) {
            for (int flooder = 0; flooder < FLOODERS; flooder++) {
                ratings.add(rating("flooder" + flooder, i, start + EACH * 7 * MINUTE + i));
            }
        }
        return ratings;
    }

    private static ProducerRecord<byte[], byte[]> rating(String user, int film, long time) {
        // Different people, films and opinions: no crowd is to hold them.
        int mixed = Math.floorMod((user + film).hashCode() * 31, 9_973);
        String value = "{\"user\":{\"id\":\"" + user + "\"},\"movie\":\"m" + mixed + "\",\"stars\":" + (1 + mixed % 5)
                + ",\"ts\":" + time + "}";
        int partition = Math.floorMod(user.hashCode(), Community.PARTITIONS);
        return new ProducerRecord<>(RATINGS, partition, time, user.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static List<Decision> decisions(List<ConsumerRecord<byte[], byte[]>> held) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            ConsumerRecord<byte[], byte[]> record = held.get(i);
            String origin = header(record, HeaderNames.ORIGIN);
            Entity actor = Entity.of("user", new String(record.key(), UTF_8));
            decisions.add(now(Decisions.release(
                    "release-" + i,
                    actor,
                    origin.substring(0, origin.lastIndexOf('@')),
                    new Payload(record.key(), record.value(), List.of()))));
        }
        for (int i = 0; i < FAKES; i++) {
            decisions.add(
                    i * held.size() / FAKES,
                    now(Decisions.exclude("exclude-" + i, Entity.of("user", "fake" + i), Long.MIN_VALUE)));
        }
        return decisions;
    }

    private static Decision now(Decision decision) {
        return Decisions.at(System.currentTimeMillis(), decision);
    }

    private ProducerRecord<byte[], byte[]> signed(Decision decision) {
        return Decisions.signed("weir.decisions", decision, "ana", ana.getPrivate());
    }

    /** The held records, once every rating has its verdict. */
    private static List<ConsumerRecord<byte[], byte[]>> awaitHeld(KafkaClient kafka, int ratings) {
        int held = 1;
        int admitted = 1;
        while (true) {
            List<ConsumerRecord<byte[], byte[]>> quarantine = kafka.awaitCommitted("weir.quarantine.ratings", held);
            held = quarantine.size();
            admitted = kafka.awaitCommitted("weir.training.ratings", admitted).size();
            if (held + admitted >= ratings) {
                return quarantine;
            }
        }
    }

    private static List<JsonNode> awaitAnswers(KafkaClient kafka, int count) {
        int read = 1;
        List<JsonNode> answers = List.of();
        while (answers.size() < count) {
            read = kafka.awaitCommitted("weir.audit", read).size() + 1;
            answers = answers(kafka);
        }
        return answers;
    }

    private static List<JsonNode> answers(KafkaClient kafka) {
        List<JsonNode> answers = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.committed("weir.audit")) {
            if (text(record, "type").equals("answer")) {
                answers.add(json(record));
            }
        }
        return answers;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String field) {
        return json(record).get(field).asText();
    }

    private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
