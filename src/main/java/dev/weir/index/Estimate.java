package dev.weir.index;

import dev.weir.chance.Wilson;
import dev.weir.index.BlindFigures.Figure;
import java.util.List;

/**
 * Shares of all that was held or admitted, from the answers to a sample of it. Pure.
 *
 * <p>Each answer counts by the inverse of the probability with which its event was drawn (D. G. Horvitz and D. J. Thompson, JASA 47,
 * 1952), divided by the sum of these weights (Hájek's ratio), so that what was not answered need only be like what was. Intervals are
 * {@link Wilson}'s over the effective number of answers, (sum of weights)² by sum of their squares (L. Kish, Survey Sampling, 1965,
 * section 11.7). Recall and honest cost take both kinds: each kind's interval at 97.5 %, which both hold at once in 95 of 100 cases, and of
 * what they allow the extremes. That is rather too wide than too narrow.
 */
final class Estimate {

    /** Below, Wilson's interval can be wider than 0.4 (20 answers, half of them right: 0.30 to 0.70): it says next to nothing. */
    static final int LEAST = 20;

    /** The standard normal distribution has 97.47 % within so many deviations: the root of 95 %. */
    private static final double Z_BOTH = 2.236477;

    private Estimate() {}

    /**
     * An answer.
     *
     * @param probability with which its event was drawn, above 0
     * @param dishonest 1 or 0
     */
    record Answer(double probability, int dishonest) {}

    /**
     * All that was held, or all that was admitted.
     *
     * @param all how many events these are
     * @param answers to the sample of them
     */
    record Stratum(long all, List<Answer> answers) {}

    /** The share that is not honest, of what the answers are about. */
    static Figure share(List<Answer> answers) {
        Wilson interval = interval(answers, Wilson.Z);
        return answers.size() < LEAST ? unknown(answers.size()) : figure(interval, answers.size());
    }

    /** Of what is not honest, the share that was held. */
    static Figure recall(Stratum held, Stratum admitted) {
        long answers = (long) held.answers.size() + admitted.answers.size();
        if (!isEnough(held, admitted)) {
            return unknown(answers);
        }
        Wilson h = interval(held.answers, Z_BOTH);
        Wilson a = interval(admitted.answers, Z_BOTH);
        return new Figure(
                part(held.all * h.share(), admitted.all * a.share()),
                part(held.all * h.low(), admitted.all * a.high()),
                part(held.all * h.high(), admitted.all * a.low()),
                answers);
    }

    /** Of what is honest, the share that was held. */
    static Figure cost(Stratum held, Stratum admitted) {
        long answers = (long) held.answers.size() + admitted.answers.size();
        if (!isEnough(held, admitted)) {
            return unknown(answers);
        }
        Wilson h = interval(held.answers, Z_BOTH);
        Wilson a = interval(admitted.answers, Z_BOTH);
        return new Figure(
                part(held.all * (1 - h.share()), admitted.all * (1 - a.share())),
                part(held.all * (1 - h.high()), admitted.all * (1 - a.low())),
                part(held.all * (1 - h.low()), admitted.all * (1 - a.high())),
                answers);
    }

    private static boolean isEnough(Stratum held, Stratum admitted) {
        return held.answers.size() >= LEAST && admitted.answers.size() >= LEAST;
    }

    private static Wilson interval(List<Answer> answers, double z) {
        double sum = 0;
        double squares = 0;
        double hits = 0;
        for (Answer answer : answers) {
            double weight = 1 / answer.probability;
            sum += weight;
            squares += weight * weight;
            hits += weight * answer.dishonest;
        }
        return answers.isEmpty() ? Wilson.of(0, 0, z) : Wilson.of(hits / sum, sum * sum / squares, z);
    }

    private static double part(double one, double other) {
        return one + other > 0 ? one / (one + other) : Double.NaN;
    }

    private static Figure unknown(long answers) {
        return new Figure(Double.NaN, 0, 1, answers);
    }

    private static Figure figure(Wilson interval, long answers) {
        return new Figure(interval.share(), interval.low(), interval.high(), answers);
    }
}
