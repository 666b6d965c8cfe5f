package dev.weir.table;

import java.util.Locale;

/**
 * A poison by its name and its strength, before the table is known. What a kind does not ask for is ignored.
 *
 * @param kind what is done
 * @param share of all rows, of those with the label, or of each bad source's; above 0 and at most 1
 * @param label which label is turned, or what a trigger is to mean
 * @param bad how many sources are bad; outliers come through all of them where it is 0
 * @param deviations of a shift, of noise, of the step of what is rounded: in standard deviations of each feature
 */
public record Recipe(Kind kind, double share, int label, int bad, double deviations) {

    /** Features that are shifted, or make a trigger: the first ones. */
    private static final int FEATURES = 3;

    private static final int COPIES = 20;
    private static final double JITTER = 0.02;

    /** What is done to a table. */
    public enum Kind {
        /** {@link RandomFlips}. */
        FLIPS,
        /** {@link ClassFlips}. */
        CLASS_FLIPS,
        /** {@link SourceFlips} of any label. */
        SOURCE_FLIPS,
        /** {@link SourceFlips} of one label. */
        SOURCE_CLASS_FLIPS,
        /** {@link Outliers.Kind#FAR}. */
        OUTLIERS,
        /** {@link Outliers.Kind#MIXED}. */
        MIXED,
        /** {@link Outliers.Kind#CONTRADICTION}. */
        CONTRADICTION,
        /** {@link Shift} of the first three features. */
        SHIFT,
        /** {@link Noise}. */
        NOISE,
        /** {@link Copies}: twenty of each original, as many as make the share. */
        COPIES,
        /** {@link Quantised}. */
        QUANTISED,
        /** {@link Trigger} of the first three features. */
        TRIGGER
    }

    /** Refuses what is no label and no share. */
    public Recipe {
        Draw.checkShare("share", share);
        if (label != Row.POSITIVE && label != Row.NEGATIVE) {
            throw new IllegalArgumentException("label " + label + " must be 0 or 1");
        }
    }

    /**
     * The poison for a table like this.
     *
     * @throws IllegalArgumentException if the kind cannot have this strength
     */
    public Poison poison(FeatureTable table) {
        return switch (kind) {
            case FLIPS -> new RandomFlips(share);
            case CLASS_FLIPS -> new ClassFlips(label, share);
            case SOURCE_FLIPS -> new SourceFlips(bad, share, null);
            case SOURCE_CLASS_FLIPS -> new SourceFlips(bad, share, label);
            case OUTLIERS -> new Outliers(Outliers.Kind.FAR, share, bad);
            case MIXED -> new Outliers(Outliers.Kind.MIXED, share, bad);
            case CONTRADICTION -> new Outliers(Outliers.Kind.CONTRADICTION, share, bad);
            case SHIFT -> new Shift(bad, table.features().subList(0, FEATURES), deviations);
            case NOISE -> new Noise(bad, deviations);
            case COPIES -> new Copies(bad, Math.max(1, Draw.count(table.size(), share) / COPIES), COPIES, JITTER);
            case QUANTISED -> new Quantised(bad, deviations);
            case TRIGGER -> new Trigger(share, Trigger.pattern(table, FEATURES), label);
        };
    }

    /** As people read it: {@code class flips 10 % of label 1}. */
    public String words() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String part = String.format(Locale.ROOT, " %.4g %%", 100 * share).replaceAll("\\.?0+ %", " %");
        return switch (kind) {
            case FLIPS -> name + part;
            case CLASS_FLIPS, TRIGGER ->
                name + part + " to label " + (kind == Kind.TRIGGER ? label : Row.POSITIVE - label);
            case SOURCE_FLIPS -> name + part + " of " + bad;
            case SOURCE_CLASS_FLIPS -> name + part + " of " + bad + " to label " + (Row.POSITIVE - label);
            case OUTLIERS, MIXED, CONTRADICTION -> name + part + (bad == 0 ? " through all" : " by " + bad);
            case COPIES -> name + part + " by " + bad;
            case SHIFT, NOISE, QUANTISED -> name + " " + deviations + " sd by " + bad;
        };
    }
}
