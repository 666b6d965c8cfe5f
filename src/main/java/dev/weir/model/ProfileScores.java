package dev.weir.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Three questions about a profile's places: is what it chooses unlike what people choose, are all features together unlike
 * people's, and do random cuts part it from them. None knows an attack.
 *
 * @param likeness which features go together
 * @param forest grown on honest profiles' places
 */
record ProfileScores(Likeness likeness, IsolationForest forest) {

    /** How many scores there are. */
    static final int COUNT = 3;

    /** Says nothing; every score is above. */
    static final double SILENT = -NormalScore.MOST;

    private static final int TREES = 50;
    private static final int SAMPLE = 128;
    private static final long SEED = 20_261_127;

    /** From honest profiles' places. */
    static ProfileScores of(List<double[]> places) {
        List<double[]> complete = new ArrayList<>();
        for (double[] place : places) {
            if (missing(place) <= 1) {
                complete.add(filled(place));
            }
        }
        return new ProfileScores(
                Likeness.of(places), IsolationForest.grow(complete.toArray(double[][]::new), TREES, SAMPLE, SEED));
    }

    /** The three scores; what cannot be told is {@link #SILENT}. */
    double[] of(double[] places) {
        return new double[] {
            choice(places),
            missing(places) == places.length ? SILENT : likeness.distance(places),
            missing(places) > 1 ? SILENT : forest.score(filled(places))
        };
    }

    /**
     * The one-sided tail of the two features of choice: whoever draws from a catalogue at random takes objects that people seldom
     * find, and whoever works down a list takes objects of one rank. People do neither.
     */
    private static double choice(double[] places) {
        double popularity = places[ProfileFeature.POPULARITY.ordinal()];
        double spread = places[ProfileFeature.POPULARITY_SPREAD.ordinal()];
        return Double.isNaN(popularity) || Double.isNaN(spread) ? SILENT : Math.max(-popularity, -spread);
    }

    private static long missing(double[] places) {
        return Arrays.stream(places).filter(Double::isNaN).count();
    }

    /** The forest cannot leave a feature out: one that is missing stands in the middle. */
    private static double[] filled(double[] places) {
        return Arrays.stream(places)
                .map(place -> Double.isNaN(place) ? 0 : place)
                .toArray();
    }
}
