package dev.weir.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers said the label of one event is, as far as it can be taken back. State: only add components.
 *
 * @param all the oldest first
 */
public record Relabels(List<One> all) {

    /** So many labels of one event can be taken back; who says a label more often than that says it again. */
    static final int MOST = 32;

    /** Nobody said any. */
    public static final Relabels NOTHING = new Relabels(List.of());

    /**
     * A label that was said. State: only add components.
     *
     * @param decision the last decision about it: the one that said it, or the last that took it back or brought it back
     * @param reviewer whose decision that is
     * @param label what the event is
     * @param by who said it
     * @param entry the id of its entry in the ledger, or empty: it is taken back
     */
    public record One(String decision, String reviewer, String label, String by, String entry) {

        boolean stands() {
            return !entry.isEmpty();
        }
    }

    /** Whether an undo of this decision is about a label. */
    public boolean knows(@Nullable String decision) {
        return find(decision) != null;
    }

    @Nullable
    One find(@Nullable String decision) {
        return all.stream()
                .filter(one -> one.decision().equals(decision))
                .findFirst()
                .orElse(null);
    }

    Relabels with(One one) {
        List<One> after = new ArrayList<>(all);
        after.add(one);
        return new Relabels(List.copyOf(after.subList(Math.max(0, after.size() - MOST), after.size())));
    }

    Relabels changed(One from, One to) {
        return new Relabels(all.stream().map(one -> one.equals(from) ? to : one).toList());
    }
}
