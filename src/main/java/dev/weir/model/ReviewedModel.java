package dev.weir.model;

import java.util.List;

/**
 * What reviewers would call a contributor, learned from what they decided about others: a logistic regression over a vector's
 * places and their squares. Immutable, and known without the library that fitted it.
 *
 * @param stream the stream that it is about
 * @param version 1 or more
 * @param fakes how many contributors it was learned from that reviewers called fake, 1 or more
 * @param honest how many that they called honest, 1 or more
 * @param terms one for each of {@link ReviewedFeature#vector}
 * @param constant log odds of a contributor whose features all are unknown
 * @param threshold the score from which on a contributor is called fake, above 0 and below 1
 * @param objects to which objects they came
 */
public record ReviewedModel(
        String stream,
        int version,
        int fakes,
        int honest,
        List<Term> terms,
        double constant,
        double threshold,
        DecidedObjects objects) {

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
    public record Term(double center, double unit, double weight, double square) {

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

        double odds(double value) {
            if (Double.isNaN(value)) {
                return 0;
            }
            double place = place(value);
            return weight * place + square * (place * place - 1);
        }
    }

    public ReviewedModel {
        terms = List.copyOf(terms);
        int width = ReviewedFeature.vector().size();
        if (terms.size() != width) {
            throw new IllegalArgumentException("terms: " + terms.size() + "; need one for each of " + width);
        }
        if (version < 1 || fakes < 1 || honest < 1) {
            throw new IllegalArgumentException(
                    "version " + version + ", fakes " + fakes + ", honest " + honest + "; allowed: 1 or more of each");
        }
        if (!Double.isFinite(constant) || !(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("constant " + constant + ", threshold " + threshold
                    + "; allowed: a finite number, and one above 0 and below 1");
        }
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

    /** {@code ratings/reviewed@3}: the key of its record. */
    public String key() {
        return stream + "/reviewed@" + version;
    }

    /** {@code sha256:} and the digest of the content, which a file carries too. */
    public String digest() {
        return ReviewedModelJson.digest(this);
    }

    /**
     * The model of a record or file.
     *
     * @param name where it stands, for the message
     * @throws BaselineException when it does not hold a valid model
     */
    public static ReviewedModel read(String name, byte[] json) {
        return ReviewedModelJson.read(name, json);
    }

    /** The text that {@link #read} reads. */
    public String text() {
        return ReviewedModelJson.text(this);
    }
}
