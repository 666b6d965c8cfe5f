package dev.weir.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What fake profiles are told by in the literature, from all ratings at once. With n ratings of a user, value r of an item
 * whose mean is m and which has N ratings (the user's own among them), and an attack's extreme value: P_T are the user's
 * items with that value, P_F its others.
 *
 * @param rdma rating deviation from mean agreement: (1/n) sum |r - m| / N (Chirita, Nejdl and Zamfir 2005)
 * @param wdma weighted deviation from mean agreement: (1/n) sum |r - m| / N^2 (Burke, Mobasher, Williams and Bhaumik 2006)
 * @param wda weighted degree of agreement: sum |r - m| / N (the same)
 * @param lengthVar |n - mean n| / sum over all users of (n - mean n)^2 (the same); 0 where all profiles are equally long
 * @param fmtd filler mean target difference: |mean of P_T - mean of P_F|, 0 where either is empty (Mobasher, Burke, Bhaumik
 *     and Williams 2007)
 * @param tmf target model focus: the largest, over P_T, share of all extreme ratings that are of one item (the same)
 */
public record ProfileFeatures(double rdma, double wdma, double wda, double lengthVar, double fmtd, double tmf) {

    /** The features of every user against an attack that wants {@code aim}, by the user's number. */
    public static SortedMap<Integer, ProfileFeatures> of(Ratings ratings, Aim aim) {
        double extreme =
                aim == Aim.PUSH ? ratings.scale().max() : ratings.scale().min();
        Map<Integer, Double> focus = focus(ratings, extreme);
        double mean = (double) ratings.list().size() / ratings.users().size();
        double squares = 0;
        for (int user : ratings.users()) {
            double off = ratings.of(user).size() - mean;
            squares += off * off;
        }
        SortedMap<Integer, ProfileFeatures> features = new TreeMap<>();
        for (int user : ratings.users()) {
            List<Rating> profile = ratings.of(user);
            double wda = 0;
            double wdma = 0;
            double most = 0;
            Tally targets = new Tally();
            Tally fillers = new Tally();
            for (Rating rating : profile) {
                ItemStats item = ratings.item(rating.item());
                double off = Math.abs(rating.value() - item.mean());
                wda += off / item.count();
                wdma += off / ((double) item.count() * item.count());
                boolean isExtreme = rating.value() == extreme;
                (isExtreme ? targets : fillers).add(rating.value());
                most = Math.max(most, isExtreme ? focus.getOrDefault(rating.item(), 0.0) : 0);
            }
            features.put(
                    user,
                    new ProfileFeatures(
                            wda / profile.size(),
                            wdma / profile.size(),
                            wda,
                            squares == 0 ? 0 : Math.abs(profile.size() - mean) / squares,
                            targets.count == 0 || fillers.count == 0 ? 0 : Math.abs(targets.mean() - fillers.mean()),
                            most));
        }
        return features;
    }

    /** For each item, the share of all extreme ratings that are of it. */
    private static Map<Integer, Double> focus(Ratings ratings, double extreme) {
        List<Rating> extremes = ratings.list().stream()
                .filter(rating -> rating.value() == extreme)
                .toList();
        Map<Integer, Double> focus = new HashMap<>();
        extremes.forEach(rating -> focus.merge(rating.item(), 1.0 / extremes.size(), Double::sum));
        return focus;
    }

    private static final class Tally {
        private int count;
        private double sum;

        private void add(double value) {
            count++;
            sum += value;
        }

        private double mean() {
            return sum / count;
        }
    }
}
