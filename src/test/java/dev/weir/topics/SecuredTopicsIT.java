package dev.weir.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.settings.Settings;
import dev.weir.support.Jobs;
import dev.weir.support.KafkaClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecuredTopicsIT {

    private static SecuredBroker broker;

    @TempDir
    Path dir;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void thePasswordReachesKafkaAndNothingElse() throws Exception {
        // Given
        Settings right = settings("login", SecuredBroker.WEIR_PASSWORD);
        Settings wrong = settings("login", "n0t-" + SecuredBroker.WEIR_PASSWORD);

        try (CapturedLog log = new CapturedLog()) {
            // When
            TopicsCheck.Report allowed = TopicsCheck.run(right);
            TopicsCheck.Report refused = TopicsCheck.run(wrong);

            // Then
            assertThat(allowed.problemText()).contains("may not").doesNotContain("refused the login");
            assertThat(refused.problemText()).contains("it refused the login").contains("kafka.properties");
            assertThat(log.text()).contains("AdminClientConfig").contains("sasl.jaas.config = [hidden]");
            assertThat(List.of(allowed.toString(), refused.toString(), right.toString(), wrong.toString(), log.text()))
                    .allSatisfy(text -> assertThat(text).doesNotContain(SecuredBroker.WEIR_PASSWORD));
        }
    }

    /** The rights that the check asks for are enough for the check, the job and the transactions' list, and none is idle. */
    @Test
    void theRightsThatTheCheckAsksForAreEnoughForAJob() throws Exception {
        // Given
        KafkaClient admin = broker.admin();
        Settings settings = settings("job", SecuredBroker.WEIR_PASSWORD);
        TopicPlan plan = TopicPlan.of(settings);
        plan.topics()
                .forEach(
                        topic -> admin.createTopicNamed(topic.name(), Math.max(1, topic.partitions()), topic.config()));
        assertThat(TopicsCheck.run(settings).problems())
                .extracting(TopicProblem::subject)
                .hasSize(14)
                .contains("transactional ids job:*", "consumer group job.gateway");

        // When
        grant(admin, plan, settings);

        // Then
        assertThat(TopicsCheck.run(settings).problemText()).isEmpty();
        admin.produce("job.in", List.of("a", "b"));
        HeldSink.hold();
        HeldSink.release();
        CopyJob copy = new CopyJob(broker.weir(), "job.in", "job.training.ratings", "job", dir.resolve("checkpoints"));
        JobClient job = copy.start();
        assertThat(admin.awaitCommitted("job.training.ratings", 2)).hasSize(2);
        Jobs.end(job);
        try (Transactions transactions = Transactions.of(settings)) {
            assertThat(transactions.ids().prefix()).isEqualTo("job:");
            transactions.open().forEach(open -> transactions.abort(open.id()));
            assertThat(transactions.open()).noneMatch(OpenTransaction::ongoing);
        }
    }

    @Test
    void aTransactionOfAnotherUserMayNotBeAborted() throws Exception {
        // Given
        Settings settings = settings("foreign", SecuredBroker.WEIR_PASSWORD);

        // When
        try (Transactions transactions = Transactions.of(settings)) {
            assertThatThrownBy(() -> transactions.abort("foreign:1"))

                    // Then
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("it does not allow this user to do so")
                    .hasMessageContaining("foreign:1");
        }
    }

    private Settings settings(String prefix, String password) throws Exception {
        Path secret =
                Files.writeString(dir.resolve(prefix + password.hashCode()), SecuredBroker.login("weir", password));
        return SettingsText.of(prefix, broker.bootstrap(), prefix + ".in")
                .withKafka("properties:")
                .withKafka("  security.protocol: SASL_PLAINTEXT")
                .withKafka("  sasl.mechanism: PLAIN")
                .withKafka("  sasl.jaas.config: ${file:" + secret + "}")
                .load(dir);
    }

    private static void grant(KafkaClient kafka, TopicPlan plan, Settings settings) throws Exception {
        List<AclBinding> rights = new ArrayList<>();
        for (PlannedTopic topic : plan.topics()) {
            rights.add(allow(ResourceType.TOPIC, topic.name(), AclOperation.READ));
            rights.add(allow(ResourceType.TOPIC, topic.name(), AclOperation.DESCRIBE_CONFIGS));
            if (!topic.use().read()) {
                rights.add(allow(ResourceType.TOPIC, topic.name(), AclOperation.WRITE));
            }
        }
        rights.add(allow(ResourceType.GROUP, settings.consumerGroup(), AclOperation.READ));
        rights.add(new AclBinding(
                new ResourcePattern(
                        ResourceType.TRANSACTIONAL_ID, settings.transactionalIdPrefix(), PatternType.PREFIXED),
                entry(AclOperation.WRITE)));
        try (Admin admin = kafka.admin()) {
            admin.createAcls(rights).all().get();
        }
    }

    private static AclBinding allow(ResourceType type, String name, AclOperation right) {
        return new AclBinding(new ResourcePattern(type, name, PatternType.LITERAL), entry(right));
    }

    private static AccessControlEntry entry(AclOperation right) {
        return new AccessControlEntry("User:weir", "*", right, AclPermissionType.ALLOW);
    }
}
