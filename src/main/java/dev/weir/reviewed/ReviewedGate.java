package dev.weir.reviewed;

import dev.weir.model.GateMeasure;
import dev.weir.model.ReviewedModel;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What a new model would change, so that nobody publishes one that changes too much. */
public final class ReviewedGate {

    /**
     * How far the scores of the frozen reference may move: the largest distance between the shares of contributors below a score,
     * with either model. Models of
     * two halves of Amazon's decisions lie 0.03 apart, of one half and of all 0.07.
     */
    static final double MOST_SHIFT = 0.1;

    /**
     * The share of the community in good standing that would be called fake. The target is four in a hundred honest contributors;
     * a community of which reviewers have to expel more than one in a hundred has to be accepted by a person.
     */
    static final double MOST_HELD = 0.05;

    /** As of the rates: where more than three in a hundred are called something else, it is another community. */
    static final double LEAST_AGREEMENT = 0.97;

    static final String SHIFT = "shift";
    static final String HELD = "held";
    static final String AGREEMENT = "agreement";

    private ReviewedGate() {}

    /**
     * What is measured.
     *
     * @param last the model in force
     * @param next the one that would be
     * @param reference contributors that were set aside when the first model was published and never change, one or more
     * @param community contributors in good standing about whom nobody decided, one or more
     */
    public static List<GateMeasure> measures(
            ReviewedModel last, ReviewedModel next, Collection<Shown> reference, Collection<Shown> community) {
        double agreed = community.stream()
                .filter(one -> isFake(one, last) == isFake(one, next))
                .count();
        return List.of(
                new GateMeasure(SHIFT, shift(scores(last, reference), scores(next, reference)), 0, MOST_SHIFT),
                held(next, community),
                new GateMeasure(AGREEMENT, agreed / community.size(), LEAST_AGREEMENT, 1));
    }

    /**
     * What is measured of the first model, which has nothing to be compared with.
     *
     * @param community contributors in good standing about whom nobody decided, one or more
     */
    public static List<GateMeasure> first(ReviewedModel model, Collection<Shown> community) {
        return List.of(held(model, community));
    }

    private static GateMeasure held(ReviewedModel model, Collection<Shown> community) {
        double fakes = community.stream().filter(one -> isFake(one, model)).count();
        return new GateMeasure(HELD, fakes / community.size(), 0, MOST_HELD);
    }

    private static boolean isFake(Shown one, ReviewedModel model) {
        return one.score(model, Called.NEITHER) >= model.threshold();
    }

    private static double[] scores(ReviewedModel model, Collection<Shown> shown) {
        return shown.stream()
                .mapToDouble(one -> one.score(model, Called.NEITHER))
                .sorted()
                .toArray();
    }

    /** Kolmogorov's distance between two sorted samples of the same size. */
    private static double shift(double[] before, double[] after) {
        int farthest = 0;
        for (double[] sample : List.of(before, after)) {
            for (double score : sample) {
                farthest = Math.max(farthest, Math.abs(below(before, score) - below(after, score)));
            }
        }
        return (double) farthest / before.length;
    }

    /** How many of a sorted sample are at or below a score. */
    private static int below(double[] sorted, double score) {
        int place = Arrays.binarySearch(sorted, score);
        if (place < 0) {
            return -place - 1;
        }
        while (place + 1 < sorted.length && sorted[place + 1] == score) {
            place++;
        }
        return place + 1;
    }
}
