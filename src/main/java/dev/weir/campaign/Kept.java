package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of one stream from which its campaigns are known again after a restart. What is said again of one contributor at one place takes the
 * place of what was said before: else one account that comes to an object 5,000 times makes a restart forget everybody. Not thread-safe.
 */
final class Kept {

    /** About 2 KB each. Both MovieLens sets stay below it by half in any 30 days. */
    static final int MOST = 5_000;

    private final Map<Said, Alarm> alarms = new LinkedHashMap<>();
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
        alarms.remove(said);
        alarms.put(said, alarm);
        Iterator<Alarm> oldest = alarms.values().iterator();
        while (alarm.time() - oldest.next().time() > Alarm.HORIZON || alarms.size() > MOST) {
            oldest.remove();
        }
    }

    /** All of them, in the order in which they came last. */
    Collection<Alarm> all() {
        return Collections.unmodifiableCollection(alarms.values());
    }
}
