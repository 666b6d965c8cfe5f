package dev.weir;

import dev.weir.evaluate.Memory;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.lab.Rating;
import dev.weir.object.ObjectMemory;
import dev.weir.object.Popularity;
import java.util.HashMap;
import java.util.Map;

/** What is known of the objects of real ratings, grown event by event as the object stage would, crowds left out. */
public final class KnownObjects {

    private static final long MEMORY = Memory.DEFAULT.objects().toMillis();

    private final Popularity popularity = new Popularity();
    private final Map<Integer, ObjectMemory> objects = new HashMap<>();

    /** A rating as an event, with what was known of its object before it. */
    public record Met(Event event, ObjectContext context) {}

    /** Meets the object of the next rating. */
    public Met meet(Rating rating) {
        ObjectMemory object = objects.getOrDefault(rating.item(), ObjectMemory.EMPTY);
        if (object.count() > 0 && rating.time() - object.lastSeen() > MEMORY) {
            object = ObjectMemory.EMPTY;
        }
        ObjectContext context = object.asOf(rating.time(), null).placed(popularity.place(object.count()));
        Event event = Events.event(
                "u" + rating.user(), "m" + rating.item(), rating.value(), rating.time(), Timing.ON_TIME, null, "");
        objects.put(rating.item(), object.with(event));
        return new Met(event, context);
    }
}
