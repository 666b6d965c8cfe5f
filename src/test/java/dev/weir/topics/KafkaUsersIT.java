package dev.weir.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.weir.index.IndexFeed;
import dev.weir.index.ReviewIndex;
import dev.weir.learn.SampleFiles;
import dev.weir.learn.TopicShelf;
import dev.weir.policy.SignedPolicy;
import dev.weir.publish.PolicyTopic;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.support.KafkaClient;
import dev.weir.teach.TopicSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The users of k8s/components/strimzi on a broker that asks: each can do its work, and write nowhere else. */
class KafkaUsersIT {

    private static final Path USERS = Path.of("k8s/components/strimzi/kafkausers.yaml");
    private static final String GATEWAY = "weir-gateway";
    private static final String CONSOLE = "weir-console";
    private static final String TRAINER = "weir-train";
    private static final String STORE = "weir-store";
    private static final String PUBLISHER = "weir-policies";
    private static final String FORWARDER = "weir-alerts";
    private static final String DRIFT = "weir-drift";
    private static final String INPUT = "shop.ratings";

    private static SecuredBroker broker;
    private static TopicPlan plan;

    @TempDir
    static Path dir;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(GATEWAY, CONSOLE, TRAINER, STORE, PUBLISHER, FORWARDER, DRIFT);
        plan = TopicPlan.of(settings(GATEWAY));
        KafkaClient admin = broker.admin();
        plan.topics()
                .forEach(
                        topic -> admin.createTopicNamed(topic.name(), Math.max(1, topic.partitions()), topic.config()));
        try (Admin acls = admin.admin()) {
            acls.createAcls(rights()).all().get();
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void theGatewayHasWhatItsStartAsksFor() throws Exception {
        assertThat(TopicsCheck.run(settings(GATEWAY)).problemText()).isEmpty();
    }

    @Test
    void theConsoleReadsSendsDecisionsAndPoliciesAndLooksAtTransactions() throws Exception {
        // Given
        Settings settings = settings(CONSOLE);

        // Then
        try (ReviewIndex index = ReviewIndex.open(dir.resolve("index.db"), settings, Duration.ofDays(1));
                IndexFeed feed = index.feed(Cluster.of(settings).clientProperties(), Clock.systemUTC())) {
            assertThat(feed.catchUp()).isNotNegative();
        }
        send(settings, settings.decisionsTopic(), TransactionalIds.ofReview(settings, "1"));
        new PolicyTopic(settings).publish(new SignedPolicy("shop@1", "name: shop", "nobody's", "", 0, "this test"));
        assertThat(new TopicShelf(settings).all()).isEmpty();
        read(settings, INPUT);
        try (Transactions transactions = Transactions.of(settings);
                OutputEnds ends = OutputEnds.of(settings)) {
            assertThat(transactions.open()).isEmpty();
            assertThat(ends.now()).isNotEmpty();
        }
    }

    @Test
    void theTrainerReadsWhatItLearnsFromAndPublishes() throws Exception {
        // Given
        Settings settings = settings(TRAINER);
        TopicSource source = new TopicSource(settings, read -> {});

        // Then
        assertThat(SampleFiles.topics(settings, read -> {})).isNotNull();
        assertThat(source.decisions()).isEmpty();
        assertThat(source.notClear()).isEmpty();
        read(settings, settings.trainingTopic("ratings"), settings.quarantineTopic("ratings"));
        assertThat(new TopicShelf(settings).all()).isEmpty();
    }

    @Test
    void whoTrainsReadsWhatWasAdmittedAndTakenBack() throws Exception {
        Settings settings = settings(STORE);
        read(settings, settings.trainingTopic("ratings"), settings.retractionsTopic());
    }

    @Test
    void theForwarderReadsAlertsAndKeepsHowFarItCame() throws Exception {
        // Given
        Settings settings = settings(FORWARDER);
        Properties client = Cluster.of(settings).clientProperties();
        client.setProperty(ConsumerConfig.GROUP_ID_CONFIG, settings.alertsGroup());

        // Then
        read(settings, settings.alertsTopic());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition alerts = new TopicPartition(settings.alertsTopic(), 0);
            consumer.commitSync(Map.of(alerts, new OffsetAndMetadata(0)));
            assertThat(consumer.committed(Set.of(alerts))).containsEntry(alerts, new OffsetAndMetadata(0));
        }
    }

    @Test
    void theDriftWatchReadsWhatWasAdmittedAndWritesAlerts() throws Exception {
        // Given
        Settings settings = settings(DRIFT);

        // Then
        read(settings, settings.trainingTopic("ratings"));
        try (KafkaProducer<byte[], byte[]> producer = Cluster.of(settings).producer(Map.of())) {
            assertThat(producer.send(new ProducerRecord<>(settings.alertsTopic(), new byte[0]))
                            .get()
                            .hasOffset())
                    .isTrue();
        }
    }

    @Test
    void eachWritesItsOwnTopicsAndNoOther() throws Exception {
        Map<String, Set<String>> writers = new TreeMap<>();
        Map<String, Set<String>> readers = new TreeMap<>();
        for (String user : List.of(GATEWAY, CONSOLE, TRAINER, STORE, PUBLISHER, FORWARDER, DRIFT)) {
            allowed(user).forEach((topic, rights) -> {
                assertThat(rights)
                        .as(user + " on " + topic)
                        .doesNotContain(AclOperation.CREATE, AclOperation.DELETE, AclOperation.ALTER)
                        .doesNotContain(AclOperation.ALTER_CONFIGS);
                if (rights.contains(AclOperation.WRITE)) {
                    writers.computeIfAbsent(topic, any -> new TreeSet<>()).add(user);
                }
                if (rights.contains(AclOperation.READ)) {
                    readers.computeIfAbsent(topic, any -> new TreeSet<>()).add(user);
                }
            });
        }

        for (PlannedTopic topic : plan.topics()) {
            Set<String> allowed = switch (topic.use()) {
                case INPUT -> Set.of();
                case DECISIONS -> Set.of(CONSOLE);
                case MODELS -> Set.of(TRAINER);
                case POLICIES -> Set.of(CONSOLE, PUBLISHER);
                case ALERTS -> Set.of(GATEWAY, DRIFT);
                default -> Set.of(GATEWAY);
            };
            assertThat(writers.getOrDefault(topic.name(), Set.of()))
                    .as("who writes " + topic.name())
                    .isEqualTo(allowed);
        }
        assertThat(readers.get(INPUT)).containsExactly(CONSOLE, GATEWAY);
        assertThat(readers.values().stream().filter(users -> users.contains(FORWARDER)))
                .as("topics that the forwarder reads")
                .hasSize(1);
        assertThat(readers.values().stream().filter(users -> users.contains(STORE)))
                .as("topics that the store reads")
                .hasSize(2);
    }

    private static void read(Settings settings, String... topics) throws IOException {
        try (CommittedRecords records =
                new CommittedRecords(Cluster.of(settings).clientProperties(), List.of(topics))) {
            records.read(record -> {});
        }
    }

    private static void send(Settings settings, String topic, String transaction) {
        try (KafkaProducer<byte[], byte[]> producer =
                Cluster.of(settings).producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transaction))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, new byte[0], new byte[0]));
            producer.commitTransaction();
        }
    }

    private static Map<String, Set<AclOperation>> allowed(String user) throws Exception {
        Map<String, Set<AclOperation>> allowed = new TreeMap<>();
        try (Admin admin = Admin.create(Cluster.of(settings(user)).clientProperties())) {
            Set<String> seen = admin.listTopics().names().get();
            admin.describeTopics(seen, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> allowed.put(topic, description.authorizedOperations()));
        }
        return allowed;
    }

    /** As Strimzi's user operator gives them. */
    private static List<AclBinding> rights() throws IOException {
        List<AclBinding> rights = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
        try (MappingIterator<JsonNode> users =
                mapper.readerFor(JsonNode.class).readValues(mapper.createParser(Files.readString(USERS)))) {
            while (users.hasNext()) {
                JsonNode user = users.next();
                for (JsonNode acl : user.at("/spec/authorization/acls")) {
                    JsonNode of = acl.get("resource");
                    ResourcePattern resource = new ResourcePattern(
                            ResourceType.fromString(of.get("type").asText().replace("Id", "_id")),
                            of.get("name").asText(),
                            of.get("patternType").asText().equals("prefix")
                                    ? PatternType.PREFIXED
                                    : PatternType.LITERAL);
                    for (JsonNode operation : acl.get("operations")) {
                        String name = operation.asText().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
                        rights.add(new AclBinding(
                                resource,
                                new AccessControlEntry(
                                        "User:" + user.at("/metadata/name").asText(),
                                        "*",
                                        AclOperation.valueOf(name.toUpperCase(Locale.ROOT)),
                                        AclPermissionType.ALLOW)));
                    }
                }
            }
        }
        return rights;
    }

    private static Settings settings(String user) throws IOException {
        Path secret = Files.writeString(dir.resolve(user), SecuredBroker.login(user, SecuredBroker.WEIR_PASSWORD));
        Files.writeString(dir.resolve("reviewers.yaml"), "reviewers: []\n");
        String yaml = SettingsText.of("weir", broker.bootstrap(), INPUT)
                .withKafka("properties:")
                .withKafka("  security.protocol: SASL_PLAINTEXT")
                .withKafka("  sasl.mechanism: PLAIN")
                .withKafka("  sasl.jaas.config: ${file:" + secret + "}")
                .yaml();
        return SettingsFile.loadForRun(
                Files.writeString(dir.resolve(user + ".yaml"), yaml + "review: {reviewers: reviewers.yaml}\n"));
    }
}
