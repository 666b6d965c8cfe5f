package dev.weir.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.cli.Weir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Rules, runbooks, dashboards and scrape configurations fit each other and the program. */
class MonitoringTest {

    private static final Path RUNBOOKS = Path.of("docs/operate/runbooks");
    private static final Path COMPONENT = Path.of("k8s/components/monitoring");
    private static final Path PROMETHEUS_RULE = COMPONENT.resolve("prometheusrule.yaml");
    private static final Pattern COMMAND = Pattern.compile("(?m)^weir (.+?)(?: *\\||$)");

    static Stream<JsonNode> rules() {
        return Monitoring.rules().stream();
    }

    static Stream<Path> boards() {
        return Monitoring.boards().stream();
    }

    /** All but those that a command names when it ends: no rule watches a model. */
    static Stream<Path> runbooks() throws IOException {
        try (Stream<Path> files = Files.list(RUNBOOKS)) {
            return files.filter(file -> !file.endsWith("model-metrics-fell.md")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleSaysHowBadItIsAndHasItsRunbook(JsonNode rule) throws IOException {
        String name = rule.get("alert").asText();
        Path runbook = Path.of(rule.at("/annotations/runbook_url").asText());

        assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
        assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
        assertThat(runbook.getParent()).isEqualTo(RUNBOOKS);
        assertThat(Files.readString(runbook)).startsWith("# " + name + "\n");
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void aRunbookHasItsRuleAndItsFourParts(Path runbook) throws IOException {
        List<String> headings = Files.readString(runbook)
                .lines()
                .filter(line -> line.startsWith("#"))
                .toList();

        assertThat(rules().map(rule -> "# " + rule.get("alert").asText())).contains(headings.get(0));
        assertThat(headings.subList(1, headings.size()))
                .containsExactly("## What it means", "## How to tell", "## What to do", "## How to check");
    }

    @ParameterizedTest
    @MethodSource("runbooks")
    void everyCommandOfARunbookExists(Path runbook) throws IOException {
        for (MatchResult match :
                COMMAND.matcher(Files.readString(runbook)).results().toList()) {
            CommandLine command = new CommandLine(new Weir());
            for (String word : match.group(1).split(" ")) {
                if (word.startsWith("--")) {
                    assertThat(command.getCommandSpec().optionsMap())
                            .as("%s of %s", word, match.group())
                            .containsKey(word);
                } else if (command.getSubcommands().containsKey(word)) {
                    command = command.getSubcommands().get(word);
                }
            }
            assertThat(command.getCommandName()).as(match.group()).isNotEqualTo("weir");
        }
    }

    @Test
    void everyNameOfWeirsOwnIsInTheReference() {
        assertThat(Monitoring.expressions()
                        .flatMap(expr -> Monitoring.names(expr).stream())
                        .filter(name -> name.startsWith("weir_")))
                .isNotEmpty()
                .isSubsetOf(Monitoring.known());
    }

    @ParameterizedTest
    @MethodSource("boards")
    void aDashboardIsOneThatGrafanaTakes(Path file) {
        // Given
        JsonNode board = Monitoring.board(file);
        Set<Integer> ids = new HashSet<>();
        Set<List<Integer>> cells = new HashSet<>();

        // Then
        assertThat(file).hasFileName(board.get("uid").asText() + ".json");
        assertThat(board.get("schemaVersion").asInt()).isGreaterThanOrEqualTo(36);
        for (JsonNode panel : board.get("panels")) {
            String title = panel.get("title").asText();
            JsonNode grid = panel.get("gridPos");
            assertThat(ids.add(panel.get("id").asInt())).as("id of " + title).isTrue();
            assertThat(panel.get("type").asText()).isIn("timeseries", "stat", "table");
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(grid.get("x").asInt() + grid.get("w").asInt()).as(title).isLessThanOrEqualTo(24);
            for (int x = 0; x < grid.get("w").asInt(); x++) {
                for (int y = 0; y < grid.get("h").asInt(); y++) {
                    assertThat(cells.add(List.of(
                                    grid.get("x").asInt() + x, grid.get("y").asInt() + y)))
                            .as(title + " lies on another panel")
                            .isTrue();
                }
            }
            assertThat(panel.get("targets")).as(title).isNotEmpty();
        }
    }

    /** {@code mvn test -Dtest='Reference*Test,MonitoringTest' -Dweir.docs=write} writes it. */
    @Test
    void thePrometheusOperatorGetsTheSameRules() throws IOException {
        String rules = Files.readString(Monitoring.RULES);
        String resource = """
                # Written from deploy/prometheus/rules.yaml: mvn test -Dtest=MonitoringTest -Dweir.docs=write
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: weir
                  namespace: weir
                spec:
                """ + rules.substring(rules.indexOf("groups:")).indent(2);
        if ("write".equals(System.getProperty("weir.docs"))) {
            Files.writeString(PROMETHEUS_RULE, resource);
        }
        assertThat(Files.readString(PROMETHEUS_RULE)).isEqualTo(resource);
        assertThat(Yaml.file(PROMETHEUS_RULE).at("/spec/groups"))
                .isEqualTo(Yaml.file(Monitoring.RULES).get("groups"));
    }

    @Test
    void thePodMonitorReadsThePodsOfTheBaseAsPrometheusWould() throws IOException {
        // Given
        JsonNode monitor = Yaml.file(COMPONENT.resolve("podmonitor.yaml"));
        JsonNode endpoint = monitor.at("/spec/podMetricsEndpoints/0");
        JsonNode deployment = Yaml.file(Path.of("k8s/base/30-flinkdeployment.yaml"));
        JsonNode port = deployment.at("/spec/podTemplate/spec/containers/0/ports/0");
        JsonNode job =
                Yaml.file(Monitoring.PROMETHEUS.resolve("prometheus.yml")).at("/scrape_configs/0");

        // Then
        assertThat(monitor.at("/metadata/namespace")).isEqualTo(deployment.at("/metadata/namespace"));
        assertThat(monitor.at("/spec/selector/matchLabels/app")).isEqualTo(deployment.at("/metadata/name"));
        assertThat(endpoint.get("port")).isEqualTo(port.get("name"));
        assertThat(port.get("containerPort").asText())
                .isEqualTo(deployment
                        .at("/spec/flinkConfiguration")
                        .get("metrics.reporter.prom.port")
                        .asText());
        assertThat(job.at("/static_configs/0/targets/0").asText())
                .endsWith(":" + port.get("containerPort").asText());
        List<JsonNode> relabellings = new ArrayList<>();
        for (JsonNode one : job.get("metric_relabel_configs")) {
            ObjectNode camel = new ObjectMapper().createObjectNode();
            camel.set("sourceLabels", one.get("source_labels"));
            one.properties().stream()
                    .filter(entry -> !entry.getKey().equals("source_labels"))
                    .forEach(entry ->
                            camel.set(entry.getKey().replace("target_label", "targetLabel"), entry.getValue()));
            relabellings.add(camel);
        }
        assertThat(endpoint.get("metricRelabelings")).containsExactlyElementsOf(relabellings);
    }

    @ParameterizedTest
    @CsvSource({
        "weir-console, k8s/base/40-deployment.yaml, podmonitor-console.yaml",
        "weir-alerts, k8s/overlays/prod/alerts.yaml, podmonitor-alerts.yaml"
    })
    void aProcessWithItsOwnEndpointIsReadWhereItListens(String name, Path file, String podMonitor) throws IOException {
        // Given
        JsonNode pod = Yaml.documents(file).get(0).at("/spec/template");
        JsonNode container = pod.at("/spec/containers/0");
        JsonNode monitor = Yaml.file(COMPONENT.resolve(podMonitor));
        JsonNode policy = Yaml.file(COMPONENT.resolve("networkpolicy.yaml"));
        String port = Yaml.elements(container.get("ports"))
                .filter(each -> each.get("name").asText().equals("metrics"))
                .map(each -> each.get("containerPort").asText())
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(Yaml.elements(container.get("args")).map(JsonNode::asText))
                .contains("--metrics-port=" + port, "--metrics-host=0.0.0.0");
        assertThat(monitor.at("/spec/selector/matchLabels")).isEqualTo(pod.at("/metadata/labels"));
        assertThat(monitor.at("/spec/podMetricsEndpoints/0/port").asText()).isEqualTo("metrics");
        assertThat(Yaml.elements(policy.at("/spec/podSelector/matchExpressions/0/values")))
                .extracting(JsonNode::asText)
                .contains(name);
        assertThat(Yaml.elements(policy.at("/spec/ingress/0/ports")))
                .extracting(each -> each.get("port").asText())
                .contains(port);
        assertThat(Yaml.elements(Yaml.file(Monitoring.PROMETHEUS.resolve("prometheus.yml"))
                                .get("scrape_configs"))
                        .filter(job -> job.get("job_name").asText().equals(name))
                        .map(job -> job.at("/static_configs/0/targets/0").asText()))
                .containsExactly("127.0.0.1:" + port);
        assertThat(Files.readString(COMPONENT.resolve("kustomization.yaml"))).contains("- " + podMonitor + "\n");
    }

    @Test
    void theRulesOfKubernetesNameWhatTheManifestsHave() throws IOException {
        String expressions = rules().map(rule -> rule.get("expr").asText()).collect(Collectors.joining("\n"));

        assertThat(workloads("CronJob")).isNotEmpty().isEqualTo(named(expressions, "cronjob"));
        assertThat(workloads("Deployment")).isNotEmpty().isEqualTo(named(expressions, "deployment"));
        assertThat(List.of("weir-console", "weir/weir-console", "weir-alerts", "weir/weir-alerts"))
                .as("targets by prometheus.yml and by PodMonitor")
                .allMatch(Pattern.compile("job=~\"(\\.\\*weir-[^\"]+)\"")
                        .matcher(expressions)
                        .results()
                        .map(match -> Pattern.compile(match.group(1)).asMatchPredicate())
                        .findFirst()
                        .orElseThrow());
    }

    /** What the base and the overlay for production have of a kind, by name. */
    private static Set<String> workloads(String kind) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String folder : List.of("k8s/base", "k8s/overlays/prod")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.flatMap(file -> Yaml.documents(file).stream())
                        .filter(document -> document.path("kind").asText().equals(kind))
                        .forEach(document ->
                                names.add(document.at("/metadata/name").asText()));
            }
        }
        return names;
    }

    /** The names that every matcher of a label allows: {@code weir-(a|b)}. */
    private static Set<String> named(String expressions, String label) {
        Set<String> names = new TreeSet<>();
        Pattern.compile("\\b" + label + "=~\"weir-\\(([^)]+)\\)\"")
                .matcher(expressions)
                .results()
                .forEach(match -> Stream.of(match.group(1).split("\\|")).forEach(name -> names.add("weir-" + name)));
        return names;
    }

    @Test
    void prometheusTakesTheRulesAndTheConfiguration() throws Exception {
        Programs.assumeHas("promtool", "rules are not checked by Prometheus itself");
        Programs.run(Monitoring.PROMETHEUS, List.of("promtool", "check", "config", "prometheus.yml"));
    }

    @ParameterizedTest
    @MethodSource("ruleTests")
    void theRulesFireWhenTheyShould(String file) throws Exception {
        Programs.assumeHas("promtool", "rules are not tested");
        Programs.run(Monitoring.PROMETHEUS, List.of("promtool", "test", "rules", file));
    }

    static Stream<String> ruleTests() {
        return Stream.of("rules.test.yaml", "rules.month.test.yaml");
    }

    @Test
    void everyRuleIsTested() throws IOException {
        String tests = Files.readString(Monitoring.PROMETHEUS.resolve("rules.test.yaml"), UTF_8)
                + Files.readString(Monitoring.PROMETHEUS.resolve("rules.month.test.yaml"), UTF_8);
        assertThat(rules().map(rule -> rule.get("alert").asText()))
                .allSatisfy(alert -> assertThat(tests).containsPattern("\\b" + alert + "\\b"));
    }
}
