package dev.weir.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns a {@link ProfileBaseline} from honest contributors. Tables and forest are learned on all of them; how far honest
 * profiles go is measured on contributors whom the tables had not seen, in {@link #FOLDS} folds: a table fits its own best.
 */
public final class ProfileBaselineFit {

    /** Contributors are dealt into as many folds, in their order. */
    static final int FOLDS = 5;

    /** A size that fewer reach is judged by the next smaller one's table. */
    static final int LEAST_CONTRIBUTORS = 60;

    private static final int TREES = 50;
    private static final int SAMPLE = 128;
    private static final long SEED = 20_261_127;

    private ProfileBaselineFit() {}

    /**
     * Fits a baseline.
     *
     * @param lives for each contributor its vector at each of {@link ProfileBaseline#SIZES} that it reached
     */
    public static ProfileBaseline fit(String name, int version, RateBaseline.Source source, List<double[][]> lives) {
        List<Double> byTails = new ArrayList<>();
        List<Double> byForest = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<double[][]> known = new ArrayList<>();
            List<double[][]> unseen = new ArrayList<>();
            for (int i = 0; i < lives.size(); i++) {
                (i % FOLDS == fold ? unseen : known).add(lives.get(i));
            }
            List<List<NormalScore>> tables = tables(known);
            IsolationForest forest = forest(tables, known);
            for (double[][] life : unseen) {
                double tails = 0;
                double alone = 0;
                for (int look = 0; look < life.length; look++) {
                    double[] places = places(tables.get(look), life[look]);
                    tails = Math.max(tails, ProfileBaseline.tails(places));
                    double[] complete = ProfileBaseline.complete(places);
                    alone = Math.max(alone, complete == null ? 0 : forest.score(complete));
                }
                byTails.add(tails);
                byForest.add(alone);
            }
        }
        List<List<NormalScore>> tables = tables(lives);
        return new ProfileBaseline(
                name,
                version,
                source,
                tables,
                forest(tables, lives),
                LifetimeCurve.of(array(byTails)),
                LifetimeCurve.of(array(byForest)));
    }

    private static List<List<NormalScore>> tables(List<double[][]> lives) {
        List<List<NormalScore>> tables = new ArrayList<>();
        for (int look = 0; look < ProfileBaseline.SIZES.size(); look++) {
            int size = look;
            List<double[]> there =
                    lives.stream().filter(life -> life.length > size).map(life -> life[size]).toList();
            if (there.size() < LEAST_CONTRIBUTORS && look > 0) {
                tables.add(tables.get(look - 1));
                continue;
            }
            List<NormalScore> row = new ArrayList<>();
            for (ProfileFeature feature : ProfileFeature.values()) {
                row.add(NormalScore.of(there.stream()
                        .mapToDouble(vector -> vector[feature.ordinal()])
                        .toArray()));
            }
            tables.add(row);
        }
        return tables;
    }

    private static IsolationForest forest(List<List<NormalScore>> tables, List<double[][]> lives) {
        List<double[]> points = new ArrayList<>();
        for (double[][] life : lives) {
            for (int look = 0; look < life.length; look++) {
                double[] complete = ProfileBaseline.complete(places(tables.get(look), life[look]));
                if (complete != null) {
                    points.add(complete);
                }
            }
        }
        return IsolationForest.grow(points.toArray(double[][]::new), TREES, SAMPLE, SEED);
    }

    private static double[] places(List<NormalScore> table, double[] vector) {
        double[] places = new double[vector.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = table.get(i).place(vector[i]);
        }
        return places;
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
