package dev.weir.feature;

import dev.weir.chance.Tail;
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

    /** Of the other rows so many are looked at for neighbours. */
    private static final int MOST_OTHERS = 512;

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
        long counts = recent.bothAndEither(first, one, second, other);
        int both = (int) (counts >>> Integer.SIZE);
        if (both < LEAST_CARRIERS || both < TOGETHER * (int) counts) {
            return null;
        }
        int[] carriers = new int[both];
        int count = 0;
        int same = 0;
        for (int place = 0; place < recent.size(); place++) {
            if (recent.value(place, first) == one
                    && recent.value(place, second) == other
                    && recent.label(place) != FeatureRow.NO_LABEL) {
                carriers[count++] = place;
                same += recent.label(place) == row.label() ? 1 : 0;
            }
        }
        if (same < LEAST_CARRIERS || count < TOGETHER * (int) counts || same < PURE * count) {
            return null;
        }
        carriers = Arrays.copyOf(carriers, count);
        List<Pattern.Mark> marks = marks(row, carriers);
        tests = before + 1;
        double allowance = Math.log(tests * (tests + 1.0) / BUDGET);
        double expected = expected(row.label(), carriers, same, allowance);
        if (Double.isNaN(expected)) {
            return null;
        }
        double nats = Tail.binomial(same, count, expected) - allowance;
        if (nats <= 0) {
            return null;
        }
        String sentence = String.format(
                Locale.ROOT,
                "%d of the latest %,d rows have the same %d values (features %s), %d of them label %d; like rows have it in %.0f %%",
                count,
                recent.size(),
                marks.size(),
                marks.stream()
                        .map(mark -> mark.feature() + " = " + mark.value())
                        .toList(),
                same,
                row.label(),
                100 * expected);
        return new Pattern(marks, row.label(), row.time(), count, Math.min(Finding.MAX_SURPRISAL, nats), sentence);
    }

    /** How many looks at neighbours there were by now. */
    int tests() {
        return tests;
    }

    private List<Pattern.Mark> marks(FeatureRow row, int[] carriers) {
        List<Pattern.Mark> marks = new ArrayList<>();
        for (int feature = 0; feature < marked.length; feature++) {
            float value = (float) row.features()[feature];
            int shared = 0;
            for (int place : carriers) {
                shared += recent.value(place, feature) == value ? 1 : 0;
            }
            marked[feature] = shared >= SHARED * carriers.length;
            if (marked[feature]) {
                marks.add(new Pattern.Mark(feature, value));
            }
        }
        return marks;
    }

    /**
     * How often the carriers' neighbours among other labelled rows have the label; NaN if there are too few, or as soon as they have it so
     * often that the label of {@code same} carriers is explained.
     */
    private double expected(int label, int[] carriers, int same, double allowance) {
        boolean[] carries = new boolean[recent.size()];
        for (int place : carriers) {
            carries[place] = true;
        }
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
        int asked = Math.min(MOST_ASKED, carriers.length);
        double[] distances = new double[near.length];
        double total = 0;
        for (int i = 0; i < asked; i++) {
            float[] own = places(carriers[i * carriers.length / asked]);
            for (int j = 0; j < near.length; j++) {
                distances[j] = distance(own, places[j]);
            }
            total += share(label, near, distances);
            // The rest can only add to it.
            if (Integer.bitCount(i + 1) == 1 && Tail.binomial(same, carriers.length, total / asked) <= allowance) {
                return Double.NaN;
            }
        }
        return total / asked;
    }

    /** Of the nearest, with those as near as the last of them, how many have the label. */
    private double share(int label, int[] near, double[] distances) {
        double[] nearest = new double[NEIGHBOURS];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (double distance : distances) {
            int place = NEIGHBOURS - 1;
            if (distance < nearest[place]) {
                while (place > 0 && nearest[place - 1] > distance) {
                    nearest[place] = nearest[place - 1];
                    place--;
                }
                nearest[place] = distance;
            }
        }
        int count = 0;
        int same = 0;
        for (int j = 0; j < near.length; j++) {
            if (distances[j] <= nearest[NEIGHBOURS - 1]) {
                count++;
                same += recent.label(near[j]) == label ? 1 : 0;
            }
        }
        return (same + 0.5) / (count + 1.0);
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
