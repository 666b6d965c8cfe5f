package dev.weir.evaluate;

import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far an attack moves the means of its targets: harm that needs no recommender, so that it can be measured for every attack.
 *
 * @param attacked by how much everything that was sent moves them, on average over the targets, on the scale of the ratings
 * @param left by how much the training set that the gateway leaves does; what it lacks of honest ratings moves them too
 */
record Displacement(double attacked, double left) {

    static Displacement of(Attacked attack, Course course) {
        List<Rating> all = attack.all().list();
        List<Rating> honest = new ArrayList<>();
        List<Rating> kept = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            Rating rating = all.get(place);
            if (attack.labels().get(place) == RatingLabel.HONEST) {
                honest.add(rating);
            }
            if (course.wentOut(place) && !course.retracted(rating)) {
                kept.add(rating);
            }
        }
        return of(attack.targets(), honest, all, kept);
    }

    /**
     * Compares means. A target without an honest rating has none to be moved and is passed over; of one that is kept no rating,
     * all of the harm is left.
     */
    static Displacement of(List<Integer> targets, List<Rating> honest, List<Rating> all, List<Rating> kept) {
        Map<Integer, Double> before = means(honest);
        Map<Integer, Double> during = means(all);
        Map<Integer, Double> after = means(kept);
        double attacked = 0;
        double left = 0;
        int known = 0;
        for (int target : targets) {
            Double mean = before.get(target);
            if (mean != null) {
                known++;
                double moved = during.getOrDefault(target, mean);
                attacked += Math.abs(moved - mean);
                left += Math.abs(after.getOrDefault(target, moved) - mean);
            }
        }
        return known == 0 ? new Displacement(0, 0) : new Displacement(attacked / known, left / known);
    }

    /** The share of the harm that is gone: 1 is all, below 0 the gateway made it worse; NaN where there was none. */
    double removed() {
        return attacked == 0 ? Double.NaN : 1 - left / attacked;
    }

    private static Map<Integer, Double> means(List<Rating> ratings) {
        Map<Integer, double[]> sums = new HashMap<>();
        for (Rating rating : ratings) {
            double[] sum = sums.computeIfAbsent(rating.item(), item -> new double[2]);
            sum[0] += rating.value();
            sum[1]++;
        }
        Map<Integer, Double> means = new HashMap<>();
        sums.forEach((item, sum) -> means.put(item, sum[0] / sum[1]));
        return means;
    }
}
