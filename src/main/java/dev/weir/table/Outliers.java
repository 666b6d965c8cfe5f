package dev.weir.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Rows made up where no honest row is, beside the honest ones. Each takes time, actor and object of an honest row.
 *
 * @param kind where they are
 * @param share made-up rows per honest row, above 0 and at most 1
 * @param bad how many sources send them; 0: they come through all
 */
public record Outliers(Kind kind, double share, int bad) implements Poison {

    /** The farthest, in standard deviations, that {@link Kind#FAR} and {@link Kind#CONTRADICTION} go. */
    private static final double NEAREST = 4;

    private static final double FARTHEST = 8;

    /** Where an outlier is. */
    public enum Kind {
        /** In every feature 4 to 8 standard deviations off the mean, on either side; the label of its template. */
        FAR,
        /** Each feature from another honest row: every value is ordinary, together they are not. */
        MIXED,
        /** The features of its template taken 4 to 8 times as far from the mean as they are, with the other label. */
        CONTRADICTION
    }

    /** Refuses what is no share. */
    public Outliers {
        Draw.checkShare("share", share);
        if (bad < 0) {
            throw new IllegalArgumentException("bad sources " + bad + " must be 0 or more");
        }
    }

    @Override
    public Poisoned on(FeatureTable table, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Scale scale = table.scale();
        SortedSet<String> sources = bad == 0 ? new TreeSet<>() : Sources.bad(table, bad, random);
        List<String> named = List.copyOf(sources);
        int count = Draw.count(table.size(), share);
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Row template = table.rows().get(random.nextInt(table.size()));
            Row row = outlier(template, table, scale, random).named("outlier-" + i);
            made.add(named.isEmpty() ? row : row.from(named.get(random.nextInt(named.size()))));
        }
        return Poisoned.injected(table, made, sources);
    }

    private Row outlier(Row template, FeatureTable table, Scale scale, SplittableRandom random) {
        double[] features = template.features();
        double factor = random.nextDouble(NEAREST, FARTHEST);
        for (int i = 0; i < features.length; i++) {
            double mean = scale.means().get(i);
            features[i] = switch (kind) {
                case FAR ->
                    mean
                            + (random.nextBoolean() ? 1 : -1)
                                    * random.nextDouble(NEAREST, FARTHEST)
                                    * scale.deviations().get(i);
                case MIXED -> table.rows().get(random.nextInt(table.size())).feature(i);
                case CONTRADICTION -> mean + factor * (features[i] - mean);
            };
        }
        Row moved = template.with(features);
        return kind == Kind.CONTRADICTION ? moved.flipped() : moved;
    }
}
