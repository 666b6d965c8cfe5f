package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;

/** The container file and the manifest agree on the image. */
class ContainerfileTest {

    private static final JsonNode SPEC =
            Yaml.file(Path.of("k8s/base/30-flinkdeployment.yaml")).get("spec");

    private final List<String> lines;

    ContainerfileTest() throws IOException {
        lines = Files.readAllLines(Path.of("deploy/Containerfile"));
    }

    @Test
    void baseIsTheFlinkThatTheJobIsBuiltWith() {
        assertThat(lines)
                .contains("ARG BASE=docker.io/library/flink:" + EnvironmentInformation.getVersion() + "-java17");
        assertThat(EnvironmentInformation.getVersion()).startsWith("2.2.");
        assertThat(SPEC.get("flinkVersion").asText()).isEqualTo("v2_2");
    }

    @Test
    void jarIsWhereTheManifestLooksForIt() {
        String jar = SPEC.at("/job/jarURI").asText().replaceFirst("^local://", "");
        assertThat(lines).anyMatch(line -> line.startsWith("COPY ") && line.endsWith(" " + jar));
    }

    @Test
    void runsAsTheUserOfTheManifestAndNotAsRoot() {
        long user = SPEC.at("/podTemplate/spec/securityContext/runAsUser").asLong();
        assertThat(lines.get(lines.size() - 1)).isEqualTo("USER " + user + ":" + user);
    }

    @Test
    void imageHasAVersion() {
        assertThat(SPEC.get("image").asText()).isEqualTo("weir-job:" + Artifacts.VERSION);
    }
}
