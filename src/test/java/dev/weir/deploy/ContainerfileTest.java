package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.cli.Weir;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The container files, the manifests and the compose file agree on the images. */
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

    @Test
    void theOtherImageIsTheDistributionOfThisVersion() throws IOException {
        List<String> weir = Files.readAllLines(Path.of("deploy/Containerfile.weir"));

        assertThat(weir).contains("ARG VERSION=" + Artifacts.VERSION, "COPY target/weir-${VERSION}/ /opt/weir/");
        assertThat(weir.get(weir.size() - 1)).isEqualTo("USER 9999:9999");
        assertThat(weir).contains("ENTRYPOINT [\"/opt/weir/bin/weir\"]");
        assertThat(Files.readAllLines(Path.of(".dockerignore")))
                .as("what the two files copy is sent")
                .contains("!target/weir-job-*.jar", "!target/weir-" + Artifacts.VERSION);
    }

    @Test
    void composeRunsTheVersionsOfTheBuildWithoutRights() {
        JsonNode compose = Yaml.file(Path.of("deploy/compose.yaml"));

        assertThat(compose.at("/x-weir/image").asText()).isEqualTo("weir:" + Artifacts.VERSION);
        assertThat(compose.at("/services/broker/image").asText())
                .isEqualTo("docker.io/apache/kafka:" + AppInfoParser.getVersion());
        assertThat(compose.at("/x-weir/user").asText()).isEqualTo("9999:9999");
        assertThat(compose.at("/x-weir/read_only").asBoolean()).isTrue();
        compose.get("services").properties().forEach(service -> {
            JsonNode its = service.getValue();
            assertThat(its.has("mem_limit")).as(service.getKey()).isTrue();
            assertThat(its.has("privileged")).as(service.getKey()).isFalse();
            assertThat(its.path("cap_drop")
                            .path(0)
                            .asText(compose.at("/x-weir/cap_drop/0").asText()))
                    .isEqualTo("ALL");
            Yaml.elements(its.path("ports"))
                    .forEach(port -> assertThat(port.asText())
                            .as("for this machine only")
                            .startsWith("127.0.0.1:"));
        });
    }

    /** A heap that may grow beyond its container ends by the kernel's hand, in the middle of whatever it does. */
    @Test
    void aHeapOfComposeHasRoomInItsContainer() throws IOException {
        long usual = mebibytes(Files.readString(Path.of("weir")), "\n  -Xmx");
        Yaml.file(Path.of("deploy/compose.yaml")).get("services").properties().forEach(service -> {
            String options =
                    service.getValue().at("/environment/WEIR_JAVA_OPTS").asText();
            String kafka = service.getValue().at("/environment/KAFKA_HEAP_OPTS").asText();
            String own = options + kafka;
            long heap = own.isEmpty() ? usual : mebibytes(own, "-Xmx");
            long limit = mebibytes(service.getValue().get("mem_limit").asText(), "");

            assertThat(heap * 3 / 2).as(service.getKey()).isLessThanOrEqualTo(limit);
        });
    }

    /** The first size behind a word, such as 512m or 2g. */
    private static long mebibytes(String text, String word) {
        Matcher size = Pattern.compile(word + "(\\d+)([mg])\\b").matcher(text);
        assertThat(size.find()).as(text).isTrue();
        return Long.parseLong(size.group(1)) * (size.group(2).equals("g") ? 1024 : 1);
    }

    @Test
    void theCommandsOfComposeExistAndItsSettingsAreFitForARun() {
        JsonNode services = Yaml.file(Path.of("deploy/compose.yaml")).get("services");
        for (String service : List.of("topics", "gateway", "console", "alerts")) {
            String[] command = Yaml.elements(services.at("/" + service + "/command"))
                    .map(JsonNode::asText)
                    .toArray(String[]::new);
            assertThat(new CommandLine(new Weir()).parseArgs(command).subcommand())
                    .as(service)
                    .isNotNull();
        }
        assertThat(services.at("/trainer/command/0").asText())
                .contains("/opt/weir/bin/weir train --settings /opt/weir/settings/weir.yaml");
        assertThat(services.at("/drift/command/0").asText())
                .contains("/opt/weir/bin/weir drift --settings /opt/weir/settings/weir.yaml --state /var/lib/weir/");
        for (String service : List.of("trainer", "drift")) {
            assertThat(services.at("/" + service + "/command/0").asText())
                    .as("%s runs before its first pause of a day", service)
                    .matches("sleep \\d{1,3}; while :; do /opt/weir/bin/weir .*; sleep 86400; done");
        }
        Settings settings = SettingsFile.loadForRun(Path.of("deploy/compose/weir.yaml"));
        assertThat(Path.of(String.valueOf(settings.review().reviewers()))).exists();
        assertThat(settings.job().checkpointDir()).startsWith("/var/lib/weir/");
        assertThat(settings.kafka().transactionTimeout().toMillis())
                .isEqualTo(services.at("/broker/environment/KAFKA_TRANSACTION_MAX_TIMEOUT_MS")
                        .asLong());
    }
}
