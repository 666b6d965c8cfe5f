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
    SIZE("events"),
    /** Mean of the objects' shares of fakes, with one more object of share p. */
    SHARE("mean share of fakes at its objects"),
    /** The highest of these shares. */
    HIGHEST("highest share of fakes at one of its objects"),
    /** The lowest of them. */
    LOWEST("lowest share of fakes at one of its objects"),
    /** Sum of their log odds, each within -4 to 4 and shrunk by two raters of share p. */
    ODDS("sum of its objects' log odds of a fake"),
    /** The same sum, divided by one more than the objects. */
    MEAN_ODDS("mean of its objects' log odds of a fake"),
    /** Share of fakes among all others who were decided about, each counted for each object. */
    POOLED("share of fakes among all whom it met"),
    /** ln(1 + those others). */
    DECIDED("others whom it met and who were decided about"),
    /** ln(1 + objects that count). */
    OBJECTS("objects at which somebody was decided about");

    private final String text;

    ReviewedFeature(String text) {
        this.text = text;
    }

    /** What a contributor shows, and what is usual among those who taught: {@code events 12, usually 5}. */
    public String shows(double value, double usual) {
        return switch (this) {
            case SIZE, DECIDED, OBJECTS ->
                String.format(Locale.ROOT, "%s %.0f, usually %.0f", text, Math.expm1(value), Math.expm1(usual));
            case SHARE, HIGHEST, LOWEST, ODDS, MEAN_ODDS, POOLED ->
                String.format(Locale.ROOT, "%s %.2f, usually %.2f", text, value, usual);
        };
    }

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
