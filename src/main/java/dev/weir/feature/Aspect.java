package dev.weir.feature;

import java.util.Locale;

/** What a source or an actor can be found doing to features. */
public enum Aspect {
    /** Sends unusual rows far more often than others. */
    OUTLIERS(Scope.ROW, "of %d rows %.0f are as unusual as 1 in 100 of all rows; of others' at most %.1f %%"),
    /** Sends rows each value of which is ordinary, but not together. */
    JOINT(Scope.ROW, "in %2$.0f of %1$d rows ordinary values do not go together; in others' at most %3$.1f %%"),
    /** Sends rows that are copies of earlier ones but for noise. */
    COPIES(Scope.ROW, "of %d rows %.0f are earlier rows with a little noise; of others' at most %.1f %%"),
    /** Has another distribution of a feature than others. */
    SHIFT(
            Scope.ALL,
            "feature %4$d is distributed unlike others' in %1$d rows: stability index %2$.2f, others' at most %3$.2f"),
    /** Sends far fewer different values of a feature than others. */
    QUANTISED(Scope.ALL, "feature %4$d repeats itself %2$.0f times in %1$d rows; others' repeat at most %3$.1f %%");

    /** Which rows of the party a finding speaks against. */
    enum Scope {
        /** Those that show it themselves. */
        ROW,
        /** All. */
        ALL
    }

    /** No feature in particular. */
    static final int NO_FEATURE = -1;

    final Scope scope;
    private final String sentence;

    Aspect(Scope scope, String sentence) {
        this.scope = scope;
        this.sentence = sentence;
    }

    String sentence(int rows, double observed, double usual, int feature) {
        return String.format(Locale.ROOT, sentence, rows, observed, usual, feature);
    }
}
