package dev.weir.reviewed;

/**
 * What reviewers decided about others who came to a contributor's objects: sums over its events, so that one more costs the
 * same however many there were. Never changed once made; 28 bytes.
 *
 * @param objects events whose object counts, see {@link dev.weir.model.ReviewedFeature}
 * @param shares sum of these objects' shares of fakes
 * @param highest the highest of them, 0 where there is none
 * @param lowest the lowest of them, 1 where there is none
 * @param odds sum of their log odds
 * @param fakes others who were called fake
 * @param decided others who were decided about
 */
public record DecidedCompany(
        int objects, float shares, float highest, float lowest, float odds, int fakes, int decided) {

    /** Nobody was decided about. */
    public static final DecidedCompany NONE = new DecidedCompany(0, 0, 0, 1, 0, 0, 0);

    private static final double FARTHEST = 4;

    /** Raters of the prior share that shrink an object's log odds. */
    private static final double PRIOR = 2;

    /**
     * With one more event about an object; the same where nobody was decided about who came to it.
     *
     * @param moreFakes of the others who came to it, those called fake
     * @param moreHonest those called honest
     * @param prior the share of fakes among all who were decided about, above 0 and below 1
     */
    public DecidedCompany with(int moreFakes, int moreHonest, double prior) {
        int more = moreFakes + moreHonest;
        if (more == 0) {
            return this;
        }
        double share = (moreFakes + prior) / (more + 1);
        double logOdds = StrictMath.log((moreFakes + PRIOR * prior) / (moreHonest + PRIOR * (1 - prior)));
        return new DecidedCompany(
                objects + 1,
                (float) (shares + share),
                Math.max(highest, (float) share),
                Math.min(lowest, (float) share),
                (float) (odds + Math.max(-FARTHEST, Math.min(FARTHEST, logOdds))),
                fakes + moreFakes,
                decided + more);
    }
}
