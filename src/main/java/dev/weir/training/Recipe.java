package dev.weir.training;

/**
 * Which of all rows a training set has.
 *
 * @param asOf what happened, was said or was decided later does not count, epoch milliseconds; {@link Long#MAX_VALUE} is
 *     everything
 * @param now the moment from which the age of a row is measured, epoch milliseconds
 * @param rows which rows by their age
 * @param leastTrust rows and labels with less trust are left out, 0 to 1
 */
public record Recipe(long asOf, long now, Rows rows, double leastTrust) {

    /** Which rows by their age. */
    public enum Rows {
        /** All; each says whether its label is final. */
        ALL,
        /** Those that are old enough for their label to be final. */
        MATURE
    }

    public Recipe {
        if (!(leastTrust >= 0 && leastTrust <= 1)) {
            throw new IllegalArgumentException("the least trust " + leastTrust + " is out of range; allowed: 0 to 1");
        }
    }

    /** All that there is, whatever its trust. */
    public static Recipe everything(long now) {
        return new Recipe(Long.MAX_VALUE, now, Rows.ALL, 0);
    }
}
