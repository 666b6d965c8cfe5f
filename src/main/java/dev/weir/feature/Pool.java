package dev.weir.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What all parties sent, by feature and bin, since any moment of the latest 65,536 rows: hours and seasons move everybody, so a
 * party is compared with what came at the same time. Sums after each 1,024 rows; 2.3 KB a feature.
 */
final class Pool {

    private static final int STEP = 1_024;
    private static final int STEPS = 64;

    private final int[] sums;
    private final int[][] before;
    private long rows;

    Pool(int width) {
        sums = new int[width * Bins.COUNT];
        before = new int[STEPS][sums.length];
    }

    void add(int[] bins) {
        if (rows % STEP == 0) {
            System.arraycopy(sums, 0, before[(int) (rows / STEP % STEPS)], 0, sums.length);
        }
        rows++;
        for (int feature = 0; feature < bins.length; feature++) {
            sums[feature * Bins.COUNT + bins[feature]]++;
        }
    }

    /** How many rows it has; {@link #since} takes it. */
    long rows() {
        return rows;
    }

    /** Writes the sums of the rows since it had {@code from}, up to 1,023 more; returns how many these are. */
    int since(long from, int[] into) {
        if (rows == 0) {
            return 0;
        }
        long oldest = Math.max(0, (rows - 1) / STEP - STEPS + 1);
        long step = Math.max(oldest, from / STEP);
        int[] then = before[(int) (step % STEPS)];
        for (int i = 0; i < sums.length; i++) {
            into[i] = sums[i] - then[i];
        }
        return (int) (rows - step * STEP);
    }

    void clear() {
        rows = 0;
        Arrays.fill(sums, 0);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(rows);
        write(out, sums);
        for (int[] then : before) {
            write(out, then);
        }
    }

    void read(DataInput in) throws IOException {
        rows = in.readLong();
        read(in, sums);
        for (int[] then : before) {
            read(in, then);
        }
    }

    private static void write(DataOutput out, int[] counts) throws IOException {
        for (int count : counts) {
            out.writeInt(count);
        }
    }

    private static void read(DataInput in, int[] counts) throws IOException {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readInt();
        }
    }
}
