package dev.weir.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schema of docs/reference/schemas, made strict: readers ignore fields that they do not know, but Weir may write none that
 * the schema does not describe.
 */
public final class OutputSchema {

    private static final Path FOLDER = Path.of("docs", "reference", "schemas");
    private static final String BASE = "https://weir.invalid/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schema schema;

    private OutputSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema in the file {@code name.schema.json}. */
    public static OutputSchema of(String name) {
        return new OutputSchema(registry().getSchema(SchemaLocation.of(BASE + name + ".schema.json")));
    }

    /** What is wrong with a document, each error with its place; empty where nothing is. */
    public List<String> errors(byte[] document) {
        return schema.validate(new String(document, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** The words of an enum in the schema {@code name}, at a JSON pointer. */
    public static List<String> words(String name, String pointer) {
        return JSON.convertValue(
                read(FOLDER.resolve(name + ".schema.json")).at(pointer + "/enum"),
                JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    /** What is wrong with the schema file itself. */
    public static List<String> errorsOfSchema(Path file) {
        return registry()
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"))
                .validate(read(file).toString(), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(OutputSchema::closed));
    }

    private static @Nullable String closed(String iri) {
        if (!iri.startsWith(BASE)) {
            return null;
        }
        JsonNode schema = read(FOLDER.resolve(iri.substring(BASE.length())));
        close(schema);
        return schema.toString();
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        node.forEach(OutputSchema::close);
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
