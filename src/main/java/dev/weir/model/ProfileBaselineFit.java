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

    /** A size with fewer looks is judged by the next smaller one's table. */
    static final int LEAST_LOOKS = 60;

    private ProfileBaselineFit() {}

    /**
     * One look at a profile.
     *
     * @param size its size as a place in {@link ProfileBaseline#SIZES}
     * @param vector one number for each {@link ProfileFeature}
     */
    @SuppressWarnings("ArrayRecordComponent") // Read only; nobody compares looks.
    public record Look(int size, double[] vector) {}

    /**
     * Fits a baseline.
     *
     * @param lives for each contributor every look that the check would take at it; who was forgotten in between grows again
     */
    public static ProfileBaseline fit(String name, int version, RateBaseline.Source source, List<List<Look>> lives) {
        List<List<double[]>> scored = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<List<Look>> known = new ArrayList<>();
            List<List<Look>> unseen = new ArrayList<>();
            for (int i = 0; i < lives.size(); i++) {
                (i % FOLDS == fold ? unseen : known).add(lives.get(i));
            }
            List<List<NormalScore>> tables = tables(known);
            ProfileScores scores = ProfileScores.of(places(tables, known));
            for (List<Look> life : unseen) {
                scored.add(
                        places(tables, List.of(life)).stream().map(scores::of).toList());
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

    private static List<List<NormalScore>> tables(List<List<Look>> lives) {
        List<List<NormalScore>> tables = new ArrayList<>();
        for (int look = 0; look < ProfileBaseline.SIZES.size(); look++) {
            int size = look;
            List<double[]> there = lives.stream()
                    .flatMap(List::stream)
                    .filter(one -> one.size() == size)
                    .map(Look::vector)
                    .toList();
            if (there.size() < LEAST_LOOKS && look > 0) {
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
    private static List<double[]> places(List<List<NormalScore>> tables, List<List<Look>> lives) {
        List<double[]> places = new ArrayList<>();
        for (List<Look> life : lives) {
            for (Look look : life) {
                places.add(ProfileBaseline.places(tables.get(look.size()), look.vector()));
            }
        }
        return places;
    }
}
