package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The overlays as kubectl puts them together: valid by the kinds' own schemas, and each as it is meant. */
class OverlaysIT {

    @TempDir
    private static Path temp;

    private static Overlay dev;
    private static Overlay prod;
    private static Overlay own;

    /** {@code own} is what an overlay of a user looks like: one of ours and the components. */
    @BeforeAll
    static void build() throws Exception {
        Programs.assumeHas("kubectl", "the overlays are not put together");
        dev = Overlay.build(Path.of("k8s/overlays/dev"));
        prod = Overlay.build(Path.of("k8s/overlays/prod"));
        Path folder = Files.createDirectory(temp.resolve("own")).toRealPath();
        Path k8s = folder.relativize(Path.of("k8s").toRealPath());
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "resources: [%s/overlays/prod]%ncomponents: [%s/components/monitoring, %s/components/strimzi]%n"
                        .formatted(k8s, k8s, k8s));
        own = Overlay.build(folder);
    }

    static Stream<Overlay> overlays() {
        return Stream.of(dev, prod, own);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyObjectIsValid(Overlay overlay) throws Exception {
        OperatorSchema flink = OperatorSchema.of("FlinkDeployment");
        for (JsonNode document : overlay.documents()) {
            switch (document.get("kind").asText()) {
                case "FlinkDeployment" -> {
                    assertThat(flink.errors(document)).isEmpty();
                    assertThat(BuiltInKinds.podTemplate(document.at("/spec/podTemplate")))
                            .isNotNull();
                }
                // The Prometheus operator's types are not at hand; MonitoringTest holds these two against the plain
                // configuration.
                case "PodMonitor", "PrometheusRule" -> assertThat(overlay).isSameAs(own);
                default -> assertThat(BuiltInKinds.read(document)).isNotNull();
            }
        }
    }

    @Test
    void everyOverlayIsTested() throws Exception {
        try (Stream<Path> overlays = Files.list(Path.of("k8s/overlays"))) {
            assertThat(overlays.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(dev.name(), prod.name());
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void anUpgradeKeepsTheStateAndAFailureFindsIt(Overlay overlay) {
        JsonNode spec = overlay.one("FlinkDeployment", "weir").get("spec");
        JsonNode conf = spec.get("flinkConfiguration");

        assertThat(spec.at("/job/upgradeMode").asText()).isEqualTo("savepoint");
        assertThat(spec.at("/job/allowNonRestoredState").asBoolean(true)).isFalse();
        assertThat(conf.get("state.backend.type").asText()).isEqualTo("rocksdb");
        assertThat(conf.get("high-availability.type").asText()).isEqualTo("kubernetes");
        assertThat(conf.properties().stream()
                        .map(entry -> entry.getKey().replaceFirst("^kubernetes\\.operator\\..*", "")))
                .as("the base's keys, which are Flink's, and the operator's")
                .isSubsetOf(Stream.concat(
                                Stream.of(""),
                                Yaml.file(Path.of("k8s/base/30-flinkdeployment.yaml"))
                                        .at("/spec/flinkConfiguration")
                                        .properties()
                                        .stream()
                                        .map(entry -> entry.getKey()))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void aNodeIsEmptiedOneTaskManagerAtATime(Overlay overlay) {
        JsonNode spec = overlay.one("FlinkDeployment", "weir").get("spec");
        int slots = spec.at("/flinkConfiguration/taskmanager.numberOfTaskSlots").asInt();
        int taskManagers = (spec.at("/job/parallelism").asInt() + slots - 1) / slots;

        if (taskManagers == 1) {
            assertThat(overlay.all("PodDisruptionBudget")).isEmpty();
        } else {
            JsonNode budget = overlay.one("PodDisruptionBudget", "weir-taskmanagers");
            assertThat(budget.at("/spec/minAvailable").asInt()).isEqualTo(taskManagers - 1);
            assertThat(budget.at("/spec/selector/matchLabels/component").asText())
                    .isEqualTo("taskmanager");
        }
    }

    @Test
    void devIsTheBaseMadeSmall() {
        assertThat(dev.one("FlinkDeployment", "weir")
                        .at("/spec/job/parallelism")
                        .asInt())
                .isEqualTo(1);
        assertThat(dev.one("PersistentVolumeClaim", "weir-state")
                        .at("/spec/accessModes/0")
                        .asText())
                .isEqualTo("ReadWriteOnce");
        assertThat(dev.all("Ingress")).isEmpty();
        assertThat(args(dev)).contains("--users=/opt/weir/users/users").noneMatch(arg -> arg.startsWith("--proxy"));
    }

    @Test
    void prodKeepsItsStateInAnObjectStoreAndHasTwoJobManagers() {
        JsonNode spec = prod.one("FlinkDeployment", "weir").get("spec");
        JsonNode conf = spec.get("flinkConfiguration");

        for (String key : List.of(
                "execution.checkpointing.dir",
                "execution.checkpointing.savepoint-dir",
                "high-availability.storageDir")) {
            assertThat(conf.get(key).asText()).as(key).startsWith("s3://");
        }
        assertThat(prod.has("PersistentVolumeClaim", "weir-state")).isFalse();
        assertThat(Yaml.elements(spec.at("/podTemplate/spec/volumes")))
                .extracting(volume -> volume.get("name").asText())
                .containsExactly("settings", "secrets", "kafka-ca", "local");
        assertThat(Yaml.elements(spec.at("/podTemplate/spec/containers/0/env")))
                .extracting(env -> env.get("name").asText())
                .containsExactly("ENABLE_BUILT_IN_PLUGINS", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        assertThat(spec.at("/podTemplate/spec/containers/0/env/0/value").asText())
                .as("the plugin of this Flink")
                .isEqualTo("flink-s3-fs-hadoop-" + EnvironmentInformation.getVersion() + ".jar");
        assertThat(spec.at("/jobManager/replicas").asInt()).isEqualTo(2);
        assertThat(prod.one("PodDisruptionBudget", "weir-jobmanagers")
                        .at("/spec/minAvailable")
                        .asInt())
                .isEqualTo(1);
        assertThat(conf.get("kubernetes.operator.periodic.savepoint.interval").asText())
                .as("a FlinkStateSnapshot every night")
                .isEqualTo("0 0 1 * * ?");
    }

    @Test
    void nobodyGetsPastTheProxyOfProd() {
        JsonNode pod = prod.one("Deployment", "weir-console").at("/spec/template/spec");
        JsonNode proxy = Yaml.elements(pod.get("containers"))
                .filter(container -> container.get("name").asText().equals("proxy"))
                .findFirst()
                .orElseThrow();
        JsonNode policy = prod.one("NetworkPolicy", "weir-console");
        JsonNode ingress = prod.one("Ingress", "weir-console");

        assertThat(args(prod))
                .contains("--proxy-header=X-Forwarded-Email")
                .as("the header is believed from this pod only")
                .noneMatch(arg -> arg.startsWith("--proxy-address"))
                .noneMatch(arg -> arg.startsWith("--users"));
        assertThat(pod.toString()).doesNotContain("weir-console-users");
        assertThat(Yaml.elements(proxy.get("args")).map(JsonNode::asText))
                .contains("--upstream=http://127.0.0.1:8088", "--http-address=0.0.0.0:4180");
        assertThat(proxy.at("/ports/0/containerPort").asInt()).isEqualTo(4180);
        assertThat(policy.at("/spec/ingress")).hasSize(1);
        assertThat(policy.at("/spec/ingress/0/ports")).hasSize(1);
        assertThat(policy.at("/spec/ingress/0/ports/0/port").asInt()).isEqualTo(4180);
        assertThat(ingress.at("/spec/tls/0/hosts/0")).isEqualTo(ingress.at("/spec/rules/0/host"));
        assertThat(prod.one("Service", "weir-console")
                        .at("/spec/ports/0/targetPort")
                        .asText())
                .isEqualTo("proxy");
    }

    @Test
    void prodForwardsAlertsAsAUserOfItsOwnAndReachesNoMoreThanItMust() {
        JsonNode deployment = prod.one("Deployment", "weir-alerts");
        JsonNode policy = prod.one("NetworkPolicy", "weir-alerts");

        assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(1);
        assertThat(deployment.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
        assertThat(Yaml.elements(deployment.at("/spec/template/spec/containers/0/args"))
                        .map(JsonNode::asText))
                .containsExactly(
                        "alerts",
                        "forward",
                        "--settings=/opt/weir/settings/weir.yaml",
                        "--metrics-host=0.0.0.0",
                        "--metrics-port=9251");
        assertThat(Yaml.elements(deployment.at("/spec/template/spec/volumes"))
                        .map(volume -> volume.at("/secret/secretName").asText())
                        .filter(name -> !name.isEmpty()))
                .containsExactly("weir-alerts", "weir-webhook", "weir-kafka-ca");
        assertThat(policy.at("/spec/policyTypes"))
                .singleElement()
                .satisfies(type -> assertThat(type.asText()).isEqualTo("Egress"));
        assertThat(policy.at("/spec/egress")).hasSize(1);
        assertThat(policy.at("/spec/egress/0/ports")).hasSize(1);
        assertThat(policy.at("/spec/egress/0/ports/0/port").asInt()).isEqualTo(443);
        assertThat(dev.has("Deployment", "weir-alerts"))
                .as("there is nobody to tell")
                .isFalse();
    }

    @Test
    void theStoreIsOffUntilAnOverlayTurnsItOn() {
        JsonNode off = dev.one("Deployment", "weir-store").get("spec");
        JsonNode on = prod.one("Deployment", "weir-store").get("spec");

        assertThat(off.get("replicas").asInt()).isZero();
        assertThat(on.get("replicas").asInt()).as("a table has one writer").isEqualTo(1);
        assertThat(on.at("/strategy/type").asText()).as("nor two for a moment").isEqualTo("Recreate");
        assertThat(prod.one("PersistentVolumeClaim", "weir-warehouse")
                        .at("/spec/accessModes/0")
                        .asText())
                .as("others read the tables")
                .isEqualTo("ReadWriteMany");
    }

    private static List<String> args(Overlay overlay) {
        return Yaml.elements(overlay.one("Deployment", "weir-console").at("/spec/template/spec/containers/0/args"))
                .map(JsonNode::asText)
                .toList();
    }
}
