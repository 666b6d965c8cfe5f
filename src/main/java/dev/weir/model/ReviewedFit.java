package dev.weir.model;

import java.io.Serializable;
import java.util.List;

/**
 * What reviewers would call a contributor, learned from what they decided about others: a logistic regression over a vector's
 * places and their squares. Immutable, and known without the library that fitted it.
 *
 * @param fakes how many contributors it was learned from that reviewers called fake, 1 or more
 * @param honest how many that they called honest, 1 or more
 * @param terms one for each of {@link ReviewedFeature#vector}
 * @param constant log odds of a contributor whose features all are unknown
 * @param threshold the score from which on a contributor is called fake, above 0 and below 1
 * @param honestScores the scores that one in 2, 4, 8 ... of the honest reach at most, as models say that others taught; one or
 *     more, ascending
 * @param objects to which objects they came
 */
public record ReviewedFit(
        int fakes,
        int honest,
        List<Term> terms,
        double constant,
        double threshold,
        List<Double> honestScores,
        DecidedObjects objects)
        implements Serializable {

    /** In standard deviations: beyond, more is no more. */
    static final double FARTHEST = 5;

    /**
     * What one feature says. One that is unknown (NaN) says nothing.
     *
     * @param center its mean
     * @param unit its standard deviation, above 0
     * @param weight of its place, that is in units from the center, within {@link #FARTHEST}
     * @param square of the square of its place, less 1
     */
    public record Term(double center, double unit, double weight, double square) implements Serializable {

        public Term {
            if (!(unit > 0) || !Double.isFinite(center + unit + weight + square)) {
                throw new IllegalArgumentException("term: center " + center + ", unit " + unit + ", weight " + weight
                        + ", square " + square + "; allowed: finite numbers, a unit above 0");
            }
        }

        /** Where a value stands; NaN where it is unknown. */
        public double place(double value) {
            return Math.max(-FARTHEST, Math.min(FARTHEST, (value - center) / unit));
        }

        /** What a value adds to the log odds; 0 where it is unknown. */
        public double odds(double value) {
            if (Double.isNaN(value)) {
                return 0;
            }
            double place = place(value);
            return weight * place + square * (place * place - 1);
        }
    }

    public ReviewedFit {
        terms = List.copyOf(terms);
        honestScores = List.copyOf(honestScores);
        int width = ReviewedFeature.vector().size();
        if (terms.size() != width) {
            throw new IllegalArgumentException("terms: " + terms.size() + "; need one for each of " + width);
        }
        if (fakes < 1 || honest < 1) {
            throw new IllegalArgumentException(
                    "fakes " + fakes + ", honest " + honest + "; allowed: 1 or more of each");
        }
        if (!Double.isFinite(constant) || !(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("constant " + constant + ", threshold " + threshold
                    + "; allowed: a finite number, and one above 0 and below 1");
        }
        if (honestScores.isEmpty() || !isAscending(honestScores)) {
            throw new IllegalArgumentException(
                    "honestScores: " + honestScores + "; allowed: one or more within 0 to 1, ascending");
        }
    }

    private static boolean isAscending(List<Double> scores) {
        double before = 0;
        for (double score : scores) {
            if (!(score >= before && score <= Math.nextUp(1.0))) {
                return false;
            }
            before = score;
        }
        return true;
    }

    /** How likely reviewers would call it fake, 0 to 1. */
    public double score(double[] vector) {
        double odds = constant;
        for (int i = 0; i < vector.length; i++) {
            odds += terms.get(i).odds(vector[i]);
        }
        return 1 / (1 + StrictMath.exp(-odds));
    }

    /** The share of fakes among all who were decided about. */
    public double prior() {
        return (double) fakes / (fakes + honest);
    }

    /**
     * How rare a score is among honest contributors about whom the model was taught nothing, in nats: ln 2 for one in two, and
     * as much again for each half of those. It never says more than their number can.
     */
    public double surprisal(double score) {
        int halves = 0;
        while (halves < honestScores.size() && score >= honestScores.get(halves)) {
            halves++;
        }
        return halves * Math.log(2);
    }

    /** The score that one in two of the honest reaches. */
    public double usual() {
        return honestScores.get(0);
    }
}
