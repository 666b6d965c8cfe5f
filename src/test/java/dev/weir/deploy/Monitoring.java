package dev.weir.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.metrics.Metric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What deploy/ has for Prometheus and Grafana, as trees. */
final class Monitoring {

    static final Path PROMETHEUS = Path.of("deploy/prometheus");
    static final Path RULES = PROMETHEUS.resolve("rules.yaml");

    private static final Path GRAFANA = Path.of("deploy/grafana");
    private static final Pattern NAME = Pattern.compile("\\b(?:weir|flink)_[A-Za-z0-9_]+");

    private Monitoring() {}

    /** An expression of a dashboard. */
    record Target(String board, String panel, String expr) {}

    /** Every alert rule. */
    static List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        Yaml.file(RULES).get("groups").forEach(group -> group.get("rules").forEach(rules::add));
        return rules;
    }

    /** The files of the dashboards. */
    static List<Path> boards() {
        try (Stream<Path> files = Files.list(GRAFANA)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode board(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every expression of every dashboard, with the variables as Grafana would put them in. */
    static List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (Path file : boards()) {
            JsonNode board = board(file);
            for (JsonNode panel : board.get("panels")) {
                for (JsonNode target : panel.get("targets")) {
                    targets.add(new Target(
                            board.get("title").asText(),
                            panel.get("title").asText(),
                            target.get("expr").asText().replace("$stream", ".*").replace("$__rate_interval", "1m")));
                }
            }
        }
        return targets;
    }

    /** Every expression of rules and dashboards. */
    static Stream<String> expressions() {
        return Stream.concat(
                rules().stream().map(rule -> rule.get("expr").asText()),
                targets().stream().map(Target::expr));
    }

    /** The metrics that an expression names. */
    static List<String> names(String expr) {
        return NAME.matcher(expr.replaceAll("\"[^\"]*\"", ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** All names that Weir's own metrics have. */
    static Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (Metric metric : Metric.values()) {
            if (metric.type() == Metric.Type.HISTOGRAM) {
                Stream.of("_bucket", "_sum", "_count").forEach(part -> known.add(metric.text() + part));
            } else {
                known.add(metric.text());
            }
        }
        return known;
    }
}
