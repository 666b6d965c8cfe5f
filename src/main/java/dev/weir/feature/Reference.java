package dev.weir.feature;

import dev.weir.event.Finding;
import dev.weir.model.IsolationForest;

/**
 * What rows of this stream look like, fitted on admitted rows: the same rows in the same order give the same reference. Not for several
 * threads. Four looks at a row: its most extreme value, its values together, the value that fits the others least, and how soon random cuts
 * part it from the rest. The most surprising counts: on injected outliers their sum parted shifts of a few features less well.
 */
final class Reference {

    private static final int TREES = 50;
    private static final int GROWN_FROM = 128;
    private static final long SEED = 20_080_930;

    /** Of four looks the most surprising is four times as likely to surprise. */
    private static final double LOOKS = Math.log(4);

    private final double[] off;
    private final double[] work;
    private final Axis[] axes;
    private final Ellipsoid ellipsoid;
    private final IsolationForest forest;
    private final TailCurve extremes;
    private final TailCurve distances;
    private final TailCurve residuals;
    private final TailCurve isolation;

    /** Fits rows of one width, 64 or more. */
    Reference(double[][] rows) {
        int width = rows[0].length;
        axes = new Axis[width];
        double[] column = new double[rows.length];
        for (int feature = 0; feature < width; feature++) {
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][feature];
            }
            axes[feature] = Axis.of(column);
        }
        double[][] places = new double[rows.length][width];
        for (int i = 0; i < rows.length; i++) {
            place(rows[i], places[i]);
        }
        ellipsoid = Ellipsoid.fit(places);
        double[][] grown = new double[(rows.length + 1) / 2][];
        double[] isolated = new double[rows.length / 2];
        for (int i = 0; i < grown.length; i++) {
            grown[i] = places[2 * i];
        }
        forest = IsolationForest.grow(grown, TREES, GROWN_FROM, SEED);
        double[] extreme = new double[rows.length];
        double[] distance = new double[rows.length];
        double[] residual = new double[rows.length];
        off = new double[width];
        work = new double[width];
        for (int i = 0; i < rows.length; i++) {
            extreme[i] = extreme(places[i]);
            double within = ellipsoid.distance(places[i], off, work);
            double without = ellipsoid.without(within);
            double out = Math.sqrt(without / Math.max(1e-9, within));
            distance[i] = Math.log1p(without);
            residual[i] = Math.log1p(out * ellipsoid.residual(work));
            if (i % 2 == 1) {
                isolated[i / 2] = forest.score(places[i]);
            }
        }
        extremes = new TailCurve(extreme);
        distances = new TailCurve(distance);
        residuals = new TailCurve(residual);
        isolation = new TailCurve(isolated);
    }

    /** Writes where the values of a row stand; an absent one stands in the middle. */
    void place(double[] row, double[] places) {
        for (int feature = 0; feature < axes.length; feature++) {
            double place = axes[feature].place(row[feature]);
            places[feature] = Double.isNaN(place) ? 0 : place;
        }
    }

    double place(int feature, double value) {
        double place = axes[feature].place(value);
        return Double.isNaN(place) ? 0 : place;
    }

    int width() {
        return axes.length;
    }

    /** Nats of the most extreme value alone. */
    double extremeNats(double[] places) {
        return extremes.nats(extreme(places));
    }

    /** Nats of the values together. */
    double jointNats(double[] places) {
        double distance = ellipsoid.distance(places, off, work);
        return Math.max(distances.nats(Math.log1p(distance)), residuals.nats(Math.log1p(ellipsoid.residual(work))));
    }

    /** Nats of the row, 0 to 30, corrected for the number of looks. */
    double surprisal(double extreme, double joint, double[] places) {
        double forestNats = isolation.nats(forest.score(places));
        double most = Math.max(Math.max(extreme, joint), forestNats);
        return Math.max(0, Math.min(Finding.MAX_SURPRISAL, most - LOOKS));
    }

    private static double extreme(double[] places) {
        double most = 0;
        for (double place : places) {
            most = Math.max(most, Math.abs(place));
        }
        return Math.log1p(most);
    }
}
