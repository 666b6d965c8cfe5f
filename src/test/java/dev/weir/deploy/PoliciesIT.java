package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.deploy.Overlay.Workload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every pod of every overlay. */
class PoliciesIT {

    /** What Flink puts on its own pods. */
    private static final Map<String, String> FLINKS = Map.of("app", "weir", "type", "flink-native-kubernetes");

    private static Overlay dev;
    private static Overlay prod;

    @BeforeAll
    static void build() throws Exception {
        Programs.assumeHas("kubectl", "the overlays are not put together");
        dev = Overlay.build(Path.of("k8s/overlays/dev"));
        prod = Overlay.build(Path.of("k8s/overlays/prod"));
    }

    static Stream<Overlay> overlays() {
        return Stream.of(dev, prod);
    }

    static Stream<Workload> workloads() {
        return overlays().flatMap(overlay -> overlay.workloads().stream());
    }

    @Test
    void everyWorkloadIsLookedAt() {
        assertThat(prod.workloads())
                .extracting(Workload::name)
                .containsExactlyInAnyOrder(
                        "weir",
                        "weir-console",
                        "weir-alerts",
                        "weir-store",
                        "weir-train",
                        "weir-train-decisions",
                        "weir-drift");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void noPodRunsAsRootOrMayBecomeIt(Workload workload) {
        JsonNode pod = workload.pod().get("securityContext");
        assertThat(pod.get("runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.get("runAsUser").asInt()).isPositive();
        assertThat(pod.at("/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(workload.containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode own = container.get("securityContext");
            assertThat(own.get("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(own.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
            assertThat(own.path("readOnlyRootFilesystem").asBoolean())
                    .as("Flink's image writes its configuration beside itself")
                    .isEqualTo(!workload.isFlink());
            assertThat(own.has("runAsUser")).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void everyContainerHasItsLimits(Workload workload) {
        if (!workload.isFlink()) {
            assertThat(workload.containers()).allSatisfy(container -> {
                JsonNode resources = container.get("resources");
                assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
                assertThat(resources.at("/limits/cpu").asText()).isNotEmpty();
                assertThat(resources.at("/limits/memory").asText()).isNotEmpty();
                assertThat(resources.at("/requests/memory").isMissingNode()).isFalse();
            });
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theJobsPodsHaveTheirLimits(Overlay overlay) {
        for (String role : List.of("jobManager", "taskManager")) {
            JsonNode resource = overlay.one("FlinkDeployment", "weir")
                    .path("spec")
                    .path(role)
                    .path("resource");
            assertThat(resource.path("cpu").asDouble()).as(role).isPositive();
            assertThat(resource.path("memory").asText()).as(role).matches("\\d+g");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyImageHasAVersionAndOursTheOneOfTheBuild(Overlay overlay) {
        List<String> images = Stream.concat(
                        Stream.of(overlay.one("FlinkDeployment", "weir")
                                .at("/spec/image")
                                .asText()),
                        overlay.workloads().stream()
                                .filter(workload -> !workload.isFlink())
                                .flatMap(workload -> workload.containers().stream())
                                .map(container -> container.path("image").asText()))
                .distinct()
                .toList();

        assertThat(images)
                .contains("weir-job:" + Artifacts.VERSION, "weir:" + Artifacts.VERSION)
                .allSatisfy(image -> assertThat(image).matches(".+:v?\\d+\\.\\d+\\.\\d+"))
                .filteredOn(image -> image.startsWith("weir"))
                .allSatisfy(image -> assertThat(image).endsWith(":" + Artifacts.VERSION));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noSecretStandsInTheOpen(Overlay overlay) {
        assertThat(overlay.all("Secret")).isEmpty();
        for (Workload workload : overlay.workloads()) {
            workload.containers().stream()
                    .flatMap(container -> Yaml.elements(container.path("env")))
                    .filter(env -> env.get("name").asText().matches(".*(KEY|SECRET|PASSWORD|TOKEN|CLIENT_ID).*"))
                    .forEach(env -> assertThat(
                                    env.at("/valueFrom/secretKeyRef/name").asText())
                            .as(env.get("name").asText())
                            .startsWith("weir-"));
        }
        assertThat(overlay.one("ConfigMap", "weir-settings")
                        .at("/data/weir.yaml")
                        .asText())
                .contains("sasl.jaas.config: ${file:/opt/weir/secrets/sasl.jaas.config}")
                .doesNotContainIgnoringCase("password");
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void onlyTheJobTalksToKubernetes(Overlay overlay) {
        for (Workload workload : overlay.workloads()) {
            if (!workload.isFlink()) {
                String account = workload.pod().get("serviceAccountName").asText();
                assertThat(workload.pod().get("automountServiceAccountToken").asBoolean(true))
                        .isFalse();
                assertThat(overlay.one("ServiceAccount", account)
                                .get("automountServiceAccountToken")
                                .asBoolean(true))
                        .isFalse();
            }
        }
        assertThat(overlay.all("RoleBinding"))
                .singleElement()
                .satisfies(binding ->
                        assertThat(binding.at("/subjects/0/name").asText()).isEqualTo("weir"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyPodNamesWhatExistsAndMountsWhatItHas(Overlay overlay) {
        for (Workload workload : overlay.workloads()) {
            Set<String> volumes = new HashSet<>();
            Yaml.elements(workload.pod().get("volumes")).forEach(volume -> {
                volumes.add(volume.get("name").asText());
                if (volume.has("configMap")) {
                    overlay.one("ConfigMap", volume.at("/configMap/name").asText());
                }
                if (volume.has("persistentVolumeClaim")) {
                    overlay.one(
                            "PersistentVolumeClaim",
                            volume.at("/persistentVolumeClaim/claimName").asText());
                }
            });
            Set<String> mounted = new HashSet<>();
            workload.containers()
                    .forEach(container -> Yaml.elements(container.path("volumeMounts"))
                            .forEach(mount -> mounted.add(mount.get("name").asText())));
            assertThat(mounted).as(workload.name()).isEqualTo(volumes);
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everySelectorFindsPods(Overlay overlay) {
        List<Map<String, String>> labels = overlay.workloads().stream()
                .flatMap(workload -> workload.isFlink() ? flinks() : Stream.of(labels(workload.template())))
                .toList();

        Stream.of("NetworkPolicy", "PodDisruptionBudget", "Service")
                .flatMap(kind -> overlay.all(kind).stream())
                .forEach(document -> {
                    JsonNode spec = document.get("spec");
                    JsonNode wanted = document.get("kind").asText().equals("Service")
                            ? spec.get("selector")
                            : spec.has("podSelector")
                                    ? spec.at("/podSelector/matchLabels")
                                    : spec.at("/selector/matchLabels");
                    assertThat(labels)
                            .as(document.at("/metadata/name").asText())
                            .anyMatch(those ->
                                    those.entrySet().containsAll(map(wanted).entrySet()));
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void nothingGoesInOrOutThatNoPolicyAllows(Overlay overlay) {
        JsonNode deny = overlay.one("NetworkPolicy", "weir-nothing").get("spec");
        assertThat(deny.get("podSelector")).isEmpty();
        assertThat(Yaml.elements(deny.get("policyTypes")).map(JsonNode::asText)).containsExactly("Ingress", "Egress");
        assertThat(deny.has("ingress") || deny.has("egress")).isFalse();

        String bootstrap = Yaml.documents(overlay.one("ConfigMap", "weir-settings")
                        .at("/data/weir.yaml")
                        .asText())
                .get(0)
                .at("/kafka/bootstrap")
                .asText();
        JsonNode kafka = overlay.one("NetworkPolicy", "weir-kafka").at("/spec/egress/1");
        assertThat(bootstrap)
                .as("the policy lets pods reach the Kafka of the settings")
                .endsWith("."
                        + kafka.at("/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                                .asText() + ":"
                        + kafka.at("/ports/0/port").asText());
        assertThat(overlay.all("NetworkPolicy"))
                .as("who may come in is named")
                .allSatisfy(policy -> Yaml.elements(policy.at("/spec/ingress"))
                        .forEach(rule -> assertThat(rule.path("from")).isNotEmpty()));
    }

    private static Stream<Map<String, String>> flinks() {
        return Stream.of("jobmanager", "taskmanager").map(component -> {
            Map<String, String> labels = new HashMap<>(FLINKS);
            labels.put("component", component);
            return labels;
        });
    }

    private static Map<String, String> labels(JsonNode template) {
        return map(template.at("/metadata/labels"));
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new HashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }
}
