package dev.weir.row;

import dev.weir.feature.PartyFinding;
import dev.weir.label.Flipping;
import dev.weir.label.Skewed;
import java.util.List;
import java.util.Locale;

/** What was found, in one sentence that a person can read. */
final class RowSentences {

    private RowSentences() {}

    /** @param who the source or actor */
    static String flipping(String who, Flipping found) {
        return String.format(
                Locale.ROOT,
                "%s: the features contradict %d of its %d labels, where of others' %.1f %% are; its labels are taken back"
                        + " from its first on",
                who,
                found.contradicted(),
                found.labels(),
                100 * found.usual());
    }

    /**
     * What is said of a labeller.
     *
     * @param who the source
     * @param label the class that it gives too often or too seldom
     */
    static String skewed(String who, Skewed found, String label) {
        return String.format(
                Locale.ROOT,
                "%s: %d of its %d labels are '%s', where of others' %.2f %% are; its labels are taken back from its first on",
                who,
                found.given(),
                found.labels(),
                label,
                100 * found.usual());
    }

    /** The check knows features by number. */
    static String party(PartyFinding found, List<String> features) {
        return found.feature() < 0
                ? found.sentence()
                : found.sentence()
                        .replace(
                                "feature " + found.feature() + ' ', "feature '" + features.get(found.feature()) + "' ");
    }
}
