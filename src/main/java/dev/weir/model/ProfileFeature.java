package dev.weir.model;

import java.util.Locale;

/**
 * What a profile is described by. Each is NaN where the profile does not tell it. Values are taken on a scale of 0 to 1,
 * so that one baseline serves several scales; popularity in standard deviations among the choices of the time.
 *
 * <p>After Burke, Mobasher, Williams and Bhaumik, "Classification features for attack detection in collaborative recommender
 * systems" (KDD 2006) and Chirita, Nejdl and Zamfir, "Preventing shilling attacks in online recommender systems" (WIDM 2005),
 * as of the time of each event. Profiles are compared with others of the same number of events only; among those LengthVar
 * is constant, and WDA is RDMA times that number: neither is kept.
 */
public enum ProfileFeature {
    /** Mean popularity of the chosen objects. */
    POPULARITY("less popular objects", "more popular objects"),
    /** Standard deviation of their popularity. */
    POPULARITY_SPREAD("objects of more equal popularity", "objects of more different popularity"),
    /** Mean of the values. */
    MEAN("lower values", "higher values"),
    /** Entropy of the values over five parts of the scale, bits. */
    ENTROPY("more monotonous values", "more evenly spread values"),
    /** Share of values that are the scale's maximum. */
    TOP("fewer top values", "more top values"),
    /** Share of values in the lowest eighth of the scale. */
    BOTTOM("fewer bottom values", "more bottom values"),
    /**
     * RDMA: mean deviation from the object's mean, each weighted by one through the object's events. Here the weights are
     * divided by their sum, so that it does not depend on the site's age.
     */
    RDMA("agreement on rare objects", "disagreement on rare objects"),
    /** WDMA: the same with squared weights. */
    WDMA("agreement on the rarest objects", "disagreement on the rarest objects"),
    /** FMTD for a push: mean of the top values, 1, less the mean of all others. */
    FMTD("less contrast between top values and others", "more contrast between top values and others"),
    /** Mean difference from the objects' means. */
    RESIDUAL("values below those of others", "values above those of others"),
    /** Standard deviation of that difference. */
    RESIDUAL_SPREAD("values closer to those of others", "values farther from those of others"),
    /** FAC: correlation between the values and the objects' means. */
    AGREEMENT("less agreement on what is good", "more agreement on what is good");

    /** How many of them need no value: the first. */
    public static final int WITHOUT_VALUE = 2;

    private final String low;
    private final String high;

    ProfileFeature(String low, String high) {
        this.low = low;
        this.high = high;
    }

    /** What a profile shows that stands low (below 0) or high. */
    public String shows(double place) {
        return place < 0 ? low : high;
    }

    /** The name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
