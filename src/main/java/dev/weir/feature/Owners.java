package dev.weir.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whose the rows of a sample are: so that nobody who sends most of a stream is most of what it is compared with. Names are kept as
 * hashes, 4 bytes a row; nobody in particular is 0 and is not counted.
 */
final class Owners {

    /** With fewer in the sample there is nobody else to learn from. */
    static final int LEAST = 4;

    /** Of four equal senders each is now and then a little above a quarter by chance. */
    static final int SLACK = 8;

    /** Nobody in particular. */
    private static final int NOBODY = 0;

    private int[] hashes = new int[0];

    static int hash(String name) {
        return name.hashCode();
    }

    /** Whether an owner has eight rows more than a quarter of the first {@code size}, of four owners or more. */
    boolean crowds(int owner, int size) {
        if (owner == NOBODY) {
            return false;
        }
        int own = 0;
        int others = 0;
        int[] known = new int[LEAST - 1];
        for (int i = 0; i < size; i++) {
            int each = hashes[i];
            if (each == owner) {
                own++;
            } else if (others < known.length && each != NOBODY && isNew(known, others, each)) {
                known[others++] = each;
            }
        }
        return others == known.length && LEAST * (own - SLACK) >= size;
    }

    private static boolean isNew(int[] known, int count, int one) {
        for (int i = 0; i < count; i++) {
            if (known[i] == one) {
                return false;
            }
        }
        return true;
    }

    void set(int place, int owner) {
        if (place >= hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(place + 1, 2 * hashes.length));
        }
        hashes[place] = owner;
    }

    void write(DataOutput out, int size) throws IOException {
        for (int i = 0; i < size; i++) {
            out.writeInt(hashes[i]);
        }
    }

    /** Format 1 did not tell: they are nobody's. */
    void read(DataInput in, int size, byte format) throws IOException {
        hashes = new int[size];
        for (int i = 0; i < size; i++) {
            hashes[i] = format == 1 ? NOBODY : in.readInt();
        }
    }
}
