package dev.weir.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.decide.DecisionJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A proposal as it is kept, in a file or beside the index: {@code {"v":1,"act":…,"effect":{…},"records":[{"value":…,"signature":…}]}}. */
public final class ProposalJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ProposalJson() {}

    /** The bytes of one. */
    public static byte[] of(Proposal proposal) {
        ObjectNode json = JSON.createObjectNode().put("v", 1).put("act", proposal.id());
        Proposal.Effect effect = proposal.effect();
        json.putObject("effect")
                .put("contributors", effect.contributors())
                .put("established", effect.established())
                .put("retracts", effect.retracts())
                .put("returns", effect.returns())
                .put("releases", effect.releases());
        ArrayNode records = json.putArray("records");
        for (Desk.Signed record : proposal.records()) {
            records.addObject().put("value", record.value()).put("signature", new String(record.signature(), UTF_8));
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("proposal " + proposal.id() + " cannot be written", e);
        }
    }

    /**
     * The proposal in these bytes.
     *
     * @throws IllegalArgumentException when they are none; the message says why
     */
    public static Proposal read(byte[] bytes) {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no proposal: it is not JSON", e);
        }
        if (json == null || json.path("v").asInt() != 1 || !json.path("records").isArray()) {
            throw new IllegalArgumentException(
                    "this is no proposal; allowed: a file that `weir review … --propose` wrote");
        }
        List<Desk.Signed> records = new ArrayList<>();
        for (JsonNode record : json.path("records")) {
            byte[] value;
            try {
                value = record.path("value").binaryValue();
            } catch (IOException e) {
                throw new IllegalArgumentException("this is no proposal: the value of a record is not base64", e);
            }
            if (value == null) {
                throw new IllegalArgumentException("this is no proposal: a record has no value");
            }
            records.add(new Desk.Signed(
                    DecisionJson.read(value).subject().getBytes(UTF_8),
                    value,
                    record.path("signature").asText().getBytes(UTF_8),
                    null));
        }
        JsonNode effect = json.path("effect");
        return new Proposal(
                json.path("act").asText(),
                new Proposal.Effect(
                        effect.path("contributors").asInt(),
                        effect.path("established").asInt(),
                        effect.path("retracts").asLong(),
                        effect.path("returns").asLong(),
                        effect.path("releases").asLong()),
                records);
    }
}
