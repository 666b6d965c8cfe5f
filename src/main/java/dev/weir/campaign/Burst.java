package dev.weir.campaign;

import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One object met by a burst of one class, and who was there. Mutable, used by one {@link Campaigns}. */
final class Burst {

    private static final int MOST_MEMBERS = 256;

    final Place place;
    private Alarm latest;
    private long opened;
    private final Set<String> inside = new LinkedHashSet<>();
    private final Set<String> wide = new LinkedHashSet<>();
    private final Map<String, Alarm.Present> members = new LinkedHashMap<>();

    /** Where a burst is: its object and class. */
    record Place(String object, int valueClass) {
        static Place of(Alarm alarm) {
            return new Place(alarm.object().text(), alarm.valueClass());
        }
    }

    Burst(Alarm first) {
        this.place = Place.of(first);
        this.latest = first;
        this.opened = first.start();
    }

    /** Takes the newest alarm of the place. */
    void rewrite(Alarm alarm) {
        latest = alarm;
        inside.clear();
        wide.clear();
        opened = alarm.start();
        for (Alarm.Present present : alarm.crowd()) {
            String actor = present.actor().text();
            wide.add(actor);
            opened = Math.min(opened, present.time());
            if (present.inSpan() == Alarm.Span.INSIDE) {
                inside.add(actor);
            }
            join(present);
        }
    }

    void join(Alarm.Present present) {
        members.remove(present.actor().text());
        members.put(present.actor().text(), present);
        Oldest.forget(members.keySet(), MOST_MEMBERS);
    }

    double score() {
        return latest.score();
    }

    /** From when on one took part in the burst: earlier members came for reasons of their own. */
    long opened() {
        return opened;
    }

    Alarm latest() {
        return latest;
    }

    Set<String> inside() {
        return inside;
    }

    Set<String> wide() {
        return wide;
    }

    Map<String, Alarm.Present> members() {
        return members;
    }

    List<String> shared(Burst other) {
        List<String> shared = new ArrayList<>();
        for (String actor : inside) {
            if (other.inside.contains(actor)) {
                shared.add(actor);
            }
        }
        return shared;
    }

    Entity object() {
        return latest.object();
    }
}
