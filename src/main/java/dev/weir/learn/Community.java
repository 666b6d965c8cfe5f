package dev.weir.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.model.RateWindow;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the contributors showed, each counted once on each stream: the most of its samples since it last withdrew. Whoever
 * does not stand clear in the end does not count.
 */
public final class Community {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WINDOWS = RateWindow.values().length;

    private final Map<String, Map<String, int[]>> byStream = new HashMap<>();
    private final Set<String> notClear = new HashSet<>();

    /**
     * Takes in one sample.
     *
     * @param place where it stands, for the message
     * @throws LearnException when it is no sample
     */
    public void sample(String place, byte[] json) {
        JsonNode line = tree(place, json);
        Map<String, int[]> contributors =
                byStream.computeIfAbsent(text(place, line, "stream"), name -> new TreeMap<>());
        String actor = actor(place, line);
        if (line.path("withdrawn").asBoolean()) {
            contributors.remove(actor);
            return;
        }
        JsonNode peaks = line.path("peaks");
        if (peaks.size() != WINDOWS) {
            throw new LearnException(place + ": is no sample: peaks must be " + WINDOWS + " numbers, there are "
                    + peaks.size() + "; only the job may write samples");
        }
        int[] most = contributors.computeIfAbsent(actor, name -> new int[WINDOWS]);
        for (int i = 0; i < WINDOWS; i++) {
            most[i] = Math.max(most[i], peaks.get(i).asInt());
        }
    }

    /**
     * Takes in one standing; the last of a contributor holds.
     *
     * @param place where it stands, for the message
     * @throws LearnException when it is no standing
     */
    public void standing(String place, byte[] json) {
        JsonNode line = tree(place, json);
        String actor = actor(place, line);
        if (text(place, line, "standing").equals("clear")) {
            notClear.remove(actor);
        } else {
            notClear.add(actor);
        }
    }

    /** For each contributor of the stream that stands clear the most it ever had in each window. */
    public List<int[]> peaks(String stream) {
        return byStream.getOrDefault(stream, Map.of()).entrySet().stream()
                .filter(entry -> !notClear.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static JsonNode tree(String place, byte[] json) {
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new LearnException(place + ": is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String actor(String place, JsonNode line) {
        return text(place, line, "actorType") + ':' + text(place, line, "actor");
    }

    private static String text(String place, JsonNode line, String key) {
        JsonNode value = line.path(key);
        if (!value.isTextual()) {
            throw new LearnException(place + ": is no sample or standing: " + key + " is missing");
        }
        return value.textValue();
    }
}
