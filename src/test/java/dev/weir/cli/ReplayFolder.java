package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** Reads what a replay wrote. */
record ReplayFolder(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    JsonNode summary() {
        return json(text("summary.json"));
    }

    /** The summary without what differs from run to run. */
    JsonNode steadySummary() {
        ObjectNode summary = (ObjectNode) summary();
        summary.remove("run");
        return summary;
    }

    List<String> lines(String file) {
        return text(file).lines().toList();
    }

    List<JsonNode> objects(String file) {
        return lines(file).stream().map(ReplayFolder::json).toList();
    }

    /** Every output but the summary, by name. */
    TreeMap<String, String> outputs() {
        TreeMap<String, String> outputs = new TreeMap<>();
        for (String file : List.of(
                "admitted.jsonl",
                "held.jsonl",
                "released.jsonl",
                "dead-letters.jsonl",
                "training.jsonl",
                "retractions.jsonl",
                "standings.jsonl",
                "alerts.jsonl",
                "samples.jsonl",
                "decisions.jsonl",
                "audit.jsonl")) {
            outputs.put(file, text(file));
        }
        return outputs;
    }

    private String text(String file) {
        try {
            return Files.readString(path.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
