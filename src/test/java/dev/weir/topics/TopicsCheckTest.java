package dev.weir.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.settings.Settings;
import dev.weir.topics.ClusterFacts.Probe;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsCheckTest {

    private static final Set<AclOperation> ALL =
            EnumSet.of(AclOperation.READ, AclOperation.WRITE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

    private Settings settings = settings("{at: /ts, unit: ms}");
    private final Map<String, ClusterFacts.Topic> topics = new HashMap<>();
    private final Set<String> denied = new HashSet<>();
    private final Map<Integer, Map<String, String>> brokers = new HashMap<>();
    private Set<AclOperation> group = Set.of(AclOperation.READ, AclOperation.DESCRIBE);
    private Probe probe = Probe.ALLOWED;

    TopicsCheckTest() {
        topic("shop.ratings", Map.of("message.timestamp.type", "LogAppendTime"));
        for (PlannedTopic made :
                TopicPlan.of(settings).topics().stream().skip(1).toList()) {
            topic(made.name(), Map.of("max.message.bytes", "1016384"));
        }
        audit(16);
        brokers.put(1, Map.of("transaction.max.timeout.ms", "43200000", "socket.request.max.bytes", "104857600"));
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(report().problems()).isEmpty();
        assertThat(report().problemText()).isEmpty();
    }

    @Test
    void namesTheClockTheCommandAndTheSettingWhereProducersChooseTheTime() {
        // Given
        topic("shop.ratings", Map.of("message.timestamp.type", "CreateTime"));

        // When
        TopicsCheck.Report report = report();

        // Then
        assertThat(report.problemText()).isEqualTo("""
                input topic shop.ratings: its message.timestamp.type is CreateTime: a record's time is its producer's own \
                claim, which bounds no event time.
                  fix: kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name \
                shop.ratings --add-config message.timestamp.type=LogAppendTime
                       or accept the producers' clocks in the settings: streams.ratings.fields.time.trust: producer""");
    }

    @Test
    void eachChainOfTheAuditNeedsAPartition() {
        audit(15);
        assertThat(report().problemText())
                .contains("topic weir.audit: it has 15 partitions; needed: 16, one for each hash chain.")
                .contains("--alter --topic weir.audit --partitions 16");
        audit(16);
        assertThat(report().problems()).isEmpty();
        audit(17);
        assertThat(report().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "weir.retractions, true",
        "weir.decisions, true",
        "weir.models, true",
        "weir.policies, true",
        "weir.quarantine.ratings, false",
        "weir.training.ratings, false"
    })
    void whatIsKeptForEverHasNoBoundOfSize(String name, boolean isBad) {
        for (String bytes : List.of("-1", "0", "1073741824")) {
            topic(name, Map.of("max.message.bytes", "1349717", "retention.bytes", bytes));
            if (isBad && !bytes.equals("-1")) {
                assertThat(report().problemText())
                        .contains("topic " + name + ": its retention.bytes is " + bytes)
                        .contains("--alter --entity-type topics --entity-name " + name
                                + " --add-config retention.bytes=-1");
            } else {
                assertThat(report().problems()).as(bytes).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-1, -1, true",
        "-1, 1000, true",
        "1001, 1000, true",
        "1000, 1000, true",
        "999, 1000, false",
        "1000, -1, false"
    })
    void theLedgerStaysAsLongAsWhatItTakesBack(String ledger, String training, boolean isWell) {
        topic("weir.training.ratings", Map.of("max.message.bytes", "1016384", "retention.ms", training));
        topic("weir.retractions", Map.of("max.message.bytes", "1016384", "retention.ms", ledger));

        assertThat(report().problems().isEmpty()).isEqualTo(isWell);
        if (!isWell) {
            assertThat(report().problemText())
                    .contains("topic weir.retractions: its retention.ms is " + ledger)
                    .contains("--entity-name weir.retractions --add-config retention.ms=-1");
        }
    }

    @Test
    void acceptsTheProducersClockWhereTheSettingsDoOrThereIsNoTime() {
        // Given
        topic("shop.ratings", Map.of("message.timestamp.type", "CreateTime"));

        // When
        settings = settings("{at: /ts, unit: ms, trust: producer}");
        TopicsCheck.Report trusted = report();
        settings = settings("order");
        TopicsCheck.Report without = report();

        // Then
        assertThat(trusted.problems()).isEmpty();
        assertThat(without.problems()).isEmpty();
    }

    @Test
    void signaturesNeedTheBrokersClockWhoseverTheTimesAre() {
        // Given
        topic("shop.ratings", Map.of("message.timestamp.type", "CreateTime"));
        settings = TestSettings.parse("""
                provenance: {keys: keys.yaml}
                streams:
                  ratings:
                    topic: shop.ratings
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: {at: /ts, unit: ms, trust: producer}}
                    signatures: preferred
                """);

        // When, Then
        assertThat(report().problemText())
                .contains("which bounds no event time and no signature's", "streams.ratings.signatures: ignored")
                .doesNotContain("trust: producer");
    }

    @Test
    void outputLimitMustTakeTheLargestRecordAndItsHeaders() {
        topic("weir.training.ratings", Map.of("max.message.bytes", "1016385"));
        assertThat(report().problems()).isEmpty();
        topic("weir.training.ratings", Map.of("max.message.bytes", "1016384"));
        assertThat(report().problems()).isEmpty();
        topic("weir.training.ratings", Map.of("max.message.bytes", "1016383"));
        assertThat(report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.subject()).isEqualTo("output topic weir.training.ratings");
            assertThat(problem.what()).contains("1016383").contains("1016384 is needed");
            assertThat(problem.fix()).contains("--add-config max.message.bytes=1016384");
        });
    }

    @Test
    void brokersMustTakeTheLargestRequest() {
        // Given
        brokers.put(2, Map.of("socket.request.max.bytes", "1000000"));

        // When
        TopicsCheck.Report report = report();

        // Then
        assertThat(report.problems()).extracting(TopicProblem::subject).containsExactly("broker 2");
    }

    @Test
    void transactionsMustBeAllowedToLastAsLongAsTheSettingsSay() {
        brokers.put(2, Map.of("transaction.max.timeout.ms", "43200001"));
        assertThat(report().problems()).isEmpty();
        brokers.put(2, Map.of("transaction.max.timeout.ms", "43199999"));
        assertThat(report().problems()).extracting(TopicProblem::subject).containsExactly("broker 2");
        brokers.put(2, Map.of("transaction.max.timeout.ms", "900000"));
        assertThat(report().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).contains("900000 (15m)").contains("43200000 (12h)");
            assertThat(problem.fix())
                    .contains("set transaction.max.timeout.ms=43200000")
                    .contains("kafka.transactionTimeout: 15m");
        });
    }

    @Test
    void believesTheProbeWhereTheBrokersSettingsCannotBeRead() {
        // Given
        brokers.put(1, Map.of());
        probe = Probe.TIMEOUT_REFUSED;

        // When
        TopicsCheck.Report report = report();

        // Then
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.subject()).isEqualTo("brokers"));
    }

    @Test
    void namesTheRightThatIsMissingAndTheCommandThatGivesIt() {
        // Given
        topics.put("shop.ratings", new ClusterFacts.Topic(3, Set.of(AclOperation.DESCRIBE), Map.of()));
        denied.add("weir.audit");
        topics.remove("weir.audit");
        group = Set.of();
        probe = Probe.ID_DENIED;
        settings = settings("order");

        // When
        TopicsCheck.Report report = report();

        // Then
        assertThat(report.problems())
                .extracting(TopicProblem::subject)
                .containsExactly(
                        "input topic shop.ratings",
                        "output topic weir.audit",
                        "consumer group weir.gateway",
                        "transactional ids weir:*");
        assertThat(report.problems())
                .extracting(TopicProblem::fix)
                .satisfiesExactly(
                        fix -> assertThat(fix)
                                .endsWith("--operation Read --operation DescribeConfigs --topic shop.ratings"),
                        fix -> assertThat(fix).endsWith("--topic weir.audit"),
                        fix -> assertThat(fix).endsWith("--operation Read --group weir.gateway"),
                        fix -> assertThat(fix)
                                .contains("--operation Write")
                                .endsWith("--transactional-id weir: --resource-pattern-type prefixed"));
    }

    @Test
    void saysHowToMakeWhatIsMissing() {
        // Given
        topics.remove("shop.ratings");
        topics.remove("weir.quarantine.ratings");

        // When
        TopicsCheck.Report report = report();

        // Then
        assertThat(report.problems())
                .extracting(TopicProblem::fix)
                .satisfiesExactly(
                        fix -> assertThat(fix).contains("weir topics create --inputs"),
                        fix -> assertThat(fix)
                                .contains("weir topics create\n")
                                .contains("--create --topic weir.quarantine.ratings --partitions 4")
                                .contains("--config retention.ms=2592000000"));
        assertThat(report.topics())
                .filteredOn(topic -> topic.partitions() == TopicState.ABSENT)
                .extracting(TopicState::name)
                .containsExactly("shop.ratings", "weir.quarantine.ratings");
    }

    private TopicsCheck.Report report() {
        return TopicsCheck.report(
                settings, TopicPlan.of(settings), new ClusterFacts(topics, denied, brokers, group, probe));
    }

    private void audit(int partitions) {
        topics.put("weir.audit", new ClusterFacts.Topic(partitions, ALL, Map.of("max.message.bytes", "1016384")));
    }

    private void topic(String name, Map<String, String> config) {
        topics.put(name, new ClusterFacts.Topic(3, ALL, config));
    }

    private static Settings settings(String time) {
        return TestSettings.parse("""
                kafka: {bootstrap: "kafka:9092"}
                streams:
                  ratings:
                    topic: shop.ratings
                    kind: rating
                    fields: {actor: /user, object: /movie, value: /stars, time: %s}
                """.formatted(time));
    }
}
