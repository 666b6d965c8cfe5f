package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What {@code --json} prints: one object, with the version of its form under {@code v}. */
final class JsonOutput {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonOutput() {}

    static void print(PrintWriter out, Map<String, ?> content) throws JsonProcessingException {
        Map<String, Object> versioned = new LinkedHashMap<>();
        versioned.put("v", 1);
        versioned.putAll(content);
        out.println(MAPPER.writeValueAsString(versioned));
    }
}
