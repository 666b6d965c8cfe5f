package dev.weir.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The days of each stream, in one JSON file that is replaced as a whole. It holds no contributor. */
final class DriftFile {

    /** Days behind the reference that are kept: a year, and what the last window needs. */
    static final int KEPT = 400;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Known> streams = new TreeMap<>();

    private DriftFile(Path file) {
        this.file = file;
    }

    /**
     * What is known of a stream. Alerts were written up to its last day.
     *
     * @param days in order
     */
    record Known(List<Day> days) {
        static final Known NOTHING = new Known(List.of());

        Known {
            days = List.copyOf(days);
        }

        @Nullable
        LocalDate last() {
            return days.isEmpty() ? null : days.get(days.size() - 1).date();
        }
    }

    /**
     * The file, or an empty one where there is none.
     *
     * @throws IOException when it is no such file
     */
    static DriftFile read(Path file) throws IOException {
        DriftFile read = new DriftFile(file);
        if (Files.notExists(file)) {
            return read;
        }
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            if (json.path("v").asInt() != 1 || !json.path("streams").isObject()) {
                throw new IllegalArgumentException("it is not of version 1");
            }
            for (Map.Entry<String, JsonNode> stream : json.path("streams").properties()) {
                read.streams.put(stream.getKey(), known(stream.getValue()));
            }
            return read;
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new IOException(
                    file + " is no file of `weir drift`: " + e.getMessage()
                            + "; bring it back from a copy, or move it away and"
                            + " name the first day of the reference as drift.since",
                    e);
        }
    }

    Known of(String stream) {
        return streams.getOrDefault(stream, Known.NOTHING);
    }

    /**
     * Takes what is known now; of more days than are kept the oldest behind the reference go.
     *
     * @param reference its last day, or null where there is none yet
     */
    void put(String stream, Known known, @Nullable LocalDate reference) {
        List<Day> days = known.days();
        List<Day> kept = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            boolean old = reference == null || !days.get(i).date().isAfter(reference);
            if (old || i >= days.size() - KEPT) {
                kept.add(days.get(i));
            }
        }
        streams.put(stream, new Known(kept));
    }

    /** Replaces the file in one step. */
    void write() throws IOException {
        ObjectNode json = JSON.createObjectNode().put("v", 1);
        ObjectNode all = json.putObject("streams");
        streams.forEach((name, known) -> {
            ObjectNode stream = all.putObject(name);
            ArrayNode days = stream.putArray("days");
            known.days().forEach(day -> write(day, days.addObject()));
        });
        Path whole = file.toAbsolutePath();
        Path next = whole.resolveSibling(whole.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(json));
        Files.move(next, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Day day, ObjectNode json) {
        json.put("date", day.date().toString()).put("contributors", day.contributors());
        ObjectNode quantities = json.putObject("quantities");
        new TreeMap<>(day.quantities()).forEach((name, histogram) -> {
            ObjectNode cells = quantities.putObject(name);
            histogram.weights().forEach((cell, weight) -> cells.put(Integer.toString(cell), weight));
        });
    }

    private static Known known(JsonNode json) {
        List<Day> days = new ArrayList<>();
        for (JsonNode day : json.path("days")) {
            days.add(day(day));
        }
        return new Known(days);
    }

    private static Day day(JsonNode json) {
        Map<String, Histogram> quantities = new HashMap<>();
        for (Map.Entry<String, JsonNode> quantity : json.path("quantities").properties()) {
            TreeMap<Integer, Double> weights = new TreeMap<>();
            for (Map.Entry<String, JsonNode> cell : quantity.getValue().properties()) {
                int place = Integer.parseInt(cell.getKey());
                double weight = cell.getValue().asDouble();
                if (place < 0 || place >= Cells.COUNT || !(weight > 0)) {
                    throw new IllegalArgumentException("cell " + cell.getKey() + " is none");
                }
                weights.put(place, weight);
            }
            quantities.put(quantity.getKey(), new Histogram(weights));
        }
        return new Day(
                LocalDate.parse(json.path("date").asText()),
                json.path("contributors").asInt(),
                quantities);
    }
}
