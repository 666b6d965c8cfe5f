package dev.weir.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Files that wait for their commit. JSON in the job's state, so that the next version can read it.
 *
 * @param target the table
 * @param checkpoint after which it may be committed; 0 where it is not closed yet
 * @param from how far the table is before
 * @param to how far it is with these files
 * @param files as Iceberg writes them in JSON
 * @param unreadable how many records between the two are no rows
 */
record Batch(Target target, long checkpoint, Positions from, Positions to, List<String> files, long unreadable) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Batch {
        files = List.copyOf(files);
    }

    /** Nothing yet, behind these positions. */
    static Batch behind(Target target, Positions from) {
        return new Batch(target, 0, from, from, List.of(), 0);
    }

    /** Both together: the other is of a part of the same records. */
    Batch and(Batch part) {
        Positions both = to.copy();
        both.pass(part.to);
        List<String> all = new ArrayList<>(files);
        all.addAll(part.files);
        return new Batch(target, checkpoint, from, both, all, unreadable + part.unreadable);
    }

    Batch closed(long byCheckpoint) {
        return new Batch(target, byCheckpoint, from, to, files, unreadable);
    }

    /** Whether it says nothing that the table does not say. */
    boolean isEmpty() {
        return files.isEmpty() && from.equals(to);
    }

    byte[] bytes() {
        ObjectNode json = JSON.createObjectNode();
        json.put("v", 1);
        json.put("table", target.table());
        json.put("checkpoint", checkpoint);
        json.put("from", from.text());
        json.put("to", to.text());
        json.put("unreadable", unreadable);
        files.forEach(json.putArray("files")::add);
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a batch cannot be written", e);
        }
    }

    static Batch of(byte[] bytes) throws IOException {
        JsonNode json = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        List<String> files = new ArrayList<>();
        json.path("files").forEach(file -> files.add(file.asText()));
        return new Batch(
                Target.valueOf(json.path("table").asText().toUpperCase(Locale.ROOT)),
                json.path("checkpoint").asLong(),
                Positions.of(json.path("from").asText()),
                Positions.of(json.path("to").asText()),
                files,
                json.path("unreadable").asLong());
    }
}
