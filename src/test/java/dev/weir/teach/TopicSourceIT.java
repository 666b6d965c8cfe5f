package dev.weir.teach;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.reviewed.Shown;
import dev.weir.route.AnswerJson;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Mode;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.KeyFile;
import dev.weir.sign.PublicKeys;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What teaches is read from the topics as the job and the reviewers wrote them. */
@ExtendWith(Broker.class)
class TopicSourceIT {

    private static final Entity EVE = Entity.of("actor", "eve");

    @TempDir
    Path dir;

    @Test
    void decisionsThatWereSignedAndAppliedAndEachEventOnce(KafkaClient kafka) throws IOException {
        // Given
        KeyPair ana = KeyFile.generate();
        KeyPair mallory = KeyFile.generate();
        Settings settings = settings(kafka, ana);
        kafka.createTopicNamed("in." + settings.prefix(), 1, Map.of("message.timestamp.type", "LogAppendTime"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        String decisions = settings.decisionsTopic();
        long now = System.currentTimeMillis();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (String id : List.of("applied", "refused", "unanswered")) {
            records.add(Decisions.signed(
                    decisions, Decisions.at(now, Decisions.exclude(id, EVE, 0)), "ana", ana.getPrivate()));
        }
        records.add(Decisions.signed(
                decisions, Decisions.at(now, Decisions.exclude("forged", EVE, 0)), "ana", mallory.getPrivate()));
        for (Answer.Outcome outcome : List.of(Answer.Outcome.APPLIED, Answer.Outcome.REFUSED)) {
            records.add(answer(settings, outcome.name().toLowerCase(Locale.ROOT), outcome));
        }
        records.add(answer(settings, "forged", Answer.Outcome.APPLIED));
        String training = settings.trainingTopic("ratings");
        String quarantine = settings.quarantineTopic("ratings");
        records.add(event(training, 1, "first", "admitted", Map.of()));
        records.add(event(quarantine, 2, "middle", "held", Map.of()));
        records.add(event(training, 2, "middle", "released", Map.of(HeaderNames.RELEASE, "reviewer: by ana")));
        records.add(event(
                quarantine,
                3,
                "never",
                "held",
                Map.of(HeaderNames.FINDINGS, "{\"v\":1,\"findings\":[{\"check\":\"time\"}]}")));
        records.add(event(training, 4, "last", "admitted", Map.of()));
        for (String standing : List.of("suspended", "clear", "watched")) {
            String who = standing.equals("watched") ? "bob" : "eve";
            records.add(new ProducerRecord<>(
                    settings.standingsTopic(),
                    0,
                    ("actor:" + who).getBytes(UTF_8),
                    ("{\"actorType\":\"actor\",\"actor\":\"" + who + "\",\"standing\":\"" + standing + "\"}")
                            .getBytes(UTF_8)));
        }
        kafka.produceRecords(records);
        List<Long> read = new ArrayList<>();
        TopicSource source = new TopicSource(settings, read::add);
        Deeds deeds = new Deeds(Files.createDirectory(dir.resolve("work")), 1 << 20, 1, actor -> true);

        // When
        List<Decision> taught = source.decisions();
        source.read("ratings", deeds);

        // Then
        assertThat(taught).extracting(Decision::id).containsExactly("applied");
        assertThat(source.notClear()).containsExactly("actor:bob");
        List<Shown> shown = new Recall(Mode.OFF, null, Duration.ofDays(90)).of(deeds, Set.of("actor:eve"));
        assertThat(shown)
                .singleElement()
                .satisfies(eve -> assertThat(eve.objects())
                        .containsExactlyInAnyOrder("object:first", "object:middle", "object:last"));
        assertThat(read).contains(5L);
    }

    private static ProducerRecord<byte[], byte[]> answer(Settings settings, String decision, Answer.Outcome outcome) {
        Answer answer =
                new Answer(decision, Decision.Action.EXCLUDE, EVE.text(), outcome, "done", 0, 0, "ana", null, 1);
        return new ProducerRecord<>(
                settings.auditTopic(), ("decision-" + decision).getBytes(UTF_8), AnswerJson.of(answer));
    }

    private static ProducerRecord<byte[], byte[]> event(
            String topic, int offset, String film, String verdict, Map<String, String> more) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, null, ("{\"user\":\"eve\",\"movie\":\"" + film + "\",\"stars\":3}").getBytes(UTF_8));
        record.headers()
                .add(HeaderNames.ORIGIN, ("in/0/" + offset + "@2026-01-31T00:00:00.00" + offset + "Z").getBytes(UTF_8))
                .add(HeaderNames.VERDICT, verdict.getBytes(UTF_8));
        more.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private Settings settings(KafkaClient kafka, KeyPair ana) throws IOException {
        Path reviewers = Files.writeString(
                dir.resolve("reviewers.yaml"),
                "reviewers:\n  - {name: ana, role: analyst, key: \"" + PublicKeys.text(ana.getPublic()) + "\"}\n");
        Path file = TestSettings.live(dir, KafkaClient.uniqueName("taught"), kafka.bootstrap());
        Files.writeString(file, Files.readString(file) + "review: {reviewers: \"" + reviewers + "\"}\n");
        return SettingsFile.loadForRun(file);
    }
}
