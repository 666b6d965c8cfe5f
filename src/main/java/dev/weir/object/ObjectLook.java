package dev.weir.object;

import dev.weir.event.Alarm;
import dev.weir.event.Alert;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks at each event together with its object: what was known of it, and what the crowd around it does. Keeps the clocks of
 * all streams as one subtask sees them; not thread-safe.
 */
public final class ObjectLook {

    private final List<Watched> streams;
    private final Duration memory;
    private final @Nullable ObjectWatch[] watches;
    private final Popularity[] popularities;
    private final Community[] communities;

    /**
     * @param streams in the order of their numbers
     * @param memory how long an object is remembered after its last event, by event time
     * @param subtasks among which the objects are divided, 1 or more
     */
    public ObjectLook(List<Watched> streams, Duration memory, int subtasks) {
        this.streams = streams;
        this.memory = memory;
        watches = new ObjectWatch[streams.size()];
        popularities = streams.stream().map(stream -> new Popularity()).toArray(Popularity[]::new);
        communities =
                streams.stream().map(stream -> new Community(stream.stream())).toArray(Community[]::new);
        for (int i = 0; i < watches.length; i++) {
            Watched stream = streams.get(i);
            if (stream.crowds() == Watched.Crowds.WATCHED) {
                watches[i] = new ObjectWatch(stream.scale(), subtasks);
            }
        }
    }

    /** Whether an event says nothing of its object: it names none, or its time is impossible. */
    public static boolean passesBy(Event event) {
        return event.object() == null || event.timing() == Timing.FUTURE || event.timing() == Timing.STALE;
    }

    /** Whether the crowd is asked about an event. */
    boolean watches(Event event) {
        return watch(event) != null;
    }

    /** Without times nothing comes at once: a file that is sorted by object would be nothing but bursts. */
    private @Nullable ObjectWatch watch(Event event) {
        boolean asked = event.identity() == Event.Identity.KNOWN && event.timing() != Timing.NONE;
        return asked ? watches[event.stream()] : null;
    }

    String stream(Event event) {
        return streams.get(event.stream()).stream();
    }

    /**
     * Looks at one event that does not pass by, and remembers it.
     *
     * @param object what is remembered of its object; brought up to date
     * @param announced how many times the usual volume is announced for the object, 1 or more
     * @param out takes the event with its context, then the alarms and the alert that it raised
     */
    public void on(Event event, ObjectState object, double announced, Consumer<Passage> out) {
        ObjectMemory before = object.memory();
        boolean forgotten = before.count() > 0 && event.time() - before.lastSeen() > memory.toMillis();
        if (forgotten) {
            before = ObjectMemory.EMPTY;
        }
        if (event.hasValue()) {
            before = before.on(stream(event));
        }
        double popularity = popularities[event.stream()].place(before.count());
        ObjectWatch watch = watch(event);
        ObjectMemory after = before.with(event);
        ObjectContext.Surge surge = null;
        if (streams.get(event.stream()).surges() == Watched.Surges.COUNTED) {
            after = after.beating(event);
            surge = after.surge(event, announced);
        }
        if (watch != null) {
            Crowd crowd = forgotten ? Crowd.none() : object.crowd(stream(event));
            ObjectWatch.Seen seen = watch.look(event, crowd, before.count(), announced);
            // Most events without a value are repeats, which leave the crowd as it is.
            if (forgotten || !seen.after().equals(crowd)) {
                object.remember(stream(event), seen.after());
            }
            ObjectContext context = before.asOf(event.time(), seen.crowd()).placed(popularity);
            out.accept(Passage.of(event, context.surging(surge)));
            for (Alarm alarm : seen.alarms()) {
                out.accept(Passage.of(alarm));
            }
            Alert alert = communities[event.stream()].count(event, before);
            if (alert != null) {
                out.accept(Passage.of(alert));
            }
        } else {
            ObjectContext context = before.asOf(event.time(), null).placed(popularity);
            out.accept(Passage.of(event, context.surging(surge)));
        }
        object.remember(after);
    }

    /** Goes on with the clocks of a former subtask. A stream that is gone, or no longer watched, is passed over. */
    void resume(Site.Clocks clocks) {
        for (int i = 0; i < watches.length; i++) {
            ObjectWatch watch = watches[i];
            if (watch != null && streams.get(i).stream().equals(clocks.stream())) {
                watch.site().resume(clocks);
            }
        }
    }

    /** The clocks of all watched streams. */
    List<Site.Clocks> clocks() {
        List<Site.Clocks> all = new ArrayList<>();
        for (int i = 0; i < watches.length; i++) {
            ObjectWatch watch = watches[i];
            if (watch != null) {
                all.add(watch.site().clocks(streams.get(i).stream()));
            }
        }
        return all;
    }
}
