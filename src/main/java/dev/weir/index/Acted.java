package dev.weir.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decisions that were sent as one act and fared alike.
 *
 * @param first one of them
 * @param count how many they are, 1 or more
 */
public record Acted(Answered first, int count) {

    /** Decisions as they came, put together where they were sent in one act and fared alike. */
    public static List<Acted> together(List<Answered> decisions) {
        Map<List<Object>, Acted> together = new LinkedHashMap<>();
        for (Answered one : decisions) {
            List<Object> alike = List.of(
                    one.act(), String.valueOf(one.action()), String.valueOf(one.outcome()), one.undoneBy() != null);
            together.merge(alike, new Acted(one, 1), (all, more) -> new Acted(all.first, all.count + more.count));
        }
        return List.copyOf(together.values());
    }
}
