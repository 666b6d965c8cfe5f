package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who was in an unusual crowd on which objects. One is chance; two that few honest people come to are none. Not thread-safe. */
final class Followers {

    /** About 200 bytes each with two places; the one who followed nobody for longest is forgotten. */
    private static final int MOST = 20_000;

    private static final int LEAST_PLACES = 2;

    /** Of one contributor; the one met first goes. */
    static final int MOST_PLACES = 32;

    /** Where one honest contributor in twenty like this one comes anyway says nothing: it is a campaign's cover, or popular. */
    private static final double MOST_CHANCE = 0.03;

    /** Who just came may be at the beginning of a sitting: an honest one's is 100 events in MovieLens 100K. */
    static final int LEAST_EVENTS = 100;

    private final Map<String, Map<Burst.Place, Double>> byActor = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Takes one contributor in the crowd of an alarm. Returns how unlikely an honest one is to have been in all the crowds that it
     * was in, in nats; 0 while that is no more than one such contributor in a hundred campaigns.
     *
     * @param open places where campaigns are at work, 1 or more: with cover on a hundred objects, chance has a hundred to choose from
     */
    double follow(Alarm.Present present, Alarm alarm, int open) {
        double chance = Membership.chance(present.ofAtLeast(LEAST_EVENTS), alarm);
        if (chance > MOST_CHANCE) {
            return 0;
        }
        Map<Burst.Place, Double> places =
                byActor.computeIfAbsent(present.actor().text(), name -> new LinkedHashMap<>(LEAST_PLACES));
        places.put(Burst.Place.of(alarm), -Math.log(chance));
        Oldest.forget(places.keySet(), MOST_PLACES);
        Oldest.forget(byActor.keySet(), MOST);
        double nats = places.values().stream().mapToDouble(Double::doubleValue).sum();
        double choices = Hypergeometric.choose(Math.max(open, places.size()), places.size());
        double needed = Math.log(Math.max(1, alarm.visits())) + Membership.CAUTION + choices;
        return places.size() >= LEAST_PLACES && nats >= needed ? nats : 0;
    }
}
