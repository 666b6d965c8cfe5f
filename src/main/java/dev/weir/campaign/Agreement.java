package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose events the crowd around an object holds, until somebody else comes later, is not held, and says the same: then the
 * crowd was right about the object. Fakes stand alone with what they say once they are through. Not thread-safe.
 */
final class Agreement {

    /**
     * Who agrees sooner may have come for the same reason, in milliseconds: a day. On seeds 0 to 2 of both MovieLens sets
     * nothing, six hours and three days release the same fakes, and honest ratings wait hardly longer.
     */
    static final long LEAST_LATER = 24L * 3_600_000;

    private static final int MOST_PLACES = 2_000;
    private static final int MOST_AT_A_PLACE = 256;

    /** At each place the contributors that are held there, and the event time of the latest; the place that waits for longest first. */
    private final Map<Burst.Place, Map<String, Long>> held = new LinkedHashMap<>();

    /** One more is held. */
    void held(Alarm followed) {
        Map<String, Long> here = held.computeIfAbsent(Burst.Place.of(followed), place -> new LinkedHashMap<>());
        here.put(followed.crowd().get(0).actor().text(), followed.time());
        forgetOldest(here, MOST_AT_A_PLACE);
        forgetOldest(held, MOST_PLACES);
    }

    /**
     * Somebody joins a place; returns whose events there are explained by it, which is said once.
     *
     * @param members who is known from campaigns, and explains nobody
     */
    List<String> joined(Alarm joined, Set<String> members) {
        Map<String, Long> here = held.get(Burst.Place.of(joined));
        String newcomer = joined.crowd().get(0).actor().text();
        if (here == null || joined.presence() >= Alarm.HELD_FROM || members.contains(newcomer)) {
            return List.of();
        }
        List<String> explained = new ArrayList<>();
        for (Iterator<Map.Entry<String, Long>> all = here.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Long> one = all.next();
            long later = joined.time() - one.getValue();
            if (later > Alarm.HORIZON) {
                all.remove();
            } else if (later >= LEAST_LATER && !one.getKey().equals(newcomer)) {
                explained.add(one.getKey());
                all.remove();
            }
        }
        if (here.isEmpty()) {
            held.remove(Burst.Place.of(joined));
        }
        return explained;
    }

    private static <K> void forgetOldest(Map<K, ?> map, int most) {
        if (map.size() > most) {
            Iterator<K> oldest = map.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
