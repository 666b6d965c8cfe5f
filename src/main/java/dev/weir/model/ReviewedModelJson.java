package dev.weir.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The form of {@link ReviewedModel} in topic and file: JSON, version 1, with a digest of everything else in it. Objects are
 * Base64: for each eight bytes of hash, two of fakes and two of honest, big-endian, ascending by hash.
 */
final class ReviewedModelJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OBJECT_BYTES = Long.BYTES + Integer.BYTES;

    private ReviewedModelJson() {}

    static String text(ReviewedModel model) {
        ObjectNode tree = tree(model);
        tree.put("digest", model.digest());
        return written(tree) + "\n";
    }

    static String digest(ReviewedModel model) {
        try {
            byte[] content = written(tree(model)).getBytes(StandardCharsets.UTF_8);
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ObjectNode tree(ReviewedModel model) {
        ObjectNode root = JSON.createObjectNode();
        ReviewedFit fit = model.fit();
        PublishedJson.begin(root, model);
        root.put("reference", model.reference());
        PublishedJson.writeGate(root, model.gate());
        root.put("fakes", fit.fakes());
        root.put("honest", fit.honest());
        root.put("constant", fit.constant());
        root.put("threshold", fit.threshold());
        ArrayNode scores = root.putArray("honestScores");
        fit.honestScores().forEach(scores::add);
        ObjectNode terms = root.putObject("terms");
        List<String> names = ReviewedFeature.vector();
        for (int i = 0; i < names.size(); i++) {
            ReviewedFit.Term term = fit.terms().get(i);
            terms.putObject(names.get(i))
                    .put("center", term.center())
                    .put("unit", term.unit())
                    .put("weight", term.weight())
                    .put("square", term.square());
        }
        root.put("objects", base64(fit.objects()));
        return root;
    }

    private static String written(ObjectNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a model of plain numbers and text was not written", e);
        }
    }

    static ReviewedModel read(String file, byte[] bytes) {
        JsonPlace root;
        try {
            root = JsonPlace.root(file, JSON.readTree(bytes));
        } catch (IOException e) {
            throw new BaselineException(file + ": is not JSON: " + e.getMessage(), e);
        }
        root.only(
                "v",
                "stream",
                "check",
                "version",
                "published",
                "how",
                "reason",
                "reference",
                "gate",
                "fakes",
                "honest",
                "constant",
                "threshold",
                "honestScores",
                "terms",
                "objects",
                "digest");
        root.at("v").oneOf("1");
        root.at("check").oneOf(ReviewedModel.CHECK);
        List<String> names = ReviewedFeature.vector();
        JsonPlace terms = root.at("terms").only(names.toArray(String[]::new));
        List<ReviewedFit.Term> read = new ArrayList<>();
        for (String name : names) {
            JsonPlace term = terms.at(name).only("center", "unit", "weight", "square");
            read.add(term.valid(() -> new ReviewedFit.Term(
                    term.at("center").number(),
                    term.at("unit").number(),
                    term.at("weight").number(),
                    term.at("square").number())));
        }
        DecidedObjects objects = objects(root.at("objects"));
        List<Double> honestScores =
                root.at("honestScores").items().stream().map(JsonPlace::number).toList();
        ReviewedFit fit = root.valid(() -> new ReviewedFit(
                root.at("fakes").integer(),
                root.at("honest").integer(),
                read,
                root.at("constant").number(),
                root.at("threshold").number(),
                honestScores,
                objects));
        ReviewedModel model = root.valid(() -> new ReviewedModel(
                root.at("stream").text(),
                root.at("version").integer(),
                PublishedJson.time(root.at("published")),
                PublishedJson.how(root.at("how")),
                root.at("reason").text(),
                root.at("reference").integer(),
                PublishedJson.gate(root.at("gate")),
                fit));
        if (!root.at("digest").text().equals(model.digest())) {
            throw root.at("digest").wrong("the content has " + model.digest() + ": the file was changed");
        }
        return model;
    }

    private static String base64(DecidedObjects objects) {
        long[] hashes = objects.hashes();
        int[] counts = objects.counts();
        ByteBuffer buffer = ByteBuffer.allocate(OBJECT_BYTES * hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            buffer.putLong(hashes[i]).putInt(counts[i]);
        }
        return Base64.getEncoder().encodeToString(buffer.array());
    }

    private static DecidedObjects objects(JsonPlace at) {
        byte[] bytes = at.valid(() -> Base64.getDecoder().decode(at.text()));
        if (bytes.length % OBJECT_BYTES != 0) {
            throw at.wrong("must be " + OBJECT_BYTES + " bytes for each object");
        }
        long[] hashes = new long[bytes.length / OBJECT_BYTES];
        int[] counts = new int[hashes.length];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = buffer.getLong();
            counts[i] = buffer.getInt();
        }
        return at.valid(() -> new DecidedObjects(hashes, counts));
    }
}
