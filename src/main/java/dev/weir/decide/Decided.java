package dev.weir.decide;

import dev.weir.verdict.StandingMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one contributor, so that each decision is applied once and can be taken back. State: only add
 * components.
 *
 * @param ids the decisions about the contributor that were applied, as numbers, oldest first
 * @param applied those about its standing that can be taken back, oldest first
 * @param waiting how many decisions wait for their event
 */
@SuppressWarnings("ArrayRecordComponent") // Flink writes a primitive array in one go; nobody compares these.
public record Decided(long[] ids, List<Applied> applied, int waiting) {

    /** So many decisions are known again: a decision expires before a contributor gets a thousand others. */
    static final int MOST_IDS = 1_024;

    /** So many decisions about a standing can be taken back. */
    static final int MOST_APPLIED = 32;

    /** So many decisions wait for events that have not come. */
    public static final int MOST_WAITING = 64;

    /** Nothing was decided. */
    public static final Decided NOTHING = new Decided(new long[0], List.of(), 0);

    /**
     * A decision about a standing. State: only add components.
     *
     * @param id the decision's id
     * @param reviewer who decided
     * @param before how the contributor stood
     * @param after the name of the standing that it led to
     * @param added retractions that it wrote
     * @param removed retractions that it reversed
     */
    public record Applied(
            String id,
            String reviewer,
            StandingMemory before,
            String after,
            List<StandingMemory.InForce> added,
            List<StandingMemory.InForce> removed) {}

    /** Whether a decision was applied. */
    public boolean knows(String id) {
        long number = Digest.of(id);
        for (long known : ids) {
            if (known == number) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Applied find(String id) {
        return applied.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
    }

    Decided with(String id) {
        int kept = Math.min(ids.length, MOST_IDS - 1);
        long[] after = Arrays.copyOfRange(ids, ids.length - kept, ids.length + 1);
        after[kept] = Digest.of(id);
        return new Decided(after, applied, waiting);
    }

    Decided with(Applied one) {
        List<Applied> after = new ArrayList<>(applied);
        after.add(one);
        return new Decided(ids, after.subList(Math.max(0, after.size() - MOST_APPLIED), after.size()), waiting);
    }

    /** Without one of them: the one behind it follows upon what was before. */
    Decided without(Applied one) {
        int place = applied.indexOf(one);
        List<Applied> after = new ArrayList<>(applied);
        after.remove(place);
        if (place < after.size()) {
            Applied next = after.get(place);
            if (next.before().standing().equals(one.after())) {
                after.set(
                        place,
                        new Applied(
                                next.id(), next.reviewer(), one.before(), next.after(), next.added(), next.removed()));
            }
        }
        return new Decided(ids, after, waiting);
    }

    /** With the ids of another: those of decisions about single events are kept one by one. */
    public Decided idsOf(Decided other) {
        return new Decided(other.ids, applied, waiting);
    }

    /** With so many more, or fewer, decisions that wait. */
    public Decided waiting(int more) {
        return new Decided(ids, applied, waiting + more);
    }
}
