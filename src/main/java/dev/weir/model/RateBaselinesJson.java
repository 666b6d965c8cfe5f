package dev.weir.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.event.Kind;
import dev.weir.model.RateBaseline.Basis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The file format of {@link RateBaselines}: JSON, version 1, with a digest of everything else in it. */
final class RateBaselinesJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RateBaselinesJson() {}

    /** The bytes that the digest is taken of: the compact JSON without the digest. */
    static byte[] content(RateBaselines baselines) {
        try {
            return JSON.writeValueAsBytes(tree(baselines));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a baseline of plain numbers and text was not written", e);
        }
    }

    /** The text of the file: a curve's points on one line, so that a change shows in a diff. */
    static String text(RateBaselines baselines) {
        ObjectNode tree = tree(baselines);
        tree.put("digest", baselines.digest());
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter().withObjectIndenter(lines))
                            .writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a baseline of plain numbers and text was not written", e);
        }
    }

    private static ObjectNode tree(RateBaselines baselines) {
        ObjectNode root = JSON.createObjectNode();
        root.put("v", 1);
        root.put("name", baselines.name());
        root.put("version", baselines.version());
        ObjectNode kinds = root.putObject("kinds");
        for (RateBaseline baseline : baselines.kinds()) {
            kinds.set(name(baseline.kind()), tree(baseline));
        }
        return root;
    }

    private static ObjectNode tree(RateBaseline baseline) {
        RateBaseline.Source source = baseline.source();
        ObjectNode node = JSON.createObjectNode();
        node.put("basis", name(source.basis()));
        node.put("note", source.note());
        ArrayNode data = node.putArray("data");
        source.data().forEach(data::add);
        node.put("contributors", source.contributors());
        node.put("command", source.command());
        ObjectNode windows = node.putObject("windows");
        for (RateWindow window : RateWindow.values()) {
            RateCurve curve = baseline.curves().get(window.ordinal());
            ObjectNode out = windows.putObject(window.key());
            out.put("tail", curve.tail());
            ArrayNode points = out.putArray("points");
            curve.points().forEach(point -> points.addArray().add(point.count()).add(point.share()));
        }
        return node;
    }

    static RateBaselines read(String file, byte[] bytes) {
        JsonNode tree;
        try {
            tree = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new BaselineException(file + ": is not JSON: " + e.getMessage(), e);
        }
        JsonPlace root = JsonPlace.root(file, tree).only("v", "name", "version", "kinds", "digest");
        root.at("v").oneOf("1");
        JsonPlace kinds = root.at("kinds").only(names(Kind.values()));
        List<RateBaseline> baselines = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            baselines.add(baseline(kind, kinds.at(name(kind))));
        }
        RateBaselines read = root.valid(() ->
                new RateBaselines(root.at("name").text(), root.at("version").integer(), baselines));
        if (root.has("digest") && !root.at("digest").text().equals(read.digest())) {
            throw root.at("digest")
                    .wrong(
                            "the content has " + read.digest()
                                    + ": the file was changed; take the change back, or leave `digest` out of a file written by hand");
        }
        return read;
    }

    private static RateBaseline baseline(Kind kind, JsonPlace at) {
        at.only("basis", "note", "data", "contributors", "command", "windows");
        String basis = at.at("basis").oneOf(names(Basis.values()));
        List<String> data = at.at("data").items().stream().map(JsonPlace::text).toList();
        List<String> keys = new ArrayList<>();
        for (RateWindow window : RateWindow.values()) {
            keys.add(window.key());
        }
        JsonPlace windows = at.at("windows").only(keys.toArray(String[]::new));
        List<RateCurve> curves = new ArrayList<>();
        for (String key : keys) {
            curves.add(curve(windows.at(key).only("tail", "points")));
        }
        return at.valid(() -> new RateBaseline(
                kind,
                new RateBaseline.Source(
                        Basis.valueOf(basis.toUpperCase(Locale.ROOT)),
                        at.at("note").text(),
                        data,
                        at.at("contributors").integer(),
                        at.at("command").text()),
                curves));
    }

    private static RateCurve curve(JsonPlace at) {
        List<RateCurve.Point> points = new ArrayList<>();
        for (JsonPlace point : at.at("points").items()) {
            List<JsonPlace> pair = point.items();
            if (pair.size() != 2) {
                throw point.wrong("must be a pair: [count, share]");
            }
            points.add(point.valid(
                    () -> new RateCurve.Point(pair.get(0).integer(), pair.get(1).number())));
        }
        return at.valid(() -> new RateCurve(points, at.at("tail").number()));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String[] names(Enum<?>[] constants) {
        String[] names = new String[constants.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = name(constants[i]);
        }
        return names;
    }
}
