package dev.weir.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.event.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the forms of all {@link Published} models have in common. */
final class PublishedJson {

    private PublishedJson() {}

    /** Writes who published it and why. */
    static void begin(ObjectNode root, Published model) {
        root.put("v", 1);
        root.put("stream", model.stream());
        root.put("check", model.check());
        root.put("version", model.version());
        root.put("published", model.published().toString());
        root.put("how", Code.of(model.how()));
        root.put("reason", model.reason());
    }

    static void writeGate(ObjectNode root, List<GateMeasure> measures) {
        ArrayNode gate = root.putArray("gate");
        for (GateMeasure measure : measures) {
            gate.addObject()
                    .put("measure", measure.name())
                    .put("value", measure.value())
                    .put("least", measure.least())
                    .put("most", measure.most());
        }
    }

    static List<GateMeasure> gate(JsonPlace at) {
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

    static Published.How how(JsonPlace at) {
        String code = at.oneOf(Code.all(Published.How.class).toArray(String[]::new));
        return Objects.requireNonNull(Code.find(Published.How.class, code), code);
    }

    static Instant time(JsonPlace at) {
        try {
            return Instant.parse(at.text());
        } catch (DateTimeException e) {
            throw at.wrong("must be a time such as 2026-01-31T00:00:00Z");
        }
    }
}
