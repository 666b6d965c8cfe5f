package dev.weir.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Labelled rows that carriers of a pattern are compared with: every eighth, so that 512 of them span the latest 4,096, and all while there
 * are fewer. Four bytes a feature and row, and as many for where the values stand.
 */
final class Others {

    static final int MOST = 512;

    private static final int EVERY = Recent.MOST / MOST;
    private static final int NEIGHBOURS = 15;
    private static final float CLIP = 4;

    private final int width;
    private final float[] values;
    private final byte[] labels = new byte[MOST];
    private long met;

    /** Where the values stand in the reference that they were last asked for; not kept in a snapshot. */
    private final float[] places;

    private final boolean[] placed = new boolean[MOST];
    private Object placedIn = this;

    Others(int width) {
        this.width = width;
        values = new float[MOST * width];
        places = new float[MOST * width];
    }

    /** Takes every eighth labelled row. */
    void add(FeatureRow row) {
        met++;
        if (met > MOST && met % EVERY != 0) {
            return;
        }
        int at = (int) ((met <= MOST ? met - 1 : met / EVERY) % MOST);
        for (int feature = 0; feature < width; feature++) {
            values[at * width + feature] = (float) row.features()[feature];
        }
        labels[at] = (byte) row.label();
        placed[at] = false;
    }

    int size() {
        return (int) Math.min(met, MOST);
    }

    /** Those that have fewer than two of these values. */
    boolean[] without(Iterable<Pattern.Mark> marks) {
        boolean[] without = new boolean[size()];
        for (int i = 0; i < without.length; i++) {
            int has = 0;
            for (Pattern.Mark mark : marks) {
                has += values[i * width + mark.feature()] == mark.value() ? 1 : 0;
            }
            without[i] = has < 2;
        }
        return without;
    }

    /**
     * How often the nearest of them, with those as near as the last of these, have a label.
     *
     * @param own where the values of the row stand
     * @param used features that count for how near they are
     * @param asked which of the others
     * @param itself what the row itself counts for its label, 0.5 to 1: with 1 they may have it without an exception
     */
    double share(int label, float[] own, boolean[] used, boolean[] asked, double itself, Reference reference) {
        place(reference);
        float[] distances = new float[asked.length];
        float[] nearest = new float[NEIGHBOURS];
        Arrays.fill(nearest, Float.POSITIVE_INFINITY);
        for (int i = 0; i < asked.length; i++) {
            distances[i] = asked[i] ? distance(own, used, i * width) : Float.POSITIVE_INFINITY;
            int at = NEIGHBOURS - 1;
            if (distances[i] < nearest[at]) {
                while (at > 0 && nearest[at - 1] > distances[i]) {
                    nearest[at] = nearest[at - 1];
                    at--;
                }
                nearest[at] = distances[i];
            }
        }
        int count = 0;
        int same = 0;
        for (int i = 0; i < asked.length; i++) {
            if (asked[i] && distances[i] <= nearest[NEIGHBOURS - 1]) {
                count++;
                same += labels[i] == label ? 1 : 0;
            }
        }
        return (same + itself) / (count + 1.0);
    }

    /** Where a value stands, near enough that one value alone does not part rows. */
    static float clipped(double place) {
        return (float) Math.max(-CLIP, Math.min(CLIP, place));
    }

    private float distance(float[] own, boolean[] used, int from) {
        float total = 0;
        for (int feature = 0; feature < width; feature++) {
            float off = used[feature] ? own[feature] - places[from + feature] : 0;
            total += off * off;
        }
        return total;
    }

    private void place(Reference reference) {
        if (placedIn != reference) {
            Arrays.fill(placed, false);
            placedIn = reference;
        }
        for (int i = 0; i < size(); i++) {
            for (int feature = 0; feature < width && !placed[i]; feature++) {
                places[i * width + feature] = clipped(reference.place(feature, values[i * width + feature]));
            }
            placed[i] = true;
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(met);
        for (int i = 0; i < size(); i++) {
            out.writeByte(labels[i]);
            for (int feature = 0; feature < width; feature++) {
                out.writeFloat(values[i * width + feature]);
            }
        }
    }

    void read(DataInput in) throws IOException {
        met = in.readLong();
        for (int i = 0; i < size(); i++) {
            labels[i] = in.readByte();
            for (int feature = 0; feature < width; feature++) {
                values[i * width + feature] = in.readFloat();
            }
        }
    }
}
