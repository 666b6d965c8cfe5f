package dev.weir.campaign;

import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Suspicion;
import dev.weir.event.Timing;
import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
import dev.weir.lab.Ratings;
import dev.weir.object.Crowd;
import dev.weir.object.ObjectWatch;
import dev.weir.settings.Scale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The object and campaign stages in one thread, over ratings in the order of their times. */
final class Lane {

    private static final double HOLD = 7;
    private static final Payload NO_BYTES = new Payload(null, new byte[0], List.of());

    private final ObjectWatch watch;
    private final ToDoubleFunction<Rating> value;
    private final Campaigns campaigns = new Campaigns("ratings");
    private final Map<Integer, Crowd> crowds = new HashMap<>();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Integer, String> suspended = new HashMap<>();

    /**
     * What came of it.
     *
     * @param suspended users suspended at the end
     * @param leak share of the targets' fake ratings that were neither held nor of a user suspended by then
     * @param honestHeld honest users' ratings held for their crowd
     */
    record Result(Set<Integer> suspended, double leak, long honestHeld) {
        double f1(Set<Integer> fakes) {
            long hits = suspended.stream().filter(fakes::contains).count();
            return 2.0 * hits / (suspended.size() + fakes.size());
        }
    }

    private Lane(Ratings ratings, ToDoubleFunction<Rating> value) {
        this.value = value;
        watch = new ObjectWatch(new Scale(ratings.scale().min(), ratings.scale().max(), null));
    }

    static Result run(Attacked attacked) {
        return new Lane(attacked.all(), Rating::value).run(attacked.all().list(), attacked);
    }

    /** As if there were no column of values. */
    static Result runWithoutValues(Attacked attacked) {
        return new Lane(attacked.all(), rating -> Double.NaN).run(attacked.all().list(), attacked);
    }

    private Result run(List<Rating> ratings, Attacked attacked) {
        int targets = 0;
        int leaked = 0;
        long honestHeld = 0;
        for (int i = 0; i < ratings.size(); i++) {
            Rating rating = ratings.get(i);
            boolean held = holds(rating);
            RatingLabel label = attacked.labels().get(i);
            if (label == RatingLabel.TARGET) {
                targets++;
                leaked += held ? 0 : 1;
            } else if (label == RatingLabel.HONEST && held) {
                honestHeld++;
            }
        }
        return new Result(new TreeSet<>(suspended.keySet()), targets == 0 ? 0 : (double) leaked / targets, honestHeld);
    }

    private boolean holds(Rating rating) {
        boolean suspendedBefore = suspended.containsKey(rating.user());
        Event event = new Event(
                0,
                new Origin("ratings", 0, 0, 0),
                null,
                Entity.of("user", Integer.toString(rating.user())),
                Event.Identity.KNOWN,
                Entity.of("item", Integer.toString(rating.item())),
                value.applyAsDouble(rating),
                null,
                rating.time(),
                Timing.ON_TIME,
                0,
                NO_BYTES);
        int before = counts.merge(rating.item(), 1, Integer::sum) - 1;
        ObjectWatch.Seen seen = watch.look(event, crowds.getOrDefault(rating.item(), Crowd.none()), before);
        crowds.put(rating.item(), seen.after());
        for (Alarm alarm : seen.alarms()) {
            campaigns.on(alarm).forEach(this::apply);
        }
        return suspendedBefore || (seen.crowd() != null && seen.crowd().surprisal() >= HOLD);
    }

    private void apply(Suspicion suspicion) {
        int user = Integer.parseInt(suspicion.actor().id());
        if (suspicion.kind() == Suspicion.Kind.MEMBER) {
            suspended.putIfAbsent(user, suspicion.campaign());
        } else {
            suspended.remove(user, suspicion.campaign());
        }
    }
}
