package dev.weir.feature;

import dev.weir.chance.Mixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Admitted rows from which the reference is fitted: the first 1,024, then each row takes the place of one at random, ever more
 * rarely to once in 64. The reference is fitted when 128 (four a feature where that is more), 256, 384 … 1,024, 2,048, 4,096 were
 * admitted, and after each 4,096. 16 bytes a feature and row: those of the last fit stay until the next.
 *
 * <p>Where there are four sources or more, one that has more than a quarter of the sample gets only one row in eight in; the same with actors.
 */
final class Sample {

    private static final int MOST = 1_024;
    private static final int FIRST_FIT = 128;
    private static final int ROWS_A_FEATURE = 4;
    /** Eight parts of fewer are too rough. */
    private static final int FIRST_BINS = 512;

    private static final int LAST_DOUBLING = 4_096;
    private static final int SLOWEST = 64 * MOST;

    /**
     * Of the rows of who has more than a quarter of the sample one in so many is admitted: a stream of few goes on
     * being learned.
     */
    private static final int CROWDED = 8;

    private final int width;
    private double[][] rows = new double[0][];
    private double[][] fitted = new double[0][];
    private long admitted;
    private long chance = 1;
    private final Owners sources = new Owners();
    private final Owners actors = new Owners();
    private int refused;

    Sample(int width) {
        this.width = width;
    }

    /** Takes an admitted row; returns whether the reference is to be fitted anew. */
    boolean admit(FeatureRow row) {
        if (rows.length < MOST) {
            if (isRefused(row)) {
                return false;
            }
            rows = Arrays.copyOf(rows, rows.length + 1);
            put(row, rows.length - 1);
        } else {
            chance = Mixed.key(chance, admitted + 1);
            long place = Long.remainderUnsigned(chance, Math.min(admitted + 1, SLOWEST));
            if (place < MOST && !isRefused(row)) {
                put(row, (int) place);
            }
        }
        admitted++;
        int first = Math.max(FIRST_FIT, Integer.highestOneBit(2 * ROWS_A_FEATURE * width - 1));
        boolean due = admitted >= first
                && (admitted <= LAST_DOUBLING
                        ? Long.bitCount(admitted) == 1 || (admitted < MOST && admitted % FIRST_FIT == 0)
                        : admitted % LAST_DOUBLING == 0);
        if (due) {
            fitted = rows.clone();
        }
        return due;
    }

    private boolean isRefused(FeatureRow row) {
        boolean crowds = sources.crowds(Owners.hash(row.source()), rows.length)
                || actors.crowds(Owners.hash(row.actor()), rows.length);
        return crowds && ++refused % CROWDED != 0;
    }

    private void put(FeatureRow row, int place) {
        rows[place] = row.features();
        sources.set(place, Owners.hash(row.source()));
        actors.set(place, Owners.hash(row.actor()));
    }

    /** Whether the frozen parts of the features' ranges are to be drawn anew with this fit. */
    boolean isRedrawn() {
        return admitted == FIRST_BINS || admitted == LAST_DOUBLING || admitted % SLOWEST == 0;
    }

    /** The rows of the last fit; none before the first. */
    double[][] fitted() {
        return fitted;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(admitted);
        out.writeLong(chance);
        out.writeInt(refused);
        write(out, rows);
        sources.write(out, rows.length);
        actors.write(out, rows.length);
        write(out, fitted);
    }

    void read(DataInput in, byte format) throws IOException {
        admitted = in.readLong();
        chance = in.readLong();
        refused = format == 1 ? 0 : in.readInt();
        rows = rows(in);
        sources.read(in, rows.length, format);
        actors.read(in, rows.length, format);
        fitted = rows(in);
    }

    private static void write(DataOutput out, double[][] rows) throws IOException {
        out.writeInt(rows.length);
        for (double[] row : rows) {
            for (double value : row) {
                out.writeDouble(value);
            }
        }
    }

    private double[][] rows(DataInput in) throws IOException {
        double[][] read = new double[in.readInt()][width];
        for (double[] row : read) {
            for (int i = 0; i < width; i++) {
                row[i] = in.readDouble();
            }
        }
        return read;
    }
}
