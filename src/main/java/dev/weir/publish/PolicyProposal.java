package dev.weir.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.policy.SignedPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A policy that one person signed and that waits for another, as {@code {"v":1,"policy":…,"text":…,"signature":…}}. */
public final class PolicyProposal {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int VERSION = 1;

    private PolicyProposal() {}

    /** The bytes of one. */
    public static byte[] bytes(SignedPolicy record) {
        try {
            return JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("v", VERSION)
                    .put("policy", record.key())
                    .put("text", record.text())
                    .put("signature", record.signature()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /**
     * Reads one.
     *
     * @param name what to call it in messages
     * @throws IllegalArgumentException when it is none
     */
    public static SignedPolicy read(byte[] bytes, String name) {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    name + ": is not JSON; allowed: what `weir policy … --propose` wrote", e);
        }
        if (json.path("v").asInt() != VERSION || !json.path("text").isTextual()) {
            throw new IllegalArgumentException(
                    name + ": is no proposal; allowed: what `weir policy … --propose` wrote");
        }
        return new SignedPolicy(
                json.path("policy").asText(),
                json.path("text").asText(),
                json.path("signature").asText(),
                "",
                0,
                name);
    }
}
