package dev.weir.actor;

import dev.weir.decide.Digest;
import dev.weir.decide.Holds;
import dev.weir.event.Event;
import dev.weir.event.Verdict;
import dev.weir.wire.StateExpiry;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The holds of the current contributor. The first {@link Holds#MOST} of a stream stand in one value, which is all that nearly
 * everybody has; whoever has more has an entry for each of the others, so that one more held event costs its own bytes and not
 * those of all before it: who floods makes nobody read the first again and again.
 */
final class HoldStore {

    private final MapState<String, byte[]> first;
    private final MapState<String, byte[]> further;
    private final MapState<String, Integer> counts;

    /** @param longest how long a hold may wait */
    HoldStore(RuntimeContext context, Duration longest) {
        first = state(context, "holds", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, longest);
        further = state(context, "holds-further", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, longest);
        counts = state(context, "holds-further-counts", Types.INT, longest);
    }

    private static <T> MapState<String, T> state(
            RuntimeContext context, String name, TypeInformation<T> type, Duration longest) {
        MapStateDescriptor<String, T> descriptor = new MapStateDescriptor<>(name, Types.STRING, type);
        descriptor.enableTimeToLive(StateExpiry.backstop(longest));
        return context.getMapState(descriptor);
    }

    /**
     * Some of the holds: all that can be of interest for one event.
     *
     * @param holds with the event, if it is kept
     */
    record Found(Shelf shelf, String key, Holds holds) {}

    /** Where holds stand. */
    enum Shelf {
        FIRST,
        FURTHER
    }

    /** Where an event of a stream is, or would be. */
    Found find(String stream, String origin) throws Exception {
        String key = key(stream, Digest.of(origin));
        byte[] one = further.get(key);
        return one == null
                ? new Found(Shelf.FIRST, stream, Holds.of(first.get(stream)))
                : new Found(Shelf.FURTHER, key, Holds.of(one));
    }

    /** Keeps what became of what was found. */
    void keep(Found before, Holds after) throws Exception {
        if (after != before.holds) {
            (before.shelf == Shelf.FIRST ? first : further).put(before.key, after.bytes());
        }
    }

    /** Keeps one more held event, where there is room for it. */
    void add(String stream, Event event, Verdict verdict) throws Exception {
        String period = key(stream, Holds.period(event.origin().arrival()));
        int count = Objects.requireNonNullElse(counts.get(period), 0);
        if (count == 0) {
            Holds before = Holds.of(first.get(stream));
            Holds after = before.with(event, verdict);
            if (after != before) {
                first.put(stream, after.bytes());
                return;
            }
        }
        String key = key(stream, Digest.of(event.origin().text()));
        if (Holds.hasRoom(count) && !further.contains(key)) {
            further.put(key, Holds.NOTHING.with(event, verdict).bytes());
            counts.put(period, count + 1);
        }
    }

    private static String key(String stream, long number) {
        return stream + '/' + Long.toHexString(number);
    }

    /** How many holds there are. */
    int size() throws Exception {
        int size = 0;
        for (byte[] bytes : first.values()) {
            size += Holds.of(bytes).size();
        }
        for (String ignored : further.keys()) {
            size++;
        }
        return size;
    }

    void clear() {
        first.clear();
        further.clear();
        counts.clear();
    }
}
