package dev.weir.decide;

import dev.weir.event.Standing;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.StandingMemory.InForce;
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
     * @param added retractions that it wrote, under the ids that they have now
     * @param removed retractions that it reversed
     * @param undoes the decision that it took back, or null where it says something itself; what was written before has none
     */
    public record Applied(
            String id,
            String reviewer,
            StandingMemory before,
            String after,
            List<InForce> added,
            List<InForce> removed,
            @Nullable String undoes) {

        /** Whether it left nothing against the contributor. */
        boolean reinstates() {
            return !Standing.valueOf(after).accuses();
        }

        /** Whether it took back something that was said against the contributor. */
        boolean reverses() {
            return !removed.isEmpty();
        }

        Applied following(StandingMemory other) {
            return new Applied(id, reviewer, other, after, added, removed, undoes);
        }

        Applied retracting(List<InForce> entries) {
            return new Applied(id, reviewer, before, after, List.copyOf(entries), removed, undoes);
        }

        Applied reversing(List<InForce> entries) {
            return new Applied(id, reviewer, before, after, added, List.copyOf(entries), undoes);
        }
    }

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

    /** The first decision after one of them that cleared or allowed, itself and not by taking another back; null where nobody did so again. */
    @Nullable
    Applied reinstatedAfter(Applied one) {
        return after(one).stream()
                .filter(later -> later.undoes() == null && later.reinstates())
                .findFirst()
                .orElse(null);
    }

    /** Whether a later decision excluded as one of them did, and what it wrote is in force. */
    boolean isExcludedAgain(Applied one, List<InForce> inForce) {
        return after(one).stream()
                .anyMatch(later -> later.after().equals(one.after())
                        && later.added().stream().anyMatch(inForce::contains));
    }

    private List<Applied> after(Applied one) {
        return applied.subList(applied.indexOf(one) + 1, applied.size());
    }

    /** Without one of them: the one behind it follows upon what was before, and nothing brings back what it wrote. */
    Decided without(Applied one) {
        int place = applied.indexOf(one);
        List<Applied> after = new ArrayList<>(applied);
        after.remove(place);
        if (place < after.size()) {
            Applied next = after.get(place);
            if (next.before().standing().equals(one.after())) {
                after.set(place, next.following(one.before()));
            }
        }
        after.replaceAll(other -> other.reversing(other.removed().stream()
                .filter(entry -> !one.added().contains(entry))
                .toList()));
        return new Decided(ids, after, waiting);
    }

    /** Where one of them reversed more than it did by itself: to take it back retracts all of that again. */
    Decided reversing(Applied one, List<InForce> more) {
        List<InForce> all = new ArrayList<>(one.removed());
        all.addAll(more);
        List<Applied> after = new ArrayList<>(applied);
        after.set(applied.indexOf(one), one.reversing(all));
        return new Decided(ids, after, waiting);
    }

    /** Where a retraction is in force again, under another id: who takes back the decision that wrote it takes back this one. */
    Decided renamed(InForce entry, InForce now) {
        List<Applied> after = new ArrayList<>(applied);
        after.replaceAll(one -> one.retracting(one.added().stream()
                .map(each -> each.equals(entry) ? now : each)
                .toList()));
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
