package dev.weir.training;

/**
 * Which of all rows a training set has.
 *
 * @param asOf what happened, was said or was decided later does not count, epoch milliseconds; {@link Long#MAX_VALUE} is
 *     everything
 * @param now the moment from which the age of a row is measured, epoch milliseconds
 * @param rows which rows by their age
 * @param leastTrust rows and labels with less trust are left out, 0 to 1
 * @param holdBack what began to count so shortly before the as-of time stays out until the next set, milliseconds; retractions
 *     count at once
 * @param lateLabels what becomes of labels of a stream of their own that their events' features contradict
 */
public record Recipe(long asOf, long now, Rows rows, double leastTrust, long holdBack, LateLabels lateLabels) {

    /** Which rows by their age. */
    public enum Rows {
        /** All; each says whether its label is final. */
        ALL,
        /** Those that are old enough for their label to be final. */
        MATURE
    }

    /** What becomes of labels of a stream of their own. */
    public enum LateLabels {
        /** Those that the features contradict are left out, and those of whoever gives such labels too often. */
        CHECK,
        /** They stay. */
        KEEP
    }

    public Recipe {
        if (!(leastTrust >= 0 && leastTrust <= 1)) {
            throw new IllegalArgumentException("the least trust " + leastTrust + " is out of range; allowed: 0 to 1");
        }
        if (holdBack < 0) {
            throw new IllegalArgumentException(
                    "the hold-back " + holdBack + " ms is out of range; allowed: 0 and more");
        }
        if (holdBack > 0 && asOf == Long.MAX_VALUE) {
            throw new IllegalArgumentException("a hold-back needs an as-of time: it is measured from it");
        }
    }

    /** Without a hold-back, and with late labels checked. */
    public Recipe(long asOf, long now, Rows rows, double leastTrust) {
        this(asOf, now, rows, leastTrust, 0, LateLabels.CHECK);
    }

    /** The last moment that is not held back. */
    long settled() {
        return asOf - holdBack;
    }

    /** All that there is, whatever its trust. */
    public static Recipe everything(long now, LateLabels lateLabels) {
        return new Recipe(Long.MAX_VALUE, now, Rows.ALL, 0, 0, lateLabels);
    }
}
