package dev.weir.order;

import dev.weir.wire.Passage;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Passages in the order of their event times; those of one time in the order in which they came. Not thread-safe. */
final class Waiting {

    /**
     * About 200 bytes of heap each, 40 MB in all: an opinion is of one contributor, an alarm of all that are in its crowd.
     * What lies between the fastest and the slowest of four subtasks is what fits into the network buffers before them,
     * 12,000 opinions of MovieLens 100K; beyond this bound is a partition that others run away from.
     */
    static final int MOST_PEOPLE = 200_000;

    private final int mostPeople;
    private final NavigableMap<Place, Passage> passages = new TreeMap<>();
    private long arrivals;
    private int people;

    /** @param mostPeople how many contributors may wait before the earliest passage has to go */
    Waiting(int mostPeople) {
        this.mostPeople = mostPeople;
    }

    private record Place(long time, long arrival) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(arrival, other.arrival);
        }
    }

    /** Lets one wait; the earliest of all go to {@code out} if they are too many. */
    void add(long time, Passage passage, Consumer<Passage> out) {
        passages.put(new Place(time, arrivals++), passage);
        people += people(passage);
        while (people > mostPeople) {
            first(out);
        }
    }

    /** Lets go whatever happened until {@code time}, epoch milliseconds. */
    void until(long time, Consumer<Passage> out) {
        while (!passages.isEmpty() && passages.firstKey().time() <= time) {
            first(out);
        }
    }

    /** Lets go whatever came before the arrival with this number. */
    void arrivedBefore(long arrival, Consumer<Passage> out) {
        Iterator<Map.Entry<Place, Passage>> all = passages.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Place, Passage> next = all.next();
            if (next.getKey().arrival() < arrival) {
                // Before it is removed: the tree puts another one into its node.
                Passage passage = next.getValue();
                all.remove();
                people -= people(passage);
                out.accept(passage);
            }
        }
    }

    /** The number of the next arrival. */
    long arrivals() {
        return arrivals;
    }

    /** How many contributors they are about. */
    int people() {
        return people;
    }

    boolean isEmpty() {
        return passages.isEmpty();
    }

    /** All that wait, in order. */
    Iterable<Passage> all() {
        return Collections.unmodifiableCollection(passages.values());
    }

    private void first(Consumer<Passage> out) {
        Map.Entry<Place, Passage> first = passages.pollFirstEntry();
        people -= people(first.getValue());
        out.accept(first.getValue());
    }

    private static int people(Passage passage) {
        return passage.what() == Passage.What.ALARM
                ? 1 + passage.alarm().crowd().size()
                : 1;
    }
}
