package dev.weir.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.TextHash;
import dev.weir.model.RateWindow;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the contributors showed, each counted once on each stream: the most of its samples since it last withdrew. Whoever
 * does not stand clear in the end does not count. Of more contributors than it keeps it draws some.
 */
public final class Community {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WINDOWS = RateWindow.values().length;

    /** So many of a stream are drawn, 25 MB: they tell a share of one in a thousand to a tenth of it. */
    static final int MOST = 100_000;

    private final long seed;
    private final int most;
    private final Map<String, Drawn> byStream = new HashMap<>();
    private final Set<String> notClear = new HashSet<>();

    /** Nobody has shown anything yet. */
    public Community() {
        this(new SecureRandom().nextLong(), MOST);
    }

    /**
     * @param seed that nobody can foresee: who knows who is drawn makes accounts that are
     * @param most contributors of a stream that are drawn
     */
    Community(long seed, int most) {
        this.seed = seed;
        this.most = most;
    }

    /** What one showed. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Showing(String actor, int[] most) {}

    /** Those of one stream with the lowest hashes. */
    private static final class Drawn {
        private final TreeMap<Long, Showing> byHash = new TreeMap<>();

        /** Whose hash is above it was not drawn. */
        private long limit = Long.MAX_VALUE;

        private void keep(int room) {
            while (byHash.size() > room) {
                limit = byHash.pollLastEntry().getKey() - 1;
            }
        }
    }

    /**
     * Takes in one sample.
     *
     * @param place where it stands, for the message
     * @throws LearnException when it is no sample
     */
    public void sample(String place, byte[] json) {
        JsonNode line = tree(place, json);
        Drawn drawn = byStream.computeIfAbsent(text(place, line, "stream"), name -> new Drawn());
        String actor = actor(place, line);
        long hash = TextHash.of(actor, seed);
        if (line.path("withdrawn").asBoolean()) {
            drawn.byHash.remove(hash);
            return;
        }
        JsonNode peaks = line.path("peaks");
        if (peaks.size() != WINDOWS) {
            throw new LearnException(place + ": is no sample: peaks must be " + WINDOWS + " numbers, there are "
                    + peaks.size() + "; only the job may write samples");
        }
        if (hash > drawn.limit) {
            return;
        }
        int[] shown = drawn.byHash.computeIfAbsent(hash, any -> new Showing(actor, new int[WINDOWS])).most;
        for (int i = 0; i < WINDOWS; i++) {
            shown[i] = Math.max(shown[i], peaks.get(i).asInt());
        }
        drawn.keep(most);
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

    /** For each contributor of the stream that was drawn and stands clear the most it ever had in each window. */
    public List<int[]> peaks(String stream) {
        Drawn drawn = byStream.get(stream);
        return drawn == null
                ? List.of()
                : drawn.byHash.values().stream()
                        .filter(showing -> !notClear.contains(showing.actor))
                        .map(Showing::most)
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
