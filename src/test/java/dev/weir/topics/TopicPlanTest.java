package dev.weir.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

    private static final String STREAM = """
              %s:
                topic: shop.%1$s
                kind: rating
                fields: {actor: /user, object: /movie, value: /stars, time: %s}
            """;

    @Test
    void holdsEveryInputAndOutputOfEveryStream() {
        // Given
        Settings settings = TestSettings.parse("streams:\n" + STREAM.formatted("ratings", "{at: /ts, unit: ms}")
                + STREAM.formatted("clicks", "{at: /ts, unit: ms, trust: producer}"));

        // When
        TopicPlan plan = TopicPlan.of(settings);

        // Then
        assertThat(plan.inputs()).extracting(PlannedTopic::name).containsExactly("shop.clicks", "shop.ratings");
        assertThat(plan.topics()).extracting(PlannedTopic::name).contains("weir.models", "weir.policies");
        assertThat(plan.outputs())
                .extracting(PlannedTopic::name)
                .containsExactly(
                        "weir.training.clicks",
                        "weir.quarantine.clicks",
                        "weir.dead-letters.clicks",
                        "weir.training.ratings",
                        "weir.quarantine.ratings",
                        "weir.dead-letters.ratings",
                        "weir.audit",
                        "weir.retractions",
                        "weir.standings",
                        "weir.alerts",
                        "weir.samples");
        assertThat(plan.inputs())
                .extracting(PlannedTopic::config)
                .containsExactly(Map.of(), Map.of("message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void aTopicThatStreamsReferToIsReadOnceAndMadeByNobody() {
        String referring =
                STREAM.replace("/user,", "/user, reference: /p,") + "    reference: {topic: shop.purchases}\n";

        TopicPlan plan = TopicPlan.of(TestSettings.parse("streams:\n"
                + referring.formatted("plays", "{at: /ts, unit: ms}")
                + referring.formatted("ratings", "{at: /ts, unit: ms}")));

        assertThat(plan.topics())
                .filteredOn(topic -> topic.use() == PlannedTopic.Use.REFERENCE)
                .singleElement()
                .isEqualTo(new PlannedTopic(
                        "shop.purchases",
                        PlannedTopic.Use.REFERENCE,
                        "plays",
                        PlannedTopic.AS_INPUT,
                        Map.of("cleanup.policy", "compact")));
        assertThat(plan.outputs()).extracting(PlannedTopic::name).doesNotContain("shop.purchases");
        assertThat(plan.inputs()).extracting(PlannedTopic::name).doesNotContain("shop.purchases");
    }

    @Test
    void keepsTrainingAsTheBrokersDoAndTheRestForReviewOrProof() {
        // Given
        TopicPlan plan = TopicPlan.of(TestSettings.ratings());

        // When
        Map<String, String> training = named(plan, "weir.training.ratings").config();
        Map<String, String> quarantine = named(plan, "weir.quarantine.ratings").config();
        PlannedTopic audit = named(plan, "weir.audit");

        // Then
        assertThat(training).isEqualTo(Map.of("max.message.bytes", "1016384"));
        assertThat(quarantine)
                .isEqualTo(named(plan, "weir.dead-letters.ratings").config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "2592000000")
                .containsEntry("retention.bytes", "-1")
                .containsEntry("max.message.bytes", "1016384");
        assertThat(audit.partitions()).isEqualTo(16);
        assertThat(audit.config()).containsEntry("retention.ms", "31622400000");
        assertThat(named(plan, "weir.retractions").config())
                .containsEntry("retention.ms", "-1")
                .as("whatever bound the brokers have for others")
                .containsEntry("retention.bytes", "-1");
        assertThat(named(plan, "weir.standings").config()).containsEntry("cleanup.policy", "compact");
        assertThat(named(plan, "weir.alerts").config()).isEqualTo(quarantine);
        assertThat(named(plan, "weir.samples").config())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "2592000000");
        assertThat(named(plan, "weir.models").config()).containsEntry("retention.ms", "-1");
        assertThat(named(plan, "weir.models").partitions()).isEqualTo(1);
    }

    /** A record over a small limit is a dead letter with its first 64 KiB, which must pass too. */
    @Test
    void leavesRoomForTheShortenedRecordWhereTheLimitIsSmaller() {
        assertThat(planWithLimit(69_631).recordBytes()).isEqualTo(69_632 + 16_384);
        assertThat(planWithLimit(69_632).recordBytes()).isEqualTo(69_632 + 16_384);
        assertThat(planWithLimit(69_633).recordBytes()).isEqualTo(69_633 + 16_384);
    }

    @Test
    void needsAnInputTopicForEachStream() {
        // Given
        Settings settings = TestSettings.parse("""
                streams:
                  ratings:
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: /ts}
                """);

        // When
        assertThatThrownBy(() -> TopicPlan.of(settings))

                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("streams.ratings.topic is missing");
    }

    private static TopicPlan planWithLimit(int bytes) {
        return TopicPlan.of(TestSettings.parse("limits: {recordBytes: " + bytes + "}\nstreams:\n"
                + STREAM.formatted("ratings", "{at: /ts, unit: ms}")));
    }

    private static PlannedTopic named(TopicPlan plan, String name) {
        return plan.topics().stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
