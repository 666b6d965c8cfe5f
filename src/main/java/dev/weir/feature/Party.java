package dev.weir.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a source or an actor sent in its present window of at most {@link #WINDOW} rows, and how it looked last. 35 bytes a feature and
 * about 150 more.
 */
final class Party {

    /** Rows after which counting starts anew: a long honest past does not hide what comes now. */
    static final int WINDOW = 512;

    /** Rows at the first look, which comes again at each doubling. */
    static final int FIRST = 32;

    final short[] bins;

    /** Which of 64 parts the values' hashes of the first rows fell into, a bit each. */
    final long[] different;

    /** Of the last look: how unlike others' each feature is, beyond chance and in all; how often values were repeated. */
    final float[] dispersion;

    final float[] stability;
    final byte[] repeats;

    /** By aspect of scope ROW, rows in this window and share of rows in the last look. */
    final int[] odd = new int[Aspect.COPIES.ordinal() + 1];

    final float[] habit = new float[odd.length];
    long since;
    long seen;

    /** How many rows the pool had when the window began. */
    long from;

    int rows;
    int looks;

    @Nullable
    PartyFinding finding;

    Party(int width, long time) {
        bins = new short[width * Bins.COUNT];
        different = new long[width];
        dispersion = new float[width];
        stability = new float[width];
        repeats = new byte[width];
        since = time;
        seen = time;
    }

    void count(RowSigns signs, long time) {
        if (rows == 0) {
            since = time;
        }
        seen = Math.max(seen, time);
        rows++;
        for (int feature = 0; feature < different.length; feature++) {
            bins[feature * Bins.COUNT + signs.bins()[feature]]++;
            if (rows <= FIRST) {
                different[feature] |= 1L << signs.hashes()[feature];
            }
        }
        for (int i = 0; i < odd.length; i++) {
            odd[i] += signs.shows(i) ? 1 : 0;
        }
    }

    boolean isDue() {
        return rows >= FIRST && Integer.bitCount(rows) == 1;
    }

    /** Begins the next window. What was found stays. */
    void turn() {
        rows = 0;
        Arrays.fill(bins, (short) 0);
        Arrays.fill(different, 0);
        Arrays.fill(odd, 0);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(since);
        out.writeLong(seen);
        out.writeLong(from);
        out.writeInt(rows);
        out.writeInt(looks);
        for (int i = 0; i < odd.length; i++) {
            out.writeInt(odd[i]);
            out.writeFloat(habit[i]);
        }
        for (short bin : bins) {
            out.writeShort(bin);
        }
        for (int i = 0; i < different.length; i++) {
            out.writeLong(different[i]);
            out.writeFloat(dispersion[i]);
            out.writeFloat(stability[i]);
            out.writeByte(repeats[i]);
        }
        PartyFinding found = finding;
        out.writeBoolean(found != null);
        if (found != null) {
            out.writeByte(found.aspect().ordinal());
            out.writeByte(found.feature());
            out.writeLong(found.since());
            out.writeInt(found.rows());
            out.writeDouble(found.surprisal());
            out.writeUTF(found.sentence());
        }
    }

    static Party read(DataInput in, int width) throws IOException {
        Party party = new Party(width, in.readLong());
        party.seen = in.readLong();
        party.from = in.readLong();
        party.rows = in.readInt();
        party.looks = in.readInt();
        for (int i = 0; i < party.odd.length; i++) {
            party.odd[i] = in.readInt();
            party.habit[i] = in.readFloat();
        }
        for (int i = 0; i < party.bins.length; i++) {
            party.bins[i] = in.readShort();
        }
        for (int i = 0; i < width; i++) {
            party.different[i] = in.readLong();
            party.dispersion[i] = in.readFloat();
            party.stability[i] = in.readFloat();
            party.repeats[i] = in.readByte();
        }
        if (in.readBoolean()) {
            party.finding = new PartyFinding(
                    Aspect.values()[in.readByte()],
                    in.readByte(),
                    in.readLong(),
                    in.readInt(),
                    in.readDouble(),
                    in.readUTF());
        }
        return party;
    }
}
