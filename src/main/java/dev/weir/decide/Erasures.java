package dev.weir.decide;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Which erasures were applied, so that a copy of one does not erase who came back: numbers of decisions, which say nothing of whom. It cannot
 * stand beside the contributor, of whom nothing is to be left. Not for several threads.
 */
public final class Erasures {

    /**
     * So many are known again, half a megabyte. A decision lives for 28 days at most ({@link DecisionGate#MOST_LIFE}): more than 2,000
     * people a day would have to ask.
     */
    static final int MOST = 65_536;

    private final Deque<Long> order = new ArrayDeque<>();
    private final Set<Long> known = new HashSet<>();

    /** Whether it was applied. */
    public boolean knows(String id) {
        return known.contains(Digest.of(id));
    }

    /** It is applied now. */
    public void add(String id) {
        add(Digest.of(id));
    }

    /** What another time, or another subtask, applied. */
    public void addAll(long[] digests) {
        Arrays.stream(digests).forEach(this::add);
    }

    private void add(long digest) {
        if (known.add(digest)) {
            order.add(digest);
            if (order.size() > MOST) {
                known.remove(order.remove());
            }
        }
    }

    /** All of them, the oldest first. */
    public long[] digests() {
        return order.stream().mapToLong(Long::longValue).toArray();
    }
}
