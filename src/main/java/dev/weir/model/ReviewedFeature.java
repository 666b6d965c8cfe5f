package dev.weir.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a contributor is described by beside its {@link ProfileFeature}s: its size, and one hop away what reviewers decided
 * about others who came to the same objects. An object counts where one of them was decided about; the share of fakes of an
 * object is {@code (fakes + p) / (decided + 1)}, p being the share of fakes among all who were decided about. None is ever NaN.
 */
public enum ReviewedFeature {
    /** ln(1 + events). */
    SIZE,
    /** Mean of the objects' shares of fakes, with one more object of share p. */
    SHARE,
    /** The highest of these shares. */
    HIGHEST,
    /** The lowest of them. */
    LOWEST,
    /** Sum of their log odds, each within -4 to 4 and shrunk by two raters of share p. */
    ODDS,
    /** The same sum, divided by one more than the objects. */
    MEAN_ODDS,
    /** Share of fakes among all others who were decided about, each counted for each object. */
    POOLED,
    /** ln(1 + those others). */
    DECIDED,
    /** ln(1 + objects that count). */
    OBJECTS;

    /** The names of a whole vector in order: first of every {@link ProfileFeature}, then of these. */
    public static List<String> vector() {
        List<String> names = new ArrayList<>();
        Arrays.stream(ProfileFeature.values()).map(ProfileFeature::key).forEach(names::add);
        Arrays.stream(values()).map(ReviewedFeature::key).forEach(names::add);
        return names;
    }

    /** Where it stands in a vector. */
    public int place() {
        return ProfileFeature.values().length + ordinal();
    }

    /** The name in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
