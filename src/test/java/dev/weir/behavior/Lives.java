package dev.weir.behavior;

import dev.weir.Events;
import dev.weir.evaluate.Memory;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.object.ObjectMemory;
import dev.weir.object.Popularity;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The behavior of real people, grown event by event as the stages would. */
final class Lives {

    private static final long MEMORY = Memory.DEFAULT.actors().toMillis();
    private static final long OBJECT_MEMORY = Memory.DEFAULT.objects().toMillis();

    private Lives() {}

    /** What somebody looks at after each event. */
    interface Look {
        void at(Rating rating, BehaviorMemory memory);
    }

    /** Lets all ratings through, with what is forgotten as in a job by default. */
    static void of(Ratings ratings, Look look) {
        BehaviorLimits limits = new BehaviorLimits(
                Mode.ENFORCE, new Scale(ratings.scale().min(), ratings.scale().max(), null));
        Popularity popularity = new Popularity();
        Map<Integer, ObjectMemory> objects = new HashMap<>();
        Map<Integer, BehaviorMemory> memories = new HashMap<>();
        for (Rating rating : ratings.list()) {
            ObjectMemory object = objects.getOrDefault(rating.item(), ObjectMemory.EMPTY);
            if (object.count() > 0 && rating.time() - object.lastSeen() > OBJECT_MEMORY) {
                object = ObjectMemory.EMPTY;
            }
            ObjectContext context = object.asOf(rating.time(), null).placed(popularity.place(object.count()));
            Event event = Events.event(
                    "u" + rating.user(), "m" + rating.item(), rating.value(), rating.time(), Timing.ON_TIME, null, "");
            objects.put(rating.item(), object.with(event));
            BehaviorMemory before = memories.getOrDefault(rating.user(), BehaviorMemory.empty());
            if (before != BehaviorMemory.empty()
                    && rating.time() - before.pace().last() > MEMORY) {
                before = BehaviorMemory.empty();
            }
            BehaviorMemory after = Objects.requireNonNull(
                    BehaviorCheck.assess(before, event, context, limits).after());
            memories.put(rating.user(), after);
            look.at(rating, after);
        }
    }
}
