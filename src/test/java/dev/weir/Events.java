package dev.weir;

import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Events for tests, with everything that a test does not care about filled in. */
public final class Events {

    /** Noon of a day without meaning. */
    public static final long NOON = 1_767_268_800_000L;

    private Events() {}

    public static Event at(long time) {
        return event("u1", "m1", 4, time, Timing.ON_TIME, null, "{}");
    }

    public static Event by(String actor, long time) {
        return event(actor, "m1", 4, time, Timing.ON_TIME, null, "{}");
    }

    public static Event valued(double value, long time) {
        return event("u1", "m1", value, time, Timing.ON_TIME, null, "{}");
    }

    public static Event withId(String eventId, String body, long time) {
        return event("u1", "m1", 4, time, Timing.ON_TIME, eventId, body);
    }

    public static Event timed(Timing timing, long offBy, long time) {
        return at(time).placed(timing, offBy);
    }

    public static Event event(
            String actor, String object, double value, long time, Timing timing, @Nullable String id, String body) {
        return new Event(
                0,
                new Origin("in", 0, Math.floorMod(time, 1_000_000_007L), time),
                id,
                Entity.of("customer", actor),
                Event.Identity.KNOWN,
                Entity.of("film", object),
                value,
                null,
                time,
                timing,
                0,
                Payload.ofValue(body.getBytes(StandardCharsets.UTF_8)));
    }

    public static Event anonymous(long time) {
        Event event = at(time);
        return new Event(
                event.stream(),
                event.origin(),
                null,
                Entity.of("customer", "guest"),
                Event.Identity.ANONYMOUS,
                event.object(),
                event.value(),
                null,
                time,
                event.timing(),
                0,
                event.payload());
    }

    /** What passages are on the wire, one after the other: equal bytes are equal passages. */
    public static byte[] bytes(List<Passage> passages) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1024);
        for (Passage passage : passages) {
            PassageSerializer.INSTANCE.serialize(passage, out);
        }
        return out.getCopyOfBuffer();
    }
}
