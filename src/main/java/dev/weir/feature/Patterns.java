package dev.weir.feature;

import dev.weir.chance.Mixed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pairs of values come often and together among the latest rows, and the triggers among them. Pairs are counted anew with each row, so
 * that none is crowded out by others; what a row may cost is bounded, and what it does not pay for the next one does. At most 32 triggers,
 * each forgotten 30 days after it last came.
 */
final class Patterns {

    private static final int MOST = 32;

    /** Of one feature, values that more rows have are how it is. */
    private static final double MOST_SHARE = 0.05;

    private static final int MOST_ROWS = (int) (MOST_SHARE * Recent.MOST);

    /** Of one row so many frequent values are paired, drawn anew with each row where it has more. */
    private static final int MOST_PAIRED = 16;

    /** With one row so many of its pairs are looked at, drawn from those that are due; the others still are with the next row. */
    private static final int MOST_LOOKS = 2;

    /** Until format 2 values and pairs were counted beside the rows. */
    private static final int BEFORE_THREE = (2_048 + 512) * 8 * (Integer.BYTES + Long.BYTES);

    private final Others others;
    private final LookedAt looked = new LookedAt();
    private final List<Pattern> found = new ArrayList<>();
    private final List<Long> seen = new ArrayList<>();
    private final int[] rows = new int[MOST_ROWS];
    private int tests;
    private long counted;

    Patterns(int width) {
        others = new Others(width);
    }

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

    /** A row that others are compared with, while nothing is looked at yet. */
    void learn(FeatureRow row) {
        if (row.label() != FeatureRow.NO_LABEL) {
            others.add(row);
        }
    }

    /** Looks at a row, the latest of the recent ones, that carries no known trigger; returns the one that it completes, or null. */
    @Nullable
    Pattern count(FeatureRow row, Recent recent, Reference reference) {
        if (row.label() == FeatureRow.NO_LABEL) {
            return null;
        }
        counted++;
        others.add(row);
        List<Pair> due = due(row, recent, paired(row, recent));
        for (int looks = 0; looks < MOST_LOOKS && !due.isEmpty(); looks++) {
            Pattern pattern = look(due.remove(draw(due.size(), looks)), row, due, recent, reference);
            if (pattern != null) {
                return pattern;
            }
        }
        return null;
    }

    /** Features whose value often comes, but is not how the feature is. */
    private int[] paired(FeatureRow row, Recent recent) {
        int[] features = new int[row.features().length];
        int many = 0;
        int most = (int) (MOST_SHARE * recent.size());
        for (int feature = 0; feature < features.length; feature++) {
            int count = recent.same().count(feature, (float) row.features()[feature]);
            if (count >= TriggerTest.LEAST_CARRIERS && count <= most) {
                features[many++] = feature;
            }
        }
        int chosen = Math.min(MOST_PAIRED, many);
        for (int i = 0; i < chosen && many > chosen; i++) {
            int with = i + draw(many - i, i);
            int feature = features[with];
            features[with] = features[i];
            features[i] = feature;
        }
        return Arrays.copyOf(features, chosen);
    }

    /** The pairs of these features that come together, with one label, and were not looked at lately. */
    private List<Pair> due(FeatureRow row, Recent recent, int[] features) {
        List<Pair> due = new ArrayList<>();
        int[] labelled = new int[features.length];
        int[] same = new int[features.length];
        for (int i = 0; i < features.length; i++) {
            int[] both = new int[i];
            int[] bothSame = new int[i];
            int count = recent.same().rows(features[i], value(row, features[i]), rows);
            for (int r = 0; r < count; r++) {
                if (recent.label(rows[r]) == FeatureRow.NO_LABEL) {
                    continue;
                }
                int has = recent.label(rows[r]) == row.label() ? 1 : 0;
                labelled[i]++;
                same[i] += has;
                for (int j = 0; j < i; j++) {
                    if (recent.value(rows[r], features[j]) == value(row, features[j])) {
                        both[j]++;
                        bothSame[j] += has;
                    }
                }
            }
            for (int j = 0; j < i; j++) {
                int apart = labelled[i] + labelled[j] - 2 * both[j];
                double alone = Math.max(
                        TriggerTest.share(same[i] - bothSame[j], labelled[i] - both[j]),
                        TriggerTest.share(same[j] - bothSame[j], labelled[j] - both[j]));
                Pair pair = new Pair(features[j], features[i], both[j], bothSame[j], apart, alone);
                if (pair.isOdd() && looked.isDue(key(row, pair.first, pair.second))) {
                    due.add(pair);
                }
            }
        }
        return due;
    }

    private @Nullable Pattern look(Pair pair, FeatureRow row, List<Pair> due, Recent recent, Reference reference) {
        TriggerTest test = new TriggerTest(recent, others, reference);
        int[] carriers = carriers(pair, row, recent);
        List<Pattern.Mark> marks = test.marks(row, pair.first, pair.second, carriers);
        for (Pattern.Mark one : marks) {
            for (Pattern.Mark other : marks) {
                if (one.feature() < other.feature()) {
                    looked.note(key(row, one.feature(), other.feature()), carriers.length);
                    due.removeIf(each -> each.first == one.feature() && each.second == other.feature());
                }
            }
        }
        tests++;
        Pattern pattern = test.look(row, marks, carriers, pair.same, pair.unbound(), tests);
        if (pattern != null) {
            remember(pattern, row.time());
        }
        return pattern;
    }

    private int[] carriers(Pair pair, FeatureRow row, Recent recent) {
        int[] carriers = new int[pair.both];
        int count = 0;
        int many = recent.same().rows(pair.first, value(row, pair.first), rows);
        for (int r = 0; r < many; r++) {
            if (recent.label(rows[r]) != FeatureRow.NO_LABEL
                    && recent.value(rows[r], pair.second) == value(row, pair.second)) {
                carriers[count++] = rows[r];
            }
        }
        return carriers;
    }

    /** Where there are too many, the one that was not met for longest is forgotten, and what was looked at: it may be found again. */
    private void remember(Pattern pattern, long time) {
        if (found.size() == MOST) {
            int oldest = 0;
            for (int i = 1; i < MOST; i++) {
                oldest = seen.get(i) < seen.get(oldest) ? i : oldest;
            }
            found.remove(oldest);
            seen.remove(oldest);
            looked.forget();
        }
        found.add(pattern);
        seen.add(time);
    }

    private static float value(FeatureRow row, int feature) {
        return (float) row.features()[feature];
    }

    private static long key(FeatureRow row, int first, int second) {
        return Mixed.key(
                Mixed.key(first, Float.floatToIntBits(value(row, first) + 0.0f)),
                Mixed.key(second, Float.floatToIntBits(value(row, second) + 0.0f)));
    }

    /** One of so many, as good as at random, the same after a restore. */
    private int draw(int of, int which) {
        return (int) Long.remainderUnsigned(Mixed.key(counted, which), of);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(tests);
        out.writeLong(counted);
        others.write(out);
        looked.write(out);
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

    /**
     * Goes on where former patterns were.
     *
     * @param format of the watch's snapshot
     * @param recent as they were
     */
    void read(DataInput in, byte format, Recent recent) throws IOException {
        if (format < 3) {
            in.readFully(new byte[BEFORE_THREE]);
            in.readInt();
            tests = in.readInt();
            counted = in.readLong();
            in.readLong();
            recent.rows(this::learn);
        } else {
            tests = in.readInt();
            counted = in.readLong();
            others.read(in);
            looked.read(in);
        }
        for (int left = in.readByte(); left > 0; left--) {
            seen.add(in.readLong());
            List<Pattern.Mark> marks = new ArrayList<>();
            for (int more = in.readByte(); more > 0; more--) {
                marks.add(new Pattern.Mark(in.readByte(), in.readFloat()));
            }
            found.add(new Pattern(marks, in.readByte(), in.readLong(), in.readInt(), in.readDouble(), in.readUTF()));
        }
    }

    /**
     * Two features of a row.
     *
     * @param both how many labelled rows have both of its values
     * @param same how many of these have its label
     * @param apart how many labelled rows have one of the values alone
     * @param alone the share of these that have its label, of the value of which it is more
     */
    record Pair(int first, int second, int both, int same, int apart, double alone) {

        boolean isOdd() {
            return same >= (comeTogether() ? TriggerTest.LEAST_CARRIERS : TriggerTest.LEAST_AMONG_OTHERS)
                    && same >= TriggerTest.PURE * both
                    && both >= TriggerTest.AMONG_OTHERS * (both + apart);
        }

        private boolean comeTogether() {
            return both >= TriggerTest.TOGETHER * (both + apart);
        }

        /** The least share of rows like the carriers that has the label: where the values come apart, too, what they have alone. */
        double unbound() {
            return comeTogether() ? 0 : alone;
        }
    }
}
