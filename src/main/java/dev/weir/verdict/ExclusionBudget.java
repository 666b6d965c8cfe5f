package dev.weir.verdict;

/** How many contributors may be shut out before somebody looks: the brake's budget for an hour, and a policy's for one signature. */
public final class ExclusionBudget {

    /** Of a hundred contributors. */
    public static final int PER_CENT = 1;

    /** Whatever the number of contributors. */
    public static final int LEAST = 5;

    private ExclusionBudget() {}

    /** Of so many contributors. */
    public static long of(long contributors) {
        return of(contributors, LEAST);
    }

    /**
     * Of so many contributors, where one of several who share the budget asks.
     *
     * @param least its part of {@value #LEAST}
     */
    public static long of(long contributors, int least) {
        return Math.max(least, contributors * PER_CENT / 100);
    }
}
