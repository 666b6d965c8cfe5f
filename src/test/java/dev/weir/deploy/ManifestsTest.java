package dev.weir.deploy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.Weir;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sign.Reviewers;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The manifests of {@code k8s/base}: well formed by the operator's and Kubernetes' own types, and fitting each other. */
class ManifestsTest {

    private static final Path BASE = Path.of("k8s/base");
    private static final OperatorSchema SCHEMA = OperatorSchema.of("FlinkDeployment");

    private final ObjectNode deployment =
            (ObjectNode) Yaml.file(BASE.resolve("30-flinkdeployment.yaml")).deepCopy();
    private final ObjectNode spec = (ObjectNode) deployment.get("spec");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(BASE)) {
            return files.filter(file -> !file.endsWith("kustomization.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void oneKnownObjectAFile(Path file) throws IOException {
        JsonNode document = Yaml.file(file);

        if (document.path("kind").asText().equals("FlinkDeployment")) {
            assertThat(SCHEMA.errors(document)).isEmpty();
            assertThat(BuiltInKinds.podTemplate(document.at("/spec/podTemplate")))
                    .isNotNull();
        } else {
            assertThat(BuiltInKinds.read(document)).isNotNull();
        }
        assertThat(file.getFileName().toString())
                .as("the name tells the order and the kind")
                .matches("\\d\\d-" + document.path("kind").asText().toLowerCase(Locale.ROOT) + "\\.yaml");
    }

    @Test
    void kustomizationListsEveryFileInOrder() throws IOException {
        assertThat(texts(Yaml.file(BASE.resolve("kustomization.yaml")).get("resources")))
                .containsExactlyElementsOf(
                        files().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void everythingIsInItsNamespace() throws IOException {
        String namespace = Yaml.file(BASE.resolve("00-namespace.yaml"))
                .at("/metadata/name")
                .asText();
        files().map(Yaml::file)
                .filter(document -> !document.path("kind").asText().equals("Namespace"))
                .forEach(document -> assertThat(
                                document.at("/metadata/namespace").asText())
                        .as(document.path("kind").asText())
                        .isEqualTo(namespace));
    }

    @Test
    void deploymentNamesWhatExists() throws IOException {
        Map<String, JsonNode> names = files().map(Yaml::file)
                .collect(toMap(
                        document -> document.path("kind").asText() + "/"
                                + document.at("/metadata/name").asText(),
                        Function.identity()));
        PodSpec pod = BuiltInKinds.podTemplate(spec.get("podTemplate")).getSpec();
        Container flink = pod.getContainers().get(0);

        assertThat(names)
                .containsKey("ServiceAccount/" + spec.get("serviceAccount").asText());
        assertThat(flink.getName()).isEqualTo("flink-main-container");
        assertThat(flink.getVolumeMounts())
                .extracting(VolumeMount::getName)
                .containsExactlyInAnyOrderElementsOf(
                        pod.getVolumes().stream().map(Volume::getName).toList());
        assertThat(pod.getVolumes()).allSatisfy(volume -> {
            if (volume.getConfigMap() != null) {
                assertThat(names)
                        .containsKey("ConfigMap/" + volume.getConfigMap().getName());
            }
            if (volume.getPersistentVolumeClaim() != null) {
                assertThat(names)
                        .containsKey("PersistentVolumeClaim/"
                                + volume.getPersistentVolumeClaim().getClaimName());
            }
        });
    }

    @Test
    void settingsAreWhereTheJobReadsThem() throws IOException {
        String read = spec.at("/job/args/1").asText();
        PodSpec pod = BuiltInKinds.podTemplate(spec.get("podTemplate")).getSpec();
        String folder = mount(pod, "settings").getMountPath();

        assertThat(texts(spec.at("/job/args"))).startsWith("--settings");
        assertThat(Path.of(read).getParent()).isEqualTo(Path.of(folder));
        assertThat(Yaml.file(BASE.resolve("20-configmap.yaml"))
                        .get("data")
                        .has(Path.of(read).getFileName().toString()))
                .isTrue();
    }

    @Test
    void settingsAreFitForARun(@TempDir Path temp) throws IOException {
        String text = Yaml.file(BASE.resolve("20-configmap.yaml"))
                .at("/data/weir.yaml")
                .asText();
        Settings settings = SettingsFile.loadForRun(Files.writeString(temp.resolve("weir.yaml"), text));

        assertThat(settings.streamNames()).containsExactly("ratings");
        assertThat(settings.review().reviewers())
                .as("beside the settings, in the same ConfigMap")
                .isEqualTo(temp.resolve("reviewers.yaml").toString());
        assertThat(Reviewers.load(Files.writeString(
                                temp.resolve("reviewers.yaml"),
                                Yaml.file(BASE.resolve("20-configmap.yaml"))
                                        .at("/data/reviewers.yaml")
                                        .asText()))
                        .reviewers())
                .as("nobody decides before somebody is named")
                .isEmpty();
        assertThat(settings.job().checkpointDir()).as("the manifest says where").isNull();
    }

    @Test
    void stateGoesToTheVolumeThatEveryPodHas() throws IOException {
        PodSpec pod = BuiltInKinds.podTemplate(spec.get("podTemplate")).getSpec();
        String folder = "file://" + mount(pod, "state").getMountPath() + "/";

        for (String key : List.of(
                "execution.checkpointing.dir",
                "execution.checkpointing.savepoint-dir",
                "high-availability.storageDir")) {
            assertThat(spec.at("/flinkConfiguration").path(key).asText())
                    .as(key)
                    .startsWith(folder);
        }
    }

    @Test
    void podsRunWithoutPrivileges() throws IOException {
        PodSpec pod = BuiltInKinds.podTemplate(spec.get("podTemplate")).getSpec();
        Container flink = pod.getContainers().get(0);

        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(9999);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(flink.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(flink.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    }

    @Test
    void upgradeKeepsTheStateAndCommitsTransactions() {
        assertThat(spec.at("/job/upgradeMode").asText()).isEqualTo("savepoint");
        assertThat(spec.at("/job/allowNonRestoredState").asBoolean(true)).isFalse();
    }

    /** A key that is missing without a word would be found out by whoever cannot decide. */
    @Test
    void theConsoleDoesNotStartWithoutOneOfItsKeys(@TempDir Path opt) throws Exception {
        // Given
        String script = Yaml.file(BASE.resolve("40-deployment.yaml"))
                .at("/spec/template/spec/initContainers/0/args/0")
                .asText()
                .replace("/opt/weir", opt.toString());
        Path secret = Files.createDirectories(opt.resolve("keys-secret"));
        Path keys = Files.createDirectories(opt.resolve("keys"));
        int none = shell(script);
        Files.writeString(secret.resolve("b.pem"), "key");
        int one = shell(script);

        // When: the first of two cannot be copied
        Files.createDirectory(secret.resolve("a.pem"));
        int failed = shell(script);

        // Then
        assertThat(List.of(none, one)).containsOnly(0);
        assertThat(keys.resolve("b.pem")).hasContent("key");
        assertThat(failed).isNotZero();
    }

    @Test
    void theCommandsOfTheManifestsExist() {
        List<String> console =
                texts(Yaml.file(BASE.resolve("40-deployment.yaml")).at("/spec/template/spec/containers/0/args"));
        List<String> train = List.of("50-cronjob.yaml", "51-cronjob.yaml").stream()
                .map(file -> Yaml.file(BASE.resolve(file))
                        .at("/spec/jobTemplate/spec/template/spec/containers/0/args/0")
                        .asText())
                .map(line -> line.replaceFirst("^/opt/weir/bin/weir (.*?) \\|\\| .*", "$1"))
                .toList();

        List<String> drift = texts(Yaml.file(BASE.resolve("52-cronjob.yaml"))
                .at("/spec/jobTemplate/spec/template/spec/containers/0/args"));

        for (List<String> command : List.of(console, drift)) {
            assertThat(new CommandLine(new Weir())
                            .parseArgs(command.toArray(new String[0]))
                            .subcommand())
                    .isNotNull();
        }
        assertThat(train)
                .containsExactly(
                        "train --settings /opt/weir/settings/weir.yaml",
                        "train --decisions --settings /opt/weir/settings/weir.yaml")
                .allSatisfy(line -> assertThat(new CommandLine(new Weir())
                                .parseArgs(line.split(" "))
                                .subcommand())
                        .isNotNull());
    }

    @Test
    void theStoreWritesToItsVolumeAndItsProbesSeeItsCheckpoints(@TempDir Path temp) throws Exception {
        JsonNode store = Yaml.file(BASE.resolve("42-deployment.yaml")).at("/spec/template/spec/containers/0");
        Settings settings = SettingsFile.load(Files.writeString(
                temp.resolve("weir.yaml"),
                Yaml.file(BASE.resolve("20-configmap.yaml"))
                        .at("/data/weir.yaml")
                        .asText()));
        List<String> mounts = texts(store.get("volumeMounts"), "mountPath");

        String[] start = store.at("/args/0").asText().split("; exec /opt/weir/bin/weir ");
        assertThat(new CommandLine(new Weir()).parseArgs(start[1].split(" ")).subcommand())
                .isNotNull();
        assertThat(mounts).contains(settings.store().warehouse());
        for (String probe : List.of("startupProbe", "livenessProbe")) {
            String command = store.at("/" + probe + "/exec/command/2").asText().replace("/tmp/", temp + "/");
            assertThat(shell(command)).as(probe).isNotZero();
        }
        Path checkpoint = Files.createDirectories(temp.resolve("weir-store17/0a1b/chk-3"));
        for (String probe : List.of("startupProbe", "livenessProbe")) {
            String command = store.at("/" + probe + "/exec/command/2").asText().replace("/tmp/", temp + "/");
            assertThat(shell(command)).as(probe).isZero();
        }
        Files.setLastModifiedTime(
                checkpoint,
                FileTime.from(Instant.now()
                        .minus(settings.store().commitEvery().multipliedBy(4).plusMinutes(1))));
        assertThat(shell(store.at("/livenessProbe/exec/command/2").asText().replace("/tmp/", temp + "/")))
                .as("no commit for four times as long as there should be one")
                .isNotZero();
        assertThat(shell(start[0].replace("/tmp/", temp + "/"))).isZero();
        assertThat(shell(store.at("/startupProbe/exec/command/2").asText().replace("/tmp/", temp + "/")))
                .as("what a killed process left behind is no start of the next one")
                .isNotZero();
    }

    private static int shell(String command) throws Exception {
        return new ProcessBuilder("/bin/sh", "-c", command).start().waitFor();
    }

    private static List<String> texts(JsonNode array, String field) {
        return Yaml.elements(array).map(element -> element.get(field).asText()).toList();
    }

    @Test
    void oneSavepointMoreIsValid() {
        JsonNode snapshot = Yaml.file(Path.of("k8s/once/flinkstatesnapshot.yaml"));

        assertThat(OperatorSchema.of("FlinkStateSnapshot").errors(snapshot)).isEmpty();
        assertThat(snapshot.at("/spec/jobReference/name")).isEqualTo(deployment.at("/metadata/name"));
        ((ObjectNode) snapshot.at("/spec/savepoint")).put("formatTyp", "NATIVE");
        assertThat(OperatorSchema.of("FlinkStateSnapshot").errors(snapshot))
                .singleElement()
                .asString()
                .contains("formatTyp");
    }

    @Test
    void misspeltKeyIsFound() {
        spec.put("serviceAcount", "weir");
        assertThat(SCHEMA.errors(deployment)).singleElement().asString().contains("serviceAcount");
    }

    @Test
    void misspeltKeyDeepInThePodTemplateIsFound() {
        ((ObjectNode) spec.at("/podTemplate/spec/containers/0")).put("volumeMount", "settings");
        assertThat(SCHEMA.errors(deployment))
                .anySatisfy(error -> assertThat(error).contains("volumeMount"));
        assertThatThrownBy(() -> BuiltInKinds.podTemplate(spec.get("podTemplate")))
                .hasMessageContaining("volumeMount");
    }

    @Test
    void unknownUpgradeModeIsFound() {
        ((ObjectNode) spec.get("job")).put("upgradeMode", "saveponit");
        assertThat(SCHEMA.errors(deployment)).singleElement().asString().contains("upgradeMode");
    }

    @Test
    void wrongTypeIsFound() {
        ((ObjectNode) spec.get("job")).put("parallelism", "two");
        assertThat(SCHEMA.errors(deployment)).singleElement().asString().contains("parallelism");
    }

    @Test
    void unknownVersionOfFlinkIsFound() {
        spec.put("flinkVersion", "v9_9");
        assertThat(SCHEMA.errors(deployment)).singleElement().asString().contains("flinkVersion");
    }

    @Test
    void misspeltKeyOfABuiltInKindIsFound() {
        ObjectNode claim = (ObjectNode) Yaml.file(BASE.resolve("25-persistentvolumeclaim.yaml"));
        ((ObjectNode) claim.get("spec")).putArray("accessMode").add("ReadWriteMany");
        assertThatThrownBy(() -> BuiltInKinds.read(claim)).hasMessageContaining("accessMode");
    }

    @Test
    void wrongTypeInABuiltInKindIsFound() {
        ObjectNode claim = (ObjectNode) Yaml.file(BASE.resolve("25-persistentvolumeclaim.yaml"));
        ((ObjectNode) claim.get("spec")).put("resources", "50Gi");
        assertThatThrownBy(() -> BuiltInKinds.read(claim)).hasMessageContaining("resources");
    }

    @Test
    void keyThatStandsTwiceIsFound() {
        assertThatThrownBy(() -> Yaml.documents("kind: A\nkind: B\n")).hasMessageContaining("kind");
    }

    private static VolumeMount mount(PodSpec pod, String name) {
        return pod.getContainers().get(0).getVolumeMounts().stream()
                .filter(mount -> mount.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
