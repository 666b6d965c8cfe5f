package dev.weir.training;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why rows were taken back, counted: by what found it, and by whom it is about. Not thread-safe. */
public final class Causes {

    private final SortedMap<String, Long> byCheck = new TreeMap<>();
    private final Map<String, SetDiff.TakenBack> bySubject = new HashMap<>();
    private long rows;

    /** Counts a row; null is one that was not taken back. */
    public void add(@Nullable Cause cause) {
        if (cause == null) {
            return;
        }
        rows++;
        byCheck.merge(cause.check(), 1L, Long::sum);
        bySubject.merge(
                cause.subject(),
                new SetDiff.TakenBack(cause, 1),
                (many, one) -> new SetDiff.TakenBack(many.cause(), many.rows() + 1));
    }

    /** How many rows were taken back. */
    public long rows() {
        return rows;
    }

    /** How many, by what found it. */
    public SortedMap<String, Long> byCheck() {
        return new TreeMap<>(byCheck);
    }

    /** Those with the most rows, the most first. */
    public List<SetDiff.TakenBack> most(int count) {
        return bySubject.values().stream()
                .sorted(Comparator.comparingLong(SetDiff.TakenBack::rows)
                        .reversed()
                        .thenComparing(taken -> taken.cause().subject()))
                .limit(count)
                .toList();
    }
}
