package dev.weir.review;

import dev.weir.decide.Holds;
import dev.weir.index.HeldRow;
import java.util.HashMap;
import java.util.Map;

/**
 * Which held events the gateway still has: the first so many of a contributor on a stream, and so many more of each period,
 * whatever becomes of them. What was held after them stays out.
 */
final class Kept {

    private final Map<String, Integer> places = new HashMap<>();

    /** Whether it has this one. Rows of a contributor are told oldest first. */
    boolean has(HeldRow row) {
        String whose = row.actor().text() + ' ' + row.stream();
        return places.merge(whose, 1, Integer::sum) <= Holds.MOST
                || places.merge(whose + ' ' + Holds.period(row.held().toEpochMilli()), 1, Integer::sum)
                        <= Holds.MOST_FURTHER;
    }
}
