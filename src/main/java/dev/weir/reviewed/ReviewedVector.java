package dev.weir.reviewed;

import dev.weir.model.ReviewedFeature;

/** A contributor as {@link dev.weir.model.ReviewedFit} sees it. */
public final class ReviewedVector {

    private ReviewedVector() {}

    /**
     * Its features, in the order of {@link ReviewedFeature#vector}.
     *
     * @param profile one number for each {@link dev.weir.model.ProfileFeature}; NaN where its profile does not tell one
     * @param events how many events it has, 0 or more
     * @param prior the share of fakes among all who were decided about
     */
    public static double[] of(double[] profile, int events, DecidedCompany company, double prior) {
        ReviewedFeature[] features = ReviewedFeature.values();
        double[] vector = new double[profile.length + features.length];
        System.arraycopy(profile, 0, vector, 0, profile.length);
        for (ReviewedFeature feature : features) {
            vector[profile.length + feature.ordinal()] = of(feature, events, company, prior);
        }
        return vector;
    }

    private static double of(ReviewedFeature feature, int events, DecidedCompany company, double prior) {
        boolean alone = company.objects() == 0;
        return switch (feature) {
            case SIZE -> StrictMath.log1p(events);
            case SHARE -> (company.shares() + prior) / (company.objects() + 1);
            case HIGHEST -> alone ? prior : company.highest();
            case LOWEST -> alone ? prior : company.lowest();
            case ODDS -> company.odds();
            case MEAN_ODDS -> company.odds() / (company.objects() + 1);
            case POOLED -> (company.fakes() + prior) / (company.decided() + 1);
            case DECIDED -> StrictMath.log1p(company.decided());
            case OBJECTS -> StrictMath.log1p(company.objects());
        };
    }
}
