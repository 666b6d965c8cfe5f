package dev.weir.drift;

import dev.weir.event.Event;
import dev.weir.event.TextHash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts one day of one stream. Of more contributors than it keeps it draws some, all of whose events count. Mutable. */
final class DayCount {

    /** So many are drawn: 7 days of them tell a shift of a hundredth from chance. */
    static final int MOST = 16_384;

    private final Cells cells;
    private final long seed;
    private final Map<Long, List<Map<Integer, Integer>>> byContributor = new HashMap<>();

    /** Whose hash is above it was not drawn. */
    private long limit = Long.MAX_VALUE;

    /** @param seed that nobody can foresee: who knows who is drawn sends as the others */
    DayCount(Cells cells, long seed) {
        this.cells = cells;
        this.seed = seed;
    }

    void add(Event event) {
        // Who is nobody in particular cannot be told apart: each of their events is one contributor.
        String who = event.identity() == Event.Identity.KNOWN
                ? event.actor().text()
                : event.origin().text();
        long hash = TextHash.of(who, seed) & Long.MAX_VALUE;
        if (hash > limit) {
            return;
        }
        List<Map<Integer, Integer>> counts = byContributor.computeIfAbsent(hash, any -> none());
        int[] places = cells.of(event);
        for (int i = 0; i < places.length; i++) {
            if (places[i] != Cells.NONE) {
                counts.get(i).merge(places[i], 1, Integer::sum);
            }
        }
        while (byContributor.size() > MOST) {
            limit /= 2;
            byContributor.keySet().removeIf(other -> other > limit);
        }
    }

    /** What was counted. */
    Day day(LocalDate date) {
        Map<String, Histogram> quantities = new HashMap<>();
        for (int i = 0; i < cells.names().size(); i++) {
            TreeMap<Integer, Double> weights = new TreeMap<>();
            for (List<Map<Integer, Integer>> counts : byContributor.values()) {
                Map<Integer, Integer> own = counts.get(i);
                double all = own.values().stream().mapToInt(Integer::intValue).sum();
                own.forEach((cell, count) -> weights.merge(cell, count / all, Double::sum));
            }
            if (!weights.isEmpty()) {
                quantities.put(cells.names().get(i), new Histogram(weights));
            }
        }
        return new Day(date, byContributor.size(), quantities);
    }

    private List<Map<Integer, Integer>> none() {
        List<Map<Integer, Integer>> counts = new ArrayList<>();
        cells.names().forEach(name -> counts.add(new HashMap<>(2)));
        return counts;
    }
}
