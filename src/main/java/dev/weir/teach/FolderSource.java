package dev.weir.teach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Decision;
import dev.weir.event.Origin;
import dev.weir.replay.OutputFolder;
import dev.weir.settings.EntityField;
import dev.weir.settings.FieldMap;
import dev.weir.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Folders that replays wrote.
 *
 * @param settings those of the replays
 * @param words the file of decisions that they were given
 * @param folders in the order in which they are read
 */
public record FolderSource(Settings settings, Path words, List<Path> folders) implements Source {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME_CHECK = "time";
    private static final String OBJECT = "object";

    public FolderSource {
        folders = List.copyOf(folders);
    }

    @Override
    public List<Decision> decisions() {
        return Words.files(words, folders);
    }

    @Override
    public Set<String> notClear() {
        Set<String> notClear = new HashSet<>();
        for (Path folder : folders) {
            Words.lines(folder.resolve(OutputFolder.STANDINGS), line -> notClear.add(actor(JSON.readTree(line))));
        }
        return notClear;
    }

    @Override
    public void read(String stream, Deeds deeds) {
        FieldMap fields =
                Objects.requireNonNull(settings.streams().get(stream), stream).fields();
        EntityField object = fields.object();
        if (object == null) {
            return;
        }
        String objectType = object.type() == null ? OBJECT : object.type();
        Map<String, Integer> inputs = new HashMap<>();
        for (Path folder : folders) {
            for (String file : List.of(OutputFolder.ADMITTED, OutputFolder.HELD)) {
                Words.lines(folder.resolve(file), bytes -> {
                    JsonNode line = JSON.readTree(bytes);
                    String actor = line.path("actor").asText();
                    if (line.path("stream").asText().equals(stream)
                            && line.has(OBJECT)
                            && !fields.actor().placeholders().contains(actor)
                            && !outOfTime(line.path("findings"))) {
                        Origin origin = origin(line);
                        int input = inputs.computeIfAbsent(folder + "/" + origin.source(), unseen -> inputs.size());
                        deeds.add(deed(line, objectType), input, origin.position());
                    }
                });
            }
        }
    }

    private static Deed deed(JsonNode line, String objectType) {
        long time = line.has("order")
                ? line.get("order").asLong()
                : Instant.parse(line.path("time").asText()).toEpochMilli();
        double value = line.has("value") ? line.get("value").asDouble() : Double.NaN;
        return new Deed(actor(line), objectType + ':' + line.path(OBJECT).asText(), value, time);
    }

    private static Origin origin(JsonNode line) {
        Origin origin = Origin.parse(line.path("origin").asText());
        if (origin == null) {
            throw new IllegalArgumentException(
                    "origin '" + line.path("origin").asText() + "' is none: no replay wrote this line");
        }
        return origin;
    }

    /** The text of whom a line is about. */
    static String actor(JsonNode line) {
        return line.path("actorType").asText() + ':' + line.path("actor").asText();
    }

    /** An event that the time check holds says nothing of its object or contributor. */
    static boolean outOfTime(JsonNode findings) {
        for (JsonNode finding : findings) {
            if (finding.path("check").asText().equals(TIME_CHECK)) {
                return true;
            }
        }
        return false;
    }
}
