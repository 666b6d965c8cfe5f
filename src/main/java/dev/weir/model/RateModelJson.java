package dev.weir.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The form of {@link RateModel} in topic and file: JSON, version 1; the baselines in it carry their digest. */
final class RateModelJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RateModelJson() {}

    static String text(RateModel model) {
        ObjectNode root = JSON.createObjectNode();
        PublishedJson.begin(root, model);
        root.put("contributors", model.contributors());
        root.put("reference", model.reference());
        ObjectNode scale = root.putObject("scale");
        for (RateWindow window : RateWindow.values()) {
            scale.put(window.key(), model.scale().get(window.ordinal()));
        }
        PublishedJson.writeGate(root, model.gate());
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
        root.at("check").oneOf(RateModel.CHECK);
        root.at("baselines");
        RateBaselines baselines = RateBaselinesJson.read(file + ", baselines", inner);
        root.at("stream").oneOf(baselines.name());
        root.at("version").oneOf(Integer.toString(baselines.version()));
        JsonPlace scale = root.at("scale");
        List<Double> scales = Arrays.stream(RateWindow.values())
                .map(window -> scale.at(window.key()).number())
                .toList();
        return root.valid(() -> new RateModel(
                PublishedJson.time(root.at("published")),
                PublishedJson.how(root.at("how")),
                root.at("reason").text(),
                root.at("contributors").integer(),
                root.at("reference").integer(),
                scales,
                PublishedJson.gate(root.at("gate")),
                baselines));
    }
}
