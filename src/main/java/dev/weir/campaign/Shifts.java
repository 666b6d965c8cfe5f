package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shifts that stand alone and wait for people of another mind: four who love a film come before the five who like it, and the
 * first of a sale before those who complain. Not thread-safe.
 */
final class Shifts {

    /**
     * An honest crowd may change its mind within months (a hyped film that later visitors dislike reaches 9.2 nats): one
     * object alone says less of a slow crowd than of one that came within {@link Alarm#HORIZON}.
     */
    private static final double SLOW = 10.5;

    /**
     * A crowd whose events came further out of the order of their times, in milliseconds, says no more than a slow one: how fast it came
     * is measured by what happened on the site between them, and nobody saw that. Events that are on time are a minute apart
     * from it; late ones, and partitions of a backlog that are read one faster than the other, are days.
     */
    private static final long OUT_OF_ORDER = 3_600_000;

    static final int MOST = 1_000;

    /** At a place: a crowd is among the last 64 who came, and who of them was met with people of another mind was met lately. */
    static final int MOST_EXPLAINED = 256;

    private final Map<Burst.Place, Shift> shifts = new LinkedHashMap<>();

    /** Who came together with people of another mind, the place not met so for longest first; after a restart only what the last 30 days say. */
    private final Map<Burst.Place, Names> explained = new LinkedHashMap<>();

    /**
     * One shift.
     *
     * @param place where it is
     * @param began event time at which it was first seen, epoch milliseconds
     * @param latest what was said of it last
     * @param crowd who stood in it, each with the most nats of it; at most {@link Campaign#MOST_NAMES}, who came first goes
     */
    record Shift(Burst.Place place, long began, Alarm latest, Map<String, Double> crowd) {}

    /** Whether a shift says too little where it came slowly, or in an order that says nothing of how fast. */
    static boolean isWeak(Alarm shift) {
        boolean slow = shift.time() - shift.start() > Alarm.HORIZON || outOfOrder(shift.crowd());
        return slow && shift.presence() < SLOW;
    }

    /** The crowd is in the order in which it came. */
    private static boolean outOfOrder(List<Alarm.Present> crowd) {
        long latest = Long.MIN_VALUE;
        for (Alarm.Present present : crowd) {
            if (latest > present.time() + OUT_OF_ORDER) {
                return true;
            }
            latest = Math.max(latest, present.time());
        }
        return false;
    }

    /** One more alarm of a shift. */
    void add(Alarm alarm) {
        Shift shift = shifts.compute(
                Burst.Place.of(alarm),
                (place, before) -> before == null
                        ? new Shift(place, alarm.time(), alarm, new LinkedHashMap<>())
                        : new Shift(place, before.began, alarm, before.crowd));
        for (Alarm.Present one : alarm.crowd()) {
            shift.crowd.merge(one.actor().text(), alarm.presence(), Math::max);
            Oldest.forget(shift.crowd.keySet(), Campaign.MOST_NAMES);
        }
        Oldest.forget(shifts.keySet(), MOST);
    }

    /** People of another mind came in numbers beside these: what changed there was who came, not what a few say. */
    void beside(Alarm alarm) {
        Burst.Place place = Burst.Place.of(alarm);
        shifts.remove(place);
        Names there = explained.remove(place);
        if (there == null) {
            there = new Names(MOST_EXPLAINED);
        }
        for (Alarm.Present one : alarm.crowd()) {
            there.add(one.actor().text());
        }
        explained.put(place, there);
        Oldest.forget(explained.keySet(), MOST);
    }

    /** Whether half of a shift's crowd or more came with people of another mind: seen from months later a sale is a shift. */
    boolean isExplained(Alarm shift) {
        Names here = explained.get(Burst.Place.of(shift));
        Set<String> there = here == null ? Set.of() : here.all();
        long came = shift.crowd().stream()
                .filter(one -> there.contains(one.actor().text()))
                .count();
        return came > 0 && 2 * came >= shift.crowd().size();
    }

    /** Whether one has waited long enough. */
    boolean isDue(long now) {
        return !shifts.isEmpty() && now - shifts.values().iterator().next().began >= Alarm.SETTLED;
    }

    /** Those that waited long enough, each said once. */
    List<Shift> settled(long now) {
        List<Shift> settled = new ArrayList<>(0);
        for (Iterator<Shift> all = shifts.values().iterator(); all.hasNext(); ) {
            Shift shift = all.next();
            if (now - shift.began >= Alarm.SETTLED) {
                settled.add(shift);
                all.remove();
            }
        }
        return settled;
    }
}
