package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose events the crowd around an object holds, until somebody else comes later, is not held, and says the same: then the
 * crowd was right about the object. Fakes stand alone with what they say once they are through. Where nothing was known of the object before
 * the crowd, nothing else will ever speak against it, so there each who agrees speaks for one: an account that is through by itself brings
 * one other with it, and not all that somebody sent. So it is where a side of the scale holds them: half of all who ever come are on it. Not
 * thread-safe.
 */
final class Agreement {

    /**
     * Who agrees sooner may have come for the same reason, in milliseconds: a day. On seeds 0 to 2 of both MovieLens sets
     * nothing, six hours and three days release the same fakes, and honest ratings wait hardly longer.
     */
    static final long LEAST_LATER = 24L * 3_600_000;

    private static final int MOST_PLACES = 2_000;
    private static final int MOST_AT_A_PLACE = 256;

    /** The place that waits for longest first. */
    private final Map<Burst.Place, Waiting> waiting = new LinkedHashMap<>();

    private static final class Waiting {

        /** The contributors that are held there, and the event time of the latest, who waits for longest first. */
        private final Map<String, Long> held = new LinkedHashMap<>();

        /** Who spoke for one of them, where each speaks for one; who did so longest ago first. */
        private final Set<String> spoke = new LinkedHashSet<>();

        /** Whether nothing was known of the object when the first of them came, or a side of the scale holds them. */
        private boolean eachForOne;
    }

    /** One more is held. */
    void held(Alarm held) {
        Waiting here = waiting.computeIfAbsent(Burst.Place.of(held), place -> new Waiting());
        here.eachForOne |= held.kind() == Alarm.Kind.FIRST || held.kind() == Alarm.Kind.SIDED;
        here.held.put(held.crowd().get(0).actor().text(), held.time());
        Oldest.forget(here.held.keySet(), MOST_AT_A_PLACE);
        Oldest.forget(waiting.keySet(), MOST_PLACES);
    }

    /**
     * Somebody joins a place; returns whose events there are explained by it, which is said once.
     *
     * @param members who is known from campaigns, and explains nobody
     */
    List<String> joined(Alarm joined, Set<String> members) {
        Waiting here = waiting.get(Burst.Place.of(joined));
        String newcomer = joined.crowd().get(0).actor().text();
        if (here == null || joined.presence() >= Alarm.HELD_FROM || members.contains(newcomer)) {
            return List.of();
        }
        List<String> explained = new ArrayList<>();
        for (Iterator<Map.Entry<String, Long>> all = here.held.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Long> one = all.next();
            long later = joined.time() - one.getValue();
            if (later > Alarm.HORIZON) {
                all.remove();
            } else if (later >= LEAST_LATER
                    && !one.getKey().equals(newcomer)
                    && (!here.eachForOne || here.spoke.add(newcomer))) {
                explained.add(one.getKey());
                all.remove();
            }
        }
        Oldest.forget(here.spoke, MOST_AT_A_PLACE);
        if (here.held.isEmpty()) {
            waiting.remove(Burst.Place.of(joined));
        }
        return explained;
    }
}
