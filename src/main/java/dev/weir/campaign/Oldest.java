package dev.weir.campaign;

import java.util.Iterator;
import java.util.Set;

/** The bound of what is kept in the order in which it came: the first goes. */
final class Oldest {

    private Oldest() {}

    /**
     * Called after each one that was added.
     *
     * @param keys in their order: of a linked map or a linked set, from which the first is removed
     * @param most how many are kept, 0 or more
     */
    static void forget(Set<?> keys, int most) {
        if (keys.size() > most) {
            Iterator<?> oldest = keys.iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
