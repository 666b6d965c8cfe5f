package dev.weir.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * How well one detector tells fakes from honest users. All are shares, 0 to 1.
 *
 * @param precision of those flagged, the fakes; 0 where nobody is flagged
 * @param recall of the fakes, those flagged
 * @param f1 the harmonic mean of both
 * @param fpr of the honest, those flagged
 * @param auc the chance that a fake has a higher score than an honest user, ties counting half
 */
public record Detection(double precision, double recall, double f1, double fpr, double auc) {

    /**
     * Compares with the truth; there must be a fake and an honest user.
     *
     * @param flagged those whom the detector names
     * @param score how suspicious it finds a user; more is worse
     */
    static Detection of(Truth truth, Set<Integer> flagged, IntToDoubleFunction score) {
        long hits = truth.fakes().stream().filter(flagged::contains).count();
        long wrong = truth.honest().stream().filter(flagged::contains).count();
        return new Detection(
                hits + wrong == 0 ? 0 : (double) hits / (hits + wrong),
                (double) hits / truth.fakes().size(),
                2.0 * hits / (hits + wrong + truth.fakes().size()),
                (double) wrong / truth.honest().size(),
                auc(truth, score));
    }

    /** The area under the ROC curve by the ranks of the fakes (Mann and Whitney 1947). */
    private static double auc(Truth truth, IntToDoubleFunction score) {
        List<Scored> all = new ArrayList<>();
        truth.fakes().forEach(user -> all.add(new Scored(score.applyAsDouble(user), 1)));
        truth.honest().forEach(user -> all.add(new Scored(score.applyAsDouble(user), 0)));
        all.sort(Comparator.comparingDouble(Scored::score));
        double won = 0;
        long honestBelow = 0;
        int at = 0;
        while (at < all.size()) {
            double tied = all.get(at).score;
            long fakes = 0;
            long honest = 0;
            for (; at < all.size() && all.get(at).score == tied; at++) {
                fakes += all.get(at).fake;
                honest += 1 - all.get(at).fake;
            }
            won += fakes * (honestBelow + 0.5 * honest);
            honestBelow += honest;
        }
        return won / ((double) truth.fakes().size() * truth.honest().size());
    }

    private record Scored(double score, int fake) {}
}
