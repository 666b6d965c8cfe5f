package dev.weir.row;

import dev.weir.event.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Origins as numbers: 24 bits for the file or partition, in the order in which they were met, and 40 for the place in it. So a
 * row in a reference costs 8 bytes for its origin, however long its topic's name.
 */
final class OriginIds {

    private static final int PLACE_BITS = 40;
    private static final long MOST_PLACES = 1L << PLACE_BITS;
    private static final int MOST_PARTS = 1 << 23;

    /** Each as an origin at place 0. */
    private final List<Origin> parts = new ArrayList<>();

    private int last;

    /** The number of an origin; one beyond a million of millions in its partition shares it with an earlier one. */
    long of(Origin origin) {
        return (long) part(origin) << PLACE_BITS | origin.position() & MOST_PLACES - 1;
    }

    private int part(Origin origin) {
        if (last < parts.size() && isIn(origin, parts.get(last))) {
            return last;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (isIn(origin, parts.get(i))) {
                last = i;
                return i;
            }
        }
        if (parts.size() == MOST_PARTS) {
            throw new IllegalStateException(
                    "more than " + MOST_PARTS + " files and partitions in one stream; give it" + " fewer at a time");
        }
        parts.add(new Origin(origin.source(), origin.partition(), 0, 0));
        last = parts.size() - 1;
        return last;
    }

    private static boolean isIn(Origin origin, Origin part) {
        return part.partition() == origin.partition() && part.source().equals(origin.source());
    }

    /** The text of the origin with a number that {@link #of} gave. */
    String text(long id) {
        Origin part = parts.get((int) (id >>> PLACE_BITS));
        return new Origin(part.source(), part.partition(), id & MOST_PLACES - 1, 0).text();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(parts.size());
        for (Origin part : parts) {
            out.writeUTF(part.source());
            out.writeInt(part.partition());
        }
    }

    void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            parts.add(new Origin(in.readUTF(), in.readInt(), 0, 0));
        }
    }
}
