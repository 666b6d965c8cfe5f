package dev.weir.feature;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values come often, which pairs of those come often, and the triggers among them. Values in 196 KB, pairs in 49 KB, at
 * most 32 triggers, each forgotten 30 days after it last came.
 */
final class Patterns {

    private static final int VALUE_SETS = 2_048;
    private static final int PAIR_SETS = 512;
    private static final int MOST = 32;

    /** Values that fewer have are no pattern yet, values that more have are how the feature is. */
    private static final double LEAST_SHARE = 0.002;

    private static final double MOST_SHARE = 0.05;

    /** Of one row so many frequent values are paired. */
    private static final int MOST_FREQUENT = 6;

    /** Rows after which the past counts half. */
    private static final int HALVING = 65_536;

    /**
     * A look at neighbours comes at most once in so many rows, and after n looks at most once in n, whatever somebody sends: with 30
     * features it takes as long as 40 rows.
     */
    private static final int LEAST_APART = 16;

    private final Repeats values = new Repeats(VALUE_SETS);
    private final Repeats pairs = new Repeats(PAIR_SETS);
    private final List<Pattern> found = new ArrayList<>();
    private final List<Long> seen = new ArrayList<>();
    private final int[] frequent = new int[MOST_FREQUENT];
    private int rows;
    private int tests;
    private long counted;
    private long looked;

    /** The trigger that a row carries with its label, or null. */
    @Nullable
    Pattern carriedBy(FeatureRow row) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isCarriedBy(row)) {
                if (row.time() - seen.get(i) > Parties.MEMORY) {
                    found.remove(i);
                    seen.remove(i);
                    return null;
                }
                seen.set(i, Math.max(seen.get(i), row.time()));
                return found.get(i);
            }
        }
        return null;
    }

    /** Counts a row, the latest of the recent ones, that carries no known trigger; returns the one that it completes, or null. */
    @Nullable
    Pattern count(FeatureRow row, Recent recent, Reference reference) {
        if (row.label() == FeatureRow.NO_LABEL) {
            return null;
        }
        counted++;
        if (++rows >= HALVING) {
            rows /= 2;
            values.halve();
            pairs.halve();
        }
        int many = 0;
        for (int feature = 0; feature < row.features().length; feature++) {
            double value = row.features()[feature];
            if (Double.isNaN(value)) {
                continue;
            }
            int count = values.add(Repeats.key(feature, Float.floatToIntBits((float) value)));
            if (count >= TriggerTest.LEAST_CARRIERS / 2
                    && count >= LEAST_SHARE * rows
                    && count <= MOST_SHARE * rows
                    && many < MOST_FREQUENT) {
                frequent[many++] = feature;
            }
        }
        for (int i = 1; i < many; i++) {
            for (int j = 0; j < i; j++) {
                Pattern pattern = pair(row, frequent[j], frequent[i], recent, reference);
                if (pattern != null) {
                    return pattern;
                }
            }
        }
        return null;
    }

    private @Nullable Pattern pair(FeatureRow row, int first, int second, Recent recent, Reference reference) {
        long one = Repeats.key(first, Float.floatToIntBits((float) row.features()[first]));
        long other = Repeats.key(second, Float.floatToIntBits((float) row.features()[second]));
        int count = pairs.add(Repeats.key(one, other));
        if (!isDue(count) || counted - looked < Math.max(LEAST_APART, tests)) {
            return null;
        }
        TriggerTest test = new TriggerTest(recent, reference);
        Pattern pattern = test.look(row, first, second, tests);
        looked = test.tests() > tests ? counted : looked;
        tests = test.tests();
        if (pattern != null) {
            if (found.size() == MOST) {
                found.remove(0);
                seen.remove(0);
            }
            found.add(pattern);
            seen.add(row.time());
        }
        return pattern;
    }

    /** At 3, 4, 6, 8, 12, 16 … */
    private static boolean isDue(int count) {
        return count > 2 && (Integer.bitCount(count) == 1 || (count % 3 == 0 && Integer.bitCount(count / 3) == 1));
    }

    void write(DataOutput out) throws IOException {
        values.write(out);
        pairs.write(out);
        out.writeInt(rows);
        out.writeInt(tests);
        out.writeLong(counted);
        out.writeLong(looked);
        out.writeByte(found.size());
        for (int i = 0; i < found.size(); i++) {
            Pattern pattern = found.get(i);
            out.writeLong(seen.get(i));
            out.writeByte(pattern.marks().size());
            for (Pattern.Mark mark : pattern.marks()) {
                out.writeByte(mark.feature());
                out.writeFloat(mark.value());
            }
            out.writeByte(pattern.label());
            out.writeLong(pattern.since());
            out.writeInt(pattern.carriers());
            out.writeDouble(pattern.surprisal());
            out.writeUTF(pattern.sentence());
        }
    }

    void read(DataInput in) throws IOException {
        values.read(in);
        pairs.read(in);
        rows = in.readInt();
        tests = in.readInt();
        counted = in.readLong();
        looked = in.readLong();
        for (int left = in.readByte(); left > 0; left--) {
            seen.add(in.readLong());
            List<Pattern.Mark> marks = new ArrayList<>();
            for (int more = in.readByte(); more > 0; more--) {
                marks.add(new Pattern.Mark(in.readByte(), in.readFloat()));
            }
            found.add(new Pattern(marks, in.readByte(), in.readLong(), in.readInt(), in.readDouble(), in.readUTF()));
        }
    }
}
