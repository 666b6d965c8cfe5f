package dev.weir.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small made-up tables. */
public final class Tables {

    private Tables() {}

    /** Rows a second apart, a third of them positive; {@code a} is four higher for positives, {@code b} and {@code c} noise. */
    public static FeatureTable two(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int label = i % 3 == 0 ? Row.POSITIVE : Row.NEGATIVE;
            double[] features = {
                4 * label + random.nextGaussian(), random.nextGaussian(), 10 + 3 * random.nextGaussian()
            };
            made.add(new Row("r" + i, 1000L * i, "", "actor-" + i % 7, "", features, label));
        }
        return new FeatureTable(List.of("a", "b", "c"), made);
    }

    /** The same from ten sources. */
    public static FeatureTable fromTen(int rows, long seed) {
        return Sources.deal(two(rows, seed), 10, seed);
    }
}
