package dev.weir.campaign;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Names, of which as many are kept as were met last. Not thread-safe. */
final class Names {

    private final int most;
    private final Set<String> names = new LinkedHashSet<>();

    /** @param most 1 or more */
    Names(int most) {
        this.most = most;
    }

    /** Met once more; says whether it was unknown. */
    boolean add(String name) {
        boolean known = names.remove(name);
        names.add(name);
        Oldest.forget(names, most);
        return !known;
    }

    void clear() {
        names.clear();
    }

    /** The one not met for longest first. */
    Set<String> all() {
        return Collections.unmodifiableSet(names);
    }
}
