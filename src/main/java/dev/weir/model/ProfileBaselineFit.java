package dev.weir.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Learns a {@link ProfileBaseline} from honest contributors. Tables and scores are learned on all of them; how far honest
 * profiles go is measured on contributors whom the tables had not seen, in {@link #FOLDS} folds: a table fits its own best.
 */
public final class ProfileBaselineFit {

    /** Contributors are dealt into as many folds, in their order. */
    static final int FOLDS = 5;

    /** A size that fewer reach is judged by the next smaller one's table. */
    static final int LEAST_CONTRIBUTORS = 60;

    private ProfileBaselineFit() {}

    /**
     * Fits a baseline.
     *
     * @param lives for each contributor its vector at each of {@link ProfileBaseline#SIZES} that it reached
     */
    public static ProfileBaseline fit(String name, int version, RateBaseline.Source source, List<double[][]> lives) {
        List<List<double[]>> scored = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<double[][]> known = new ArrayList<>();
            List<double[][]> unseen = new ArrayList<>();
            for (int i = 0; i < lives.size(); i++) {
                (i % FOLDS == fold ? unseen : known).add(lives.get(i));
            }
            List<List<NormalScore>> tables = tables(known);
            ProfileScores scores = ProfileScores.of(places(tables, known));
            for (double[][] life : unseen) {
                scored.add(places(tables, List.<double[][]>of(life)).stream()
                        .map(scores::of)
                        .toList());
            }
        }
        List<LifetimeCurve> curves = new ArrayList<>();
        for (int score = 0; score < ProfileScores.COUNT; score++) {
            int number = score;
            curves.add(LifetimeCurve.of(scored.stream()
                    .mapToDouble(life -> life.stream()
                            .mapToDouble(scores -> scores[number])
                            .max()
                            .orElse(ProfileScores.SILENT))
                    .toArray()));
        }
        LifetimeCurve strongest = LifetimeCurve.of(scored.stream()
                .mapToDouble(life -> life.stream()
                        .mapToDouble(scores -> ProfileBaseline.strongest(curves, scores))
                        .max()
                        .orElse(0))
                .toArray());
        List<List<NormalScore>> tables = tables(lives);
        return new ProfileBaseline(
                name, version, source, tables, ProfileScores.of(places(tables, lives)), curves, strongest);
    }

    private static List<List<NormalScore>> tables(List<double[][]> lives) {
        List<List<NormalScore>> tables = new ArrayList<>();
        for (int look = 0; look < ProfileBaseline.SIZES.size(); look++) {
            int size = look;
            List<double[]> there = lives.stream()
                    .filter(life -> life.length > size)
                    .map(life -> life[size])
                    .toList();
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

    /** The places of every look at every life, in order. */
    private static List<double[]> places(List<List<NormalScore>> tables, List<double[][]> lives) {
        List<double[]> places = new ArrayList<>();
        for (double[][] life : lives) {
            for (int look = 0; look < life.length; look++) {
                places.add(ProfileBaseline.places(tables.get(look), life[look]));
            }
        }
        return places;
    }
}
