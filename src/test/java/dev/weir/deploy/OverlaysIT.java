package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The overlays as kubectl puts them together. */
class OverlaysIT {

    @TempDir
    private Path temp;

    @BeforeAll
    static void kubectlIsThere() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl"))),
                "kubectl is not on the PATH, so the overlays are not put together");
    }

    static Stream<Path> overlays() throws IOException {
        try (Stream<Path> overlays = Files.list(Path.of("k8s/overlays"))) {
            return overlays.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyObjectIsValid(Path overlay) throws Exception {
        FlinkDeploymentSchema schema = FlinkDeploymentSchema.load();

        for (JsonNode document : build(overlay)) {
            if (BuiltInKinds.knows(document)) {
                assertThat(BuiltInKinds.read(document)).isNotNull();
            } else {
                assertThat(schema.errors(document)).isEmpty();
            }
        }
    }

    @Test
    void devIsTheBaseMadeSmall() throws Exception {
        JsonNode dev = build(Path.of("k8s/overlays/dev")).stream()
                .filter(document -> document.get("kind").asText().equals("FlinkDeployment"))
                .findFirst()
                .orElseThrow();

        assertThat(dev.at("/spec/job/parallelism").asInt()).isEqualTo(1);
        assertThat(dev.at("/spec/job/upgradeMode").asText()).isEqualTo("savepoint");
    }

    @Test
    void monitoringIsAddedToAnOverlay() throws Exception {
        // Given
        Path overlay = Files.createDirectory(temp.resolve("own")).toRealPath();
        Path k8s = overlay.relativize(Path.of("k8s").toRealPath());
        Files.writeString(
                overlay.resolve("kustomization.yaml"),
                "resources: [%s/overlays/dev]%ncomponents: [%s/components/monitoring]%n".formatted(k8s, k8s));

        // When
        List<JsonNode> built = build(overlay);

        // Then
        assertThat(built)
                .extracting(document -> document.get("kind").asText())
                .contains("FlinkDeployment", "PodMonitor", "PrometheusRule");
    }

    private List<JsonNode> build(Path overlay) throws Exception {
        Path out = temp.resolve("out.yaml");
        Path err = temp.resolve("err");
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", overlay.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(kubectl.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(kubectl.exitValue()).as(Files.readString(err)).isZero();
        return Yaml.documents(Files.readString(out, StandardCharsets.UTF_8));
    }
}
