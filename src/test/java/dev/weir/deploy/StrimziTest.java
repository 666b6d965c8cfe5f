package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.topics.PlannedTopic;
import dev.weir.topics.TopicPlan;
import dev.weir.topics.TopicsCreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topics for Strimzi are those that {@code weir topics create} would make for the settings of the base. */
class StrimziTest {

    private static final Path COMPONENT = Path.of("k8s/components/strimzi");
    private static final Path TOPICS = COMPONENT.resolve("kafkatopics.yaml");
    private static final Path USERS = COMPONENT.resolve("kafkausers.yaml");
    private static final String TOPIC = """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            metadata:
              name: %s
              namespace: weir
              labels:
                strimzi.io/cluster: kafka
            spec:
              partitions: %d
              config:
            %s""";

    /** {@code mvn test -Dtest=StrimziTest -Dweir.docs=write} writes them. */
    @Test
    void theTopicsAreThoseOfTheSettings(@TempDir Path temp) throws IOException {
        // Given
        String text = Yaml.file(Path.of("k8s/base/20-configmap.yaml"))
                .at("/data/weir.yaml")
                .asText();
        Settings settings = SettingsFile.loadForRun(Files.writeString(temp.resolve("weir.yaml"), text));

        // When
        String topics = TopicPlan.of(settings).topics().stream()
                .filter(topic -> topic.use() != PlannedTopic.Use.INPUT)
                .map(StrimziTest::topic)
                .collect(Collectors.joining("---\n"));
        String file = "# Written from k8s/base/20-configmap.yaml: mvn test -Dtest=StrimziTest -Dweir.docs=write\n"
                + "# As many replicas as the brokers' own default.replication.factor says.\n" + topics;
        if ("write".equals(System.getProperty("weir.docs"))) {
            Files.writeString(TOPICS, file);
        }

        // Then
        assertThat(Files.readString(TOPICS)).isEqualTo(file);
    }

    @Test
    void everyTopicAndUserIsValid() throws IOException {
        for (Path file : List.of(TOPICS, USERS)) {
            for (JsonNode document : Yaml.documents(file)) {
                assertThat(BuiltInKinds.read(document)).isNotNull();
                assertThat(document.at("/metadata/namespace").asText()).isEqualTo("weir");
                assertThat(document.at("/metadata/labels/strimzi.io~1cluster").asText())
                        .isEqualTo("kafka");
            }
        }
    }

    /** The operator writes a user's login into a Secret of the user's name. */
    @Test
    void everyPodLogsInAsAUserOfItsOwn() {
        List<String> users = Yaml.documents(USERS).stream()
                .map(document -> document.at("/metadata/name").asText())
                .toList();

        assertThat(users)
                .containsExactly(
                        "weir-gateway",
                        "weir-console",
                        "weir-policies",
                        "weir-train",
                        "weir-alerts",
                        "weir-drift",
                        "weir-store");
        assertThat(List.of(
                        login("30-flinkdeployment.yaml", "/spec/podTemplate/spec/volumes"),
                        login("40-deployment.yaml", "/spec/template/spec/volumes"),
                        login("50-cronjob.yaml", "/spec/jobTemplate/spec/template/spec/volumes"),
                        login("51-cronjob.yaml", "/spec/jobTemplate/spec/template/spec/volumes"),
                        login("52-cronjob.yaml", "/spec/jobTemplate/spec/template/spec/volumes")))
                .containsExactly("weir-gateway", "weir-console", "weir-train", "weir-train", "weir-drift");
    }

    @Test
    void misspeltKeysAreFound() {
        ObjectNode topic = Yaml.documents(TOPICS).get(0).deepCopy();
        ((ObjectNode) topic.get("spec")).put("partition", 4);
        assertThatThrownBy(() -> BuiltInKinds.read(topic)).hasMessageContaining("partition");

        ObjectNode user = Yaml.documents(USERS).get(0).deepCopy();
        ((ObjectNode) user.at("/spec/authorization/acls/0"))
                .putArray("operatoins")
                .add("Read");
        assertThatThrownBy(() -> BuiltInKinds.read(user)).hasMessageContaining("operatoins");
    }

    private static String login(String file, String volumes) {
        return Yaml.elements(Yaml.file(Path.of("k8s/base", file)).at(volumes))
                .filter(volume -> volume.get("name").asText().equals("secrets"))
                .map(volume -> volume.at("/secret/secretName").asText())
                .collect(Collectors.joining());
    }

    private static String topic(PlannedTopic topic) {
        int partitions =
                topic.partitions() == PlannedTopic.AS_INPUT ? TopicsCreate.NEW_INPUT_PARTITIONS : topic.partitions();
        String config = new TreeMap<>(topic.config())
                .entrySet().stream()
                        .map(entry -> "    %s: \"%s\"%n".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
        return TOPIC.formatted(topic.name(), partitions, config);
    }
}
