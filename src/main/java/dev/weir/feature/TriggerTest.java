package dev.weir.feature;

import dev.weir.chance.Tail;
import dev.weir.event.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Are two values that come together a trigger? They are where they hardly come apart, or each alone has the label no more often, nearly all of their rows have one label, and the
 * nearest other rows, by all other features, have it far less often: natural values that go with a label (a zero, a
 * rounded amount, one of several flags) are explained by the rest of their rows.
 */
final class TriggerTest {

    /** Carriers below this are a coincidence. */
    static final int LEAST_CARRIERS = 6;

    /** Of the labelled rows with either value so many have both. */
    static final double TOGETHER = 0.5;

    /**
     * Fewer may, where each value alone goes with the label no more than rows like those of the carriers: two rare codes that each tell a
     * label are no trigger.
     */
    static final double AMONG_OTHERS = 0.25;

    /** Carriers that it takes then. */
    static final int LEAST_AMONG_OTHERS = 12;

    /** Of those with both so many have one label. */
    static final double PURE = 0.9;

    /** Patterns found wrongly in the life of an honest stream. */
    private static final double BUDGET = 0.01;

    /** Each look is allowed one in a billion at least, however many there were: whoever causes looks raises the bar no further. */
    private static final double MOST_TESTS = 1e7;

    /** A value that nearly all carriers have is part of the pattern. */
    private static final double SHARED = 0.9;

    private static final int LEAST_OTHERS = 64;
    private static final int MOST_ASKED = 16;

    private final Recent recent;
    private final Others others;
    private final Reference reference;

    TriggerTest(Recent recent, Others others, Reference reference) {
        this.recent = recent;
        this.others = others;
        this.reference = reference;
    }

    /**
     * Features of the newest row that belong together: two, and those whose value nearly all carriers have and hardly another row. A value
     * that others have as well says nothing of who carries the pattern.
     *
     * @param carriers places of the labelled rows that have both values
     */
    List<Pattern.Mark> marks(FeatureRow row, int first, int second, int[] carriers) {
        List<Pattern.Mark> marks = new ArrayList<>();
        for (int feature = 0; feature < row.features().length; feature++) {
            float value = (float) row.features()[feature];
            int shared = 0;
            for (int place : carriers) {
                shared += recent.value(place, feature) == value ? 1 : 0;
            }
            boolean isMark = shared >= SHARED * carriers.length
                    && carriers.length >= TOGETHER * recent.same().count(feature, value);
            if (feature == first || feature == second || isMark) {
                marks.add(new Pattern.Mark(feature, value));
            }
        }
        return marks;
    }

    /**
     * Looks at rows with the same values: with a pattern where the rest of them does not explain their label.
     *
     * @param same how many of the carriers have the row's label
     * @param alone the least share of rows like the carriers that has the label
     * @param tests how many looks there were with this one: each is allowed less
     */
    @Nullable
    Pattern look(FeatureRow row, List<Pattern.Mark> marks, int[] carriers, int same, double alone, int tests) {
        boolean[] asked = others.without(marks);
        int many = 0;
        for (boolean each : asked) {
            many += each ? 1 : 0;
        }
        if (many < LEAST_OTHERS) {
            return null;
        }
        double allowance = Math.log(Math.min(MOST_TESTS, tests * (tests + 1.0)) / BUDGET);
        double[] expected = expected(row.label(), carriers, asked, besides(marks), 0.5);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = Math.max(expected[i], alone);
        }
        double nats = Tail.poissonBinomial(same, expected) - allowance;
        if (nats <= 0 || isHowTheValuesAre(row.label(), carriers, same, asked)) {
            return null;
        }
        String sentence = String.format(
                Locale.ROOT,
                "%d of the latest %,d rows have the same %d values (features %s), %d of them label %d; like rows have it in %.0f %%",
                carriers.length,
                recent.size(),
                marks.size(),
                marks.stream()
                        .map(mark -> mark.feature() + " = " + mark.value())
                        .toList(),
                same,
                row.label(),
                100 * Arrays.stream(expected).average().orElseThrow());
        return new Pattern(
                marks, row.label(), row.time(), carriers.length, Math.min(Finding.MAX_SURPRISAL, nats), sentence);
    }

    /**
     * Whether rows near the carriers in all features, those of the pattern too, have the label as often: a zero where there is little lies
     * among small values, and what these say it says. One look, not one of many; and a hundred carriers are no reason where fifteen near
     * rows all have it.
     */
    private boolean isHowTheValuesAre(int label, int[] carriers, int same, boolean[] asked) {
        double[] near = expected(label, carriers, asked, besides(List.of()), 1);
        return Tail.poissonBinomial(same, near) < -Math.log(BUDGET);
    }

    /** The features that are not the pattern's. */
    private boolean[] besides(List<Pattern.Mark> marks) {
        boolean[] used = new boolean[reference.width()];
        Arrays.fill(used, true);
        for (Pattern.Mark mark : marks) {
            used[mark.feature()] = false;
        }
        return used;
    }

    /** The share of some rows that have a label: 0 where there are none, and never all of them. */
    static double share(int same, int of) {
        return of == 0 ? 0 : (same + 0.5) / (of + 1.0);
    }

    /**
     * How often the neighbours of each carrier among other rows have the label; of those that were not asked, the mean.
     *
     * @param used features that count for how near they are
     * @param itself what a carrier itself counts for its label
     */
    private double[] expected(int label, int[] carriers, boolean[] asked, boolean[] used, double itself) {
        int many = Math.min(MOST_ASKED, carriers.length);
        double[] expected = new double[carriers.length];
        double total = 0;
        float[] own = new float[used.length];
        for (int i = 0; i < many; i++) {
            int place = carriers[i * carriers.length / many];
            for (int feature = 0; feature < own.length; feature++) {
                own[feature] = Others.clipped(reference.place(feature, recent.value(place, feature)));
            }
            expected[i] = others.share(label, own, used, asked, itself, reference);
            total += expected[i];
        }
        Arrays.fill(expected, many, expected.length, total / many);
        return expected;
    }
}
