package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.JobEnvironment;
import dev.weir.LiveGateway;
import dev.weir.Plan;
import dev.weir.TestSettings;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.Broker;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is published in the shell judges the next events of a running job; a bypass ends by itself. */
@ExtendWith(Broker.class)
class PolicyCommandIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BATCH = 5;
    private static final int MOST_BATCHES = 60;
    private static final String RATES = ";rate=default@1,profile=default@1";

    @TempDir
    Path dir;

    private Path file;
    private int sent;

    @Test
    void aRunningJobTakesUpWhatIsPublished(KafkaClient kafka) throws Exception {
        // Given
        Settings settings = settings(kafka);
        Path policy = Files.writeString(dir.resolve("policy.yaml"), "name: shop\nversion: 2\n# all of it\n");
        JobClient job = LiveGateway.of(Plan.live(settings)).startInProcess(JobEnvironment.inProcess(settings));
        try {
            assertThat(judgedUntil("shadow@1", kafka, settings)).containsOnly("shadow@1" + RATES);

            // When, Then: enforcing takes two people
            assertThat(json(Run.of("policy", "validate", policy.toString(), "--settings", file.toString(), "--json"))
                            .path("policy")
                            .asText())
                    .isEqualTo("shop@2");
            assertThat(policy("ana", "publish", policy.toString()).err()).contains("'ana' is analyst, who may not");
            assertThat(policy("lea", "publish", policy.toString()).err())
                    .contains("was not tried", "--over 24h --out DIR");
            Run alone = policy("lea", "publish", policy.toString(), "--without-backtest", "the first");
            assertThat(alone.status()).isEqualTo(1);
            assertThat(alone.out()).contains("streams.ratings.rate.mode: shadow -> -");
            assertThat(alone.err()).contains("ratings: rate is enforced, was shadow", "review.fourEyes: policy");
            String proposal = dir.resolve("proposal.json").toString();
            Run proposed = policy(
                    "lea",
                    "publish",
                    policy.toString(),
                    "--propose",
                    proposal,
                    "--without-backtest",
                    "nothing came yet");
            assertThat(proposed.status()).as(proposed.err()).isZero();
            assertThat(policy("lea", "approve", proposal).err()).contains("'lea' signed it twice");
            assertThat(policy("ada", "approve", proposal).out()).contains("published shop@2");
            assertThat(judgedUntil("shop@2", kafka, settings)).last().isEqualTo("shop@2" + RATES);

            // A bypass ends by itself
            assertThat(policy("lea", "shadow", "ratings", "--for", "6s").status())
                    .isZero();
            judgedUntil("shop@3!shadow", kafka, settings);
            judgedUntil("shop@3;", kafka, settings);

            // And the way back is a new version
            assertThat(policy("lea", "rollback", "shop@2").out())
                    .as("that a bypass ends is not tried")
                    .contains("version: 3 -> 4", "published shop@4");
            judgedUntil("shop@4", kafka, settings);
        } finally {
            Jobs.end(job);
        }
        assertThat(LiveGateway.of(Plan.live(settings)).governing().atStart().id())
                .isEqualTo("shop@4");
        JsonNode history = json(Run.of("policy", "history", "--settings", file.toString(), "--json"));
        assertThat(history.path("inForce").asText()).isEqualTo("shop@4");
        assertThat(history.path("policies"))
                .extracting(each -> each.path("state").asText())
                .containsExactly("past", "past", "in-force");
        assertThat(history.at("/policies/0/by")).extracting(JsonNode::asText).containsExactly("lea", "ada");
        assertThat(history.at("/policies/0/statement").asText()).isEqualTo("without a backtest: nothing came yet");
        assertThat(Run.of("policy", "show", "--settings", file.toString()).out())
                .startsWith("name: shop\n# all of it\nversion: 4\neffectiveFrom: ");
        assertThat(policy("lea", "publish", policy.toString()).err()).contains("version 2 is not above");
    }

    /** 33 of 110 would be shut out: refused with one signature, published with two. Five would be: one is enough. */
    @Test
    void whatShutsOutManyTakesTwo(KafkaClient kafka) throws Exception {
        // Given
        Settings settings = settings(kafka);
        kafka.produce(
                "in." + settings.prefix(),
                IntStream.range(0, 220)
                        .mapToObj(i -> "{\"user\":\"" + (i % 110 < 33 ? "crowd-" : i % 110 < 38 ? "other-" : "u-")
                                + i % 110 + "\",\"movie\":\"m" + i % 7 + "\",\"stars\":" + (1 + i % 5) + "}")
                        .toList());
        String many = policy("many", 2, "actor:crowd-*").toString();
        String few = policy("few", 3, "actor:other-*").toString();
        String report = dir.resolve("tried").resolve("backtest.json").toString();

        // When, Then: alone
        Run unasked = policy(
                "lea",
                "publish",
                many,
                "--over",
                "1h",
                "--out",
                dir.resolve("tried").toString());
        assertThat(unasked.err()).contains("nothing was sent", "--yes");
        assertThat(unasked.out()).contains("newly shut out", "33");
        Run alone = policy("lea", "publish", many, "--backtest", report, "--yes");
        assertThat(alone.status()).isEqualTo(1);
        assertThat(alone.err()).contains("shuts out 33 of 110 contributors", "at most 5", "review.fourEyes: policy");
        assertThat(policy("lea", "publish", few, "--backtest", report, "--yes").err())
                .contains("is of other rules");

        // With two
        String proposal = dir.resolve("proposal.json").toString();
        assertThat(policy("lea", "publish", many, "--backtest", report, "--yes", "--propose", proposal)
                        .status())
                .isZero();
        assertThat(policy("ada", "approve", proposal).out()).contains("33 of 110", "published many@2");

        // Five are no more than the budget; and the report of before compares with another policy
        assertThat(policy("lea", "publish", many.replace("many", "few"), "--backtest", report, "--yes")
                        .err())
                .contains("compares it with another policy");
        Run one = policy(
                "lea",
                "publish",
                few,
                "--over",
                "1h",
                "--out",
                dir.resolve("few").toString(),
                "--yes");
        assertThat(one.status()).as(one.err()).isZero();
        assertThat(one.out()).contains("5 of 110", "published few@3");
        assertThat(Run.of("policy", "history", "--settings", file.toString()).out())
                .contains("published", "lea and ada", "tried on 220 events", "33 of 110 contributors newly shut out");
    }

    private Path policy(String name, int version, String ignored) throws IOException {
        Instant now = Instant.now();
        return Files.writeString(
                dir.resolve(name + ".yaml"), """
                name: %s
                version: %d
                effectiveFrom: %s
                ignore: [{actors: ['%s'], owner: tests, until: %s}]
                """.formatted(name, version, now, ignored, now.plusSeconds(3600)));
    }

    private Run policy(String name, String... words) {
        List<String> all = new ArrayList<>(List.of("policy"));
        all.addAll(List.of(words));
        all.addAll(List.of(
                "--settings",
                file.toString(),
                "--as",
                name,
                "--key",
                dir.resolve(name + ".pem").toString()));
        return Run.of(all.toArray(String[]::new));
    }

    private static JsonNode json(Run run) throws IOException {
        assertThat(run.status()).as(run.out() + run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private List<String> judgedUntil(String policy, KafkaClient kafka, Settings settings) {
        for (int i = 0; i < MOST_BATCHES; i++) {
            List<String> stamps = judged(kafka, settings);
            if (stamps.get(stamps.size() - 1).startsWith(policy)) {
                return stamps;
            }
        }
        throw new AssertionError("after " + MOST_BATCHES * BATCH + " events " + policy + " judges none");
    }

    /** Sends a few more events and waits for their verdicts: what is stamped on all so far. */
    private List<String> judged(KafkaClient kafka, Settings settings) {
        kafka.produce(
                "in." + settings.prefix(),
                IntStream.range(sent, sent + BATCH)
                        .mapToObj(i -> "{\"user\":\"u" + i + "\",\"movie\":\"m\",\"stars\":" + (1 + i % 5) + "}")
                        .toList());
        sent += BATCH;
        List<String> stamps = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.awaitCommitted(settings.trainingTopic("ratings"), sent)) {
            stamps.add(
                    new String(record.headers().lastHeader(HeaderNames.POLICY).value(), UTF_8));
        }
        return stamps;
    }

    private Settings settings(KafkaClient kafka) throws Exception {
        String prefix = KafkaClient.uniqueName("policy");
        file = TestSettings.live(dir, prefix, kafka.bootstrap());
        Files.writeString(file, Files.readString(file) + "review: {reviewers: reviewers.yaml, fourEyes: [policy]}\n");
        StringBuilder reviewers = new StringBuilder("reviewers:\n");
        Map.of("ana", "analyst", "lea", "lead", "ada", "admin")
                .forEach((name, role) -> reviewers.append(
                        Run.of("keys", "generate", "--name", name, "--role", role, "--out", dir.toString())
                                .out()));
        Files.writeString(dir.resolve("reviewers.yaml"), reviewers);
        Settings settings = SettingsFile.loadForRun(file);
        kafka.createTopicNamed("in." + prefix, 1, Map.of("message.timestamp.type", "LogAppendTime"));
        TopicsCreate.run(settings, TopicsCreate.Inputs.MUST_EXIST);
        return settings;
    }
}
