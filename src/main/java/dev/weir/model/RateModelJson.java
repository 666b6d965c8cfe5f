package dev.weir.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.event.Code;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The form of {@link RateModel} in topic and file: JSON, version 1; the baselines in it carry their digest. */
final class RateModelJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RateModelJson() {}

    static String text(RateModel model) {
        ObjectNode root = JSON.createObjectNode();
        root.put("v", 1);
        root.put("stream", model.stream());
        root.put("check", "rate");
        root.put("version", model.version());
        root.put("published", model.published().toString());
        root.put("how", Code.of(model.how()));
        root.put("reason", model.reason());
        root.put("contributors", model.contributors());
        root.put("reference", model.reference());
        ObjectNode scale = root.putObject("scale");
        for (RateWindow window : RateWindow.values()) {
            scale.put(window.key(), model.scale().get(window.ordinal()));
        }
        ArrayNode gate = root.putArray("gate");
        for (GateMeasure measure : model.gate()) {
            gate.addObject()
                    .put("measure", measure.name())
                    .put("value", measure.value())
                    .put("least", measure.least())
                    .put("most", measure.most());
        }
        try {
            root.set("baselines", JSON.readTree(model.baselines().text()));
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model of plain numbers and text was not written", e);
        }
    }

    static RateModel read(String file, byte[] bytes) {
        JsonNode tree;
        byte[] inner;
        try {
            tree = JSON.readTree(bytes);
            inner = JSON.writeValueAsBytes(tree.path("baselines"));
        } catch (IOException e) {
            throw new BaselineException(file + ": is not JSON: " + e.getMessage(), e);
        }
        JsonPlace root = JsonPlace.root(file, tree)
                .only(
                        "v",
                        "stream",
                        "check",
                        "version",
                        "published",
                        "how",
                        "reason",
                        "contributors",
                        "reference",
                        "scale",
                        "gate",
                        "baselines");
        root.at("v").oneOf("1");
        root.at("check").oneOf("rate");
        root.at("baselines");
        RateBaselines baselines = RateBaselinesJson.read(file + ", baselines", inner);
        root.at("stream").oneOf(baselines.name());
        root.at("version").oneOf(Integer.toString(baselines.version()));
        JsonPlace scale = root.at("scale");
        List<Double> scales = Arrays.stream(RateWindow.values())
                .map(window -> scale.at(window.key()).number())
                .toList();
        String how = root.at("how").oneOf(Code.all(RateModel.How.class).toArray(String[]::new));
        return root.valid(() -> new RateModel(
                time(root.at("published")),
                RateModel.How.valueOf(how.toUpperCase(Locale.ROOT).replace('-', '_')),
                root.at("reason").text(),
                root.at("contributors").integer(),
                root.at("reference").integer(),
                scales,
                gate(root.at("gate")),
                baselines));
    }

    private static List<GateMeasure> gate(JsonPlace at) {
        List<GateMeasure> gate = new ArrayList<>();
        for (JsonPlace one : at.items()) {
            one.only("measure", "value", "least", "most");
            gate.add(new GateMeasure(
                    one.at("measure").text(),
                    one.at("value").number(),
                    one.at("least").number(),
                    one.at("most").number()));
        }
        return gate;
    }

    private static Instant time(JsonPlace at) {
        try {
            return Instant.parse(at.text());
        } catch (DateTimeException e) {
            throw at.wrong("must be a time such as 2026-01-31T00:00:00Z");
        }
    }
}
