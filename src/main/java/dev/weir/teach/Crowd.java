package dev.weir.teach;

import dev.weir.decide.Digest;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An even sample of contributors about whom nobody decided: those with the lowest digests of their names. Another version of the model
 * draws others. Who is in it in the end was in it from its first event on. Mutable; not thread-safe.
 */
final class Crowd {

    /** So many tell a share of five in a hundred to one in a hundred (two standard errors), and cost some megabytes. */
    static final int MOST = 2_000;

    private final String seed;
    private final TreeMap<Long, String> lowest = new TreeMap<>();

    /** @param version of the model that is to be */
    Crowd(int version) {
        this.seed = version + "/";
    }

    /** Takes one who may be in it. */
    void meet(String actor) {
        long place = Digest.of(seed + actor);
        if (lowest.size() < MOST || place < lowest.lastKey()) {
            lowest.put(place, actor);
            if (lowest.size() > MOST) {
                lowest.pollLastEntry();
            }
        }
    }

    /** Those who are in it. */
    Set<String> members() {
        return new TreeSet<>(lowest.values());
    }
}
