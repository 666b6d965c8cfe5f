package dev.weir.feature;

import dev.weir.chance.Mixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The latest 4,096 rows with their ids, and which of them a new row is a copy of. Rows that are near each other fall into the same
 * cell of five random projections (p-stable hashing, Datar et al., SoCG 2004), in one of two grids shifted by half a cell. Four bytes
 * a feature and row, and 100 KB more.
 */
final class Recent {

    static final int MOST = 4_096;

    /** Root of the mean squared difference of places: a tenth of a spread is noise, not another observation. */
    private static final double NEAR = 0.1;

    private static final int GRIDS = 2;
    private static final int PROJECTIONS = 5;
    private static final double CELL = 0.5;
    private static final int SLOTS = 8_192;

    private final int width;

    /** Feature by feature: whoever asks for one value of all rows reads 16 KB. */
    private final float[] values;

    private final long[] ids = new long[MOST];
    private final byte[] labels = new byte[MOST];
    private final int[][] slots = new int[GRIDS][SLOTS];
    private final double[] projected = new double[PROJECTIONS];
    private final SameValues same;
    private long count;

    Recent(int width) {
        this.width = width;
        values = new float[MOST * width];
        same = new SameValues(values);
    }

    /** Adds a row without looking for what it copies. */
    void add(FeatureRow row) {
        int place = (int) (count % MOST);
        for (int feature = 0; feature < width; feature++) {
            if (count >= MOST) {
                same.remove(feature, place);
            }
            values[feature * MOST + place] = (float) row.features()[feature];
            same.add(feature, place);
        }
        ids[place] = row.id();
        labels[place] = (byte) row.label();
        count++;
    }

    /** Whether one of the latest rows is this one but for noise. To be asked before the row is added. */
    boolean isCopy(double[] places, Reference reference) {
        Arrays.fill(projected, 0);
        for (int feature = 0; feature < width; feature++) {
            long signs = Mixed.key(feature, PROJECTIONS);
            for (int i = 0; i < PROJECTIONS; i++) {
                projected[i] += (signs >> i & 1) == 0 ? places[feature] : -places[feature];
            }
        }
        double scale = 1 / (CELL * Math.sqrt(width));
        boolean found = false;
        for (int grid = 0; grid < GRIDS; grid++) {
            long cell = grid;
            for (double on : projected) {
                cell = Mixed.key(cell, (long) Math.floor(on * scale + 0.5 * grid));
            }
            int slot = (int) cell & (SLOTS - 1);
            int known = slots[grid][slot] - 1;
            found |= known >= 0 && known != (int) (count % MOST) && isNear(known, places, reference);
            slots[grid][slot] = (int) (count % MOST) + 1;
        }
        return found;
    }

    int size() {
        return (int) Math.min(count, MOST);
    }

    float value(int place, int feature) {
        return values[feature * MOST + place];
    }

    /** Which of them have the same values. */
    SameValues same() {
        return same;
    }

    /** Shows all of them, the oldest first, without who sent them and when. */
    void rows(Consumer<FeatureRow> shown) {
        for (long i = count - size(); i < count; i++) {
            int place = (int) (i % MOST);
            double[] features = new double[width];
            for (int feature = 0; feature < width; feature++) {
                features[feature] = value(place, feature);
            }
            shown.accept(new FeatureRow(features, labels[place], "", "", 0, ids[place]));
        }
    }

    long id(int place) {
        return ids[place];
    }

    int label(int place) {
        return labels[place];
    }

    private boolean isNear(int known, double[] places, Reference reference) {
        double left = NEAR * NEAR * width;
        for (int feature = 0; feature < width && left >= 0; feature++) {
            double off = places[feature] - reference.place(feature, value(known, feature));
            left -= off * off;
        }
        return left >= 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        for (int place = 0; place < size(); place++) {
            out.writeLong(ids[place]);
            out.writeByte(labels[place]);
            for (int feature = 0; feature < width; feature++) {
                out.writeFloat(value(place, feature));
            }
        }
        for (int[] grid : slots) {
            for (int slot : grid) {
                out.writeShort(slot);
            }
        }
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        for (int place = 0; place < size(); place++) {
            ids[place] = in.readLong();
            labels[place] = in.readByte();
            for (int feature = 0; feature < width; feature++) {
                values[feature * MOST + place] = in.readFloat();
            }
        }
        for (long i = count - size(); i < count; i++) {
            for (int feature = 0; feature < width; feature++) {
                same.add(feature, (int) (i % MOST));
            }
        }
        for (int[] grid : slots) {
            for (int i = 0; i < SLOTS; i++) {
                grid[i] = in.readShort();
            }
        }
    }
}
