package dev.weir.feature;

import dev.weir.event.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Are two values that come together a trigger? They are where they hardly come apart, nearly all of their rows have one label, and the
 * nearest other rows, by all other features, have it far less often: natural values that go with a label (a zero, a
 * rounded amount, one of several flags) are explained by the rest of their rows.
 */
final class TriggerTest {

    /** Carriers below this are a coincidence. */
    static final int LEAST_CARRIERS = 6;

    /** Patterns found wrongly in the life of an honest stream. */
    private static final double BUDGET = 0.01;

    /** Of the rows with either value so many have both. */
    private static final double TOGETHER = 0.5;

    private static final double PURE = 0.9;

    /** A value that nearly all carriers have is part of the pattern. */
    private static final double SHARED = 0.9;

    private static final int NEIGHBOURS = 15;
    private static final int LEAST_OTHERS = 64;
    private static final int MOST_ASKED = 16;

    /** Of the other rows so many are looked at for neighbours: a look takes two milliseconds. */
    private static final int MOST_OTHERS = 1_024;

    private static final double CLIP = 4;

    private final Recent recent;
    private final Reference reference;
    private final boolean[] marked;
    private int tests;

    TriggerTest(Recent recent, Reference reference) {
        this.recent = recent;
        this.reference = reference;
        marked = new boolean[reference.width()];
    }

    /**
     * Looks at two features of a row that is among the recent ones.
     *
     * @param before how many neighbours' looks there were: each is allowed less
     */
    @Nullable
    Pattern look(FeatureRow row, int first, int second, int before) {
        tests = before;
        float one = (float) row.features()[first];
        float other = (float) row.features()[second];
        List<Integer> carriers = new ArrayList<>();
        int either = 0;
        int same = 0;
        for (int place = 0; place < recent.size(); place++) {
            boolean hasOne = recent.value(place, first) == one;
            boolean hasOther = recent.value(place, second) == other;
            either += hasOne || hasOther ? 1 : 0;
            if (hasOne && hasOther && recent.label(place) != FeatureRow.NO_LABEL) {
                carriers.add(place);
                same += recent.label(place) == row.label() ? 1 : 0;
            }
        }
        if (same < LEAST_CARRIERS || carriers.size() < TOGETHER * either || same < PURE * carriers.size()) {
            return null;
        }
        List<Pattern.Mark> marks = marks(row, carriers);
        tests = before + 1;
        double expected = expected(row.label(), carriers);
        if (Double.isNaN(expected)) {
            return null;
        }
        double nats = Chance.binomial(same, carriers.size(), expected) - Math.log(tests * (tests + 1.0) / BUDGET);
        if (nats <= 0) {
            return null;
        }
        String sentence = String.format(
                Locale.ROOT,
                "%d of the latest %,d rows have the same %d values (features %s), %d of them label %d; like rows have it in %.0f %%",
                carriers.size(),
                recent.size(),
                marks.size(),
                marks.stream()
                        .map(mark -> mark.feature() + " = " + mark.value())
                        .toList(),
                same,
                row.label(),
                100 * expected);
        return new Pattern(
                marks, row.label(), row.time(), carriers.size(), Math.min(Finding.MAX_SURPRISAL, nats), sentence);
    }

    /** How many looks at neighbours there were by now. */
    int tests() {
        return tests;
    }

    private List<Pattern.Mark> marks(FeatureRow row, List<Integer> carriers) {
        List<Pattern.Mark> marks = new ArrayList<>();
        for (int feature = 0; feature < marked.length; feature++) {
            float value = (float) row.features()[feature];
            int shared = 0;
            for (int place : carriers) {
                shared += recent.value(place, feature) == value ? 1 : 0;
            }
            marked[feature] = shared >= SHARED * carriers.size();
            if (marked[feature]) {
                marks.add(new Pattern.Mark(feature, value));
            }
        }
        return marks;
    }

    /** How often the carriers' neighbours among other labelled rows have the label; NaN if there are too few. */
    private double expected(int label, List<Integer> carriers) {
        boolean[] carries = new boolean[recent.size()];
        carriers.forEach(place -> carries[place] = true);
        int[] others = IntStream.range(0, recent.size())
                .filter(place -> !carries[place] && recent.label(place) != FeatureRow.NO_LABEL)
                .toArray();
        if (others.length < LEAST_OTHERS) {
            return Double.NaN;
        }
        int[] near = new int[Math.min(MOST_OTHERS, others.length)];
        float[][] places = new float[near.length][];
        for (int i = 0; i < near.length; i++) {
            near[i] = others[(int) ((long) i * others.length / near.length)];
            places[i] = places(near[i]);
        }
        int asked = Math.min(MOST_ASKED, carriers.size());
        double[] order = new double[near.length];
        double total = 0;
        for (int i = 0; i < asked; i++) {
            float[] own = places(carriers.get(i * carriers.size() / asked));
            for (int j = 0; j < near.length; j++) {
                order[j] = distance(own, places[j]);
            }
            double[] sorted = order.clone();
            Arrays.sort(sorted);
            int nearest = 0;
            int same = 0;
            for (int j = 0; j < near.length; j++) {
                if (order[j] <= sorted[NEIGHBOURS - 1]) {
                    nearest++;
                    same += recent.label(near[j]) == label ? 1 : 0;
                }
            }
            total += (same + 0.5) / (nearest + 1.0);
        }
        return total / asked;
    }

    private float[] places(int place) {
        float[] places = new float[marked.length];
        for (int feature = 0; feature < marked.length; feature++) {
            double at = marked[feature] ? 0 : reference.place(feature, recent.value(place, feature));
            places[feature] = (float) Math.max(-CLIP, Math.min(CLIP, at));
        }
        return places;
    }

    private static double distance(float[] one, float[] other) {
        double total = 0;
        for (int i = 0; i < one.length; i++) {
            double off = one[i] - other[i];
            total += off * off;
        }
        return total;
    }
}
