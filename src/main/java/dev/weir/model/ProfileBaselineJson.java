package dev.weir.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.model.RateBaseline.Basis;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The file format of {@link ProfileBaseline}: JSON, version 1. The forest's nodes are Base64: for each a byte, the feature or
 * -1, and two bytes, big-endian, the cut in hundredths or the leaf's points.
 */
final class ProfileBaselineJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NODE_BYTES = 3;
    private static final MathContext DIGITS = new MathContext(6);

    private ProfileBaselineJson() {}

    /** The text of the file: one line a table row, so that a change shows in a diff. */
    static String text(ProfileBaseline baseline) {
        ObjectNode root = JSON.createObjectNode();
        root.put("v", 1);
        root.put("name", baseline.name());
        root.put("version", baseline.version());
        ObjectNode source = root.putObject("source");
        source.put("note", baseline.source().note());
        ArrayNode data = source.putArray("data");
        baseline.source().data().forEach(data::add);
        source.put("contributors", baseline.source().contributors());
        source.put("command", baseline.source().command());
        ObjectNode tables = root.putObject("tables");
        for (int look = 0; look < ProfileBaseline.SIZES.size(); look++) {
            ObjectNode table = tables.putObject(Integer.toString(ProfileBaseline.SIZES.get(look)));
            for (ProfileFeature feature : ProfileFeature.values()) {
                numbers(
                        table.putArray(feature.key()),
                        baseline.tables().get(look).get(feature.ordinal()).quantiles());
            }
        }
        ArrayNode likeness = root.putArray("likeness");
        for (double[] row : baseline.scores().likeness().inverse()) {
            numbers(likeness.addArray(), row);
        }
        IsolationForest forest = baseline.scores().forest();
        ObjectNode trees = root.putObject("forest");
        trees.put("depth", forest.depth());
        trees.put("sample", forest.sample());
        trees.put("nodes", nodes(forest));
        ArrayNode curves = root.putArray("curves");
        baseline.curves().forEach(curve -> curve(curves.addObject(), curve));
        curve(root.putObject("strongest"), baseline.strongest());
        try {
            return JSON.writeValueAsString(root).replace("},\"", "},\n\"").replace("],\"", "],\n\"") + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a baseline of plain numbers and text was not written", e);
        }
    }

    /**
     * Reads a file's text.
     *
     * @throws BaselineException when it does not hold a valid baseline
     */
    static ProfileBaseline read(String file, byte[] text) {
        JsonPlace root;
        try {
            root = JsonPlace.root(file, JSON.readTree(text));
        } catch (IOException e) {
            throw new BaselineException(file + ": is not JSON: " + e.getMessage(), e);
        }
        root.only("v", "name", "version", "source", "tables", "likeness", "forest", "curves", "strongest");
        if (root.at("v").integer() != 1) {
            throw root.at("v").wrong("must be 1: this program reads no other format");
        }
        List<List<NormalScore>> tables = new ArrayList<>();
        for (int size : ProfileBaseline.SIZES) {
            JsonPlace table = root.at("tables").at(Integer.toString(size));
            List<NormalScore> row = new ArrayList<>();
            for (ProfileFeature feature : ProfileFeature.values()) {
                JsonPlace at = table.at(feature.key());
                row.add(at.valid(() -> new NormalScore(numbers(at))));
            }
            tables.add(row);
        }
        return root.valid(() -> new ProfileBaseline(
                root.at("name").text(),
                root.at("version").integer(),
                source(root.at("source")),
                tables,
                new ProfileScores(
                        new Likeness(root.at("likeness").items().stream()
                                .map(ProfileBaselineJson::numbers)
                                .toArray(double[][]::new)),
                        forest(root.at("forest"))),
                root.at("curves").items().stream()
                        .map(ProfileBaselineJson::curve)
                        .toList(),
                curve(root.at("strongest"))));
    }

    private static RateBaseline.Source source(JsonPlace at) {
        List<String> data = at.at("data").items().stream().map(JsonPlace::text).toList();
        return new RateBaseline.Source(
                Basis.MEASURED,
                at.at("note").text(),
                data,
                at.at("contributors").integer(),
                at.at("command").text());
    }

    private static IsolationForest forest(JsonPlace at) {
        byte[] bytes = at.valid(() -> Base64.getDecoder().decode(at.at("nodes").text()));
        byte[] features = new byte[bytes.length / NODE_BYTES];
        short[] cuts = new short[features.length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i < features.length; i++) {
            features[i] = buffer.get();
            cuts[i] = buffer.getShort();
        }
        return at.valid(() ->
                new IsolationForest(at.at("depth").integer(), at.at("sample").integer(), features, cuts));
    }

    private static String nodes(IsolationForest forest) {
        byte[] features = forest.features();
        short[] cuts = forest.cuts();
        ByteBuffer buffer = ByteBuffer.allocate(NODE_BYTES * features.length);
        for (int i = 0; i < features.length; i++) {
            buffer.put(features[i]).putShort(cuts[i]);
        }
        return Base64.getEncoder().encodeToString(buffer.array());
    }

    private static void curve(ObjectNode node, LifetimeCurve curve) {
        numbers(node.putArray("scores"), curve.scores());
        numbers(node.putArray("surprisals"), curve.surprisals());
        node.put("tail", rounded(curve.tail()));
    }

    private static LifetimeCurve curve(JsonPlace at) {
        return at.valid(() -> new LifetimeCurve(
                numbers(at.at("scores")),
                numbers(at.at("surprisals")),
                at.at("tail").number()));
    }

    private static double[] numbers(JsonPlace at) {
        return at.items().stream().mapToDouble(JsonPlace::number).toArray();
    }

    private static void numbers(ArrayNode array, double[] numbers) {
        for (double number : numbers) {
            array.add(rounded(number));
        }
    }

    private static double rounded(double value) {
        return new BigDecimal(value, DIGITS).doubleValue();
    }
}
