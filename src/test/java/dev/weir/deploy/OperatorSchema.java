package dev.weir.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The operator's own schema of one of its kinds, made strict: what it does not name is an error, where the API server
 * would drop it without a word.
 */
final class OperatorSchema {

    private static final List<String> DIALECT =
            List.of("x-kubernetes-preserve-unknown-fields", "x-kubernetes-int-or-string", "nullable");

    private final Schema schema;

    private OperatorSchema(Schema schema) {
        this.schema = schema;
    }

    /**
     * The schema of the newest operator at hand: from the folder {@code weir.crd}, else the one on the class path, which
     * is of operator 1.10.
     *
     * @param kind FlinkDeployment or FlinkStateSnapshot
     */
    static OperatorSchema of(String kind) {
        JsonNode definition = definition(kind.toLowerCase(Locale.ROOT) + "s.flink.apache.org-v1.yml");
        ObjectNode root = (ObjectNode) definition.at("/spec/versions/0/schema/openAPIV3Schema");
        close(root);
        ObjectNode properties = (ObjectNode) root.get("properties");
        properties.putObject("apiVersion").put("const", "flink.apache.org/v1beta1");
        properties.putObject("kind").put("const", kind);
        properties.putObject("metadata").put("type", "object");
        // The one of 1.10 ends at Flink 1.20: the versions since are added.
        if (root.at("/properties/spec/properties/flinkVersion/enum") instanceof ArrayNode versions) {
            versions.add("v2_0").add("v2_1").add("v2_2");
        }
        return new OperatorSchema(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON));
    }

    /** What is wrong with a document, each error with its place; empty where nothing is. */
    List<String> errors(JsonNode document) {
        return schema.validate(document.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static JsonNode definition(String file) {
        Path newest = Path.of(System.getProperty("weir.crd", "../shared/crd"), file);
        if (Files.exists(newest)) {
            return Yaml.file(newest);
        }
        try (InputStream shipped = OperatorSchema.class.getResourceAsStream("/META-INF/fabric8/" + file)) {
            if (shipped == null) {
                throw new IllegalStateException(file + " is neither at " + newest + " nor on the class path");
            }
            return Yaml.documents(new String(shipped.readAllBytes(), StandardCharsets.UTF_8))
                    .get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From Kubernetes' dialect of OpenAPI to JSON Schema, with every object closed that does not say it is open. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.has("properties")
                    && !object.has("additionalProperties")
                    && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
                object.put("additionalProperties", false);
            }
            if (object.path("x-kubernetes-int-or-string").asBoolean()) {
                object.remove("anyOf");
                object.putArray("type").add("integer").add("string");
            } else if (object.path("nullable").asBoolean()
                    && object.path("type").isTextual()) {
                String type = object.get("type").asText();
                object.putArray("type").add(type).add("null");
            }
            object.remove(DIALECT);
        }
        node.forEach(OperatorSchema::close);
    }
}
