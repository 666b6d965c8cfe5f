package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of one stream from which its campaigns are known again after a restart. What is said again of one contributor at one place takes the
 * place of what was said before, and where there are too many the oldest go of places of which much was said: else one account that comes to an
 * object 5,000 times, alone or in a crowd, makes a restart forget everybody. Not thread-safe.
 */
final class Kept {

    /** About 2 KB each. Both MovieLens sets stay below it by half in any 30 days. */
    static final int MOST = 5_000;

    /** So many go at once, so that not each new one looks at all others. */
    private static final int AT_ONCE = MOST / 20;

    private final Map<Said, Alarm> alarms = new LinkedHashMap<>();

    /** How many of them are of each place. */
    private final Map<Burst.Place, Integer> byPlace = new HashMap<>();

    private long added;

    /** Of one contributor, who is named; of a crowd, which is as it was then, by its number. */
    private record Said(
            Alarm.Kind kind, Burst.Place place, @Nullable String actor, long number) {

        static Said of(Alarm alarm, long number) {
            return switch (alarm.kind()) {
                case JOINED, FOLLOWED, FIRST, SIDED ->
                    new Said(
                            alarm.kind(),
                            Burst.Place.of(alarm),
                            alarm.crowd().get(0).actor().text(),
                            0);
                case BURST, GATHERING, SHIFT, BESIDE -> new Said(alarm.kind(), Burst.Place.of(alarm), null, number);
            };
        }
    }

    void add(Alarm alarm) {
        Said said = Said.of(alarm, added++);
        if (alarms.remove(said) == null) {
            byPlace.merge(said.place, 1, Integer::sum);
        }
        alarms.put(said, alarm);
        Iterator<Map.Entry<Said, Alarm>> oldest = alarms.entrySet().iterator();
        for (Map.Entry<Said, Alarm> one = oldest.next();
                alarm.time() - one.getValue().time() > Alarm.HORIZON;
                one = oldest.next()) {
            remove(one.getKey(), oldest);
        }
        if (alarms.size() > MOST) {
            makeRoom();
        }
    }

    /** The oldest go, of places of which as many are kept as in the mean or more. */
    private void makeRoom() {
        int mean = alarms.size() / byPlace.size();
        int more = AT_ONCE;
        for (Iterator<Said> oldest = alarms.keySet().iterator(); more > 0 && oldest.hasNext(); ) {
            Said one = oldest.next();
            if (byPlace.getOrDefault(one.place, 0) >= mean) {
                remove(one, oldest);
                more--;
            }
        }
    }

    private void remove(Said one, Iterator<?> at) {
        at.remove();
        byPlace.computeIfPresent(one.place, (place, count) -> count == 1 ? null : count - 1);
    }

    /** All of them, in the order in which they came last. */
    Collection<Alarm> all() {
        return Collections.unmodifiableCollection(alarms.values());
    }
}
