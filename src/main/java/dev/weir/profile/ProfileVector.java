package dev.weir.profile;

import dev.weir.model.ProfileFeature;

/** The features of a profile as it stands; NaN where it does not tell one. */
public final class ProfileVector {

    /** Fewer objects with a known mean than this tell no residual. */
    private static final int LEAST_RESIDUALS = 4;

    private static final int LEAST_CHOICES = 4;

    /** Values or means nearer together than a hundredth of the scale are one value: sums of floats tell no finer. */
    private static final double NOTHING = 0.01;

    private ProfileVector() {}

    /** One number for each {@link ProfileFeature}, in their order. */
    public static double[] of(ProfileMemory memory) {
        double[] vector = new double[ProfileFeature.values().length];
        for (ProfileFeature feature : ProfileFeature.values()) {
            vector[feature.ordinal()] = of(feature, memory);
        }
        return vector;
    }

    private static double of(ProfileFeature feature, ProfileMemory memory) {
        return switch (feature) {
            case POPULARITY, POPULARITY_SPREAD -> choice(feature, memory.choices());
            case MEAN, ENTROPY, TOP, BOTTOM, FMTD -> opinion(feature, memory.opinions());
            case RDMA, WDMA, RESIDUAL, RESIDUAL_SPREAD, AGREEMENT -> residual(feature, memory.residuals());
        };
    }

    private static double choice(ProfileFeature feature, ProfileMemory.Choices choices) {
        if (choices.count() < LEAST_CHOICES) {
            return Double.NaN;
        }
        return feature == ProfileFeature.POPULARITY
                ? choices.sum() / choices.count()
                : spread(choices.count(), choices.sum(), choices.squares());
    }

    private static double opinion(ProfileFeature feature, Opinions opinions) {
        double count = opinions.count();
        if (count == 0) {
            return Double.NaN;
        }
        return switch (feature) {
            case MEAN -> opinions.sum() / count;
            case ENTROPY -> opinions.entropy();
            case TOP -> opinions.highest() / count;
            case BOTTOM -> opinions.lowest() / count;
            default -> contrast(opinions);
        };
    }

    /** Tells nothing of a profile of top values alone, or without any. */
    private static double contrast(Opinions opinions) {
        int others = opinions.count() - opinions.highest();
        return others == 0 || opinions.highest() == 0 ? Double.NaN : 1 - (opinions.sum() - opinions.highest()) / others;
    }

    private static double residual(ProfileFeature feature, ProfileMemory.Residuals of) {
        if (of.count() < LEAST_RESIDUALS) {
            return Double.NaN;
        }
        return switch (feature) {
            case RDMA -> of.byRarity() / of.rarity();
            case WDMA -> of.byRarity2() / of.rarity2();
            case RESIDUAL -> of.sum() / of.count();
            case RESIDUAL_SPREAD -> spread(of.count(), of.sum(), of.squares());
            default -> correlation(of);
        };
    }

    private static double correlation(ProfileMemory.Residuals of) {
        double means = spread(of.count(), of.means(), of.meanSquares());
        double values = spread(of.count(), of.values(), of.valueSquares());
        if (means < NOTHING || values < NOTHING) {
            return Double.NaN;
        }
        double n = of.count();
        double covariance = of.products() / n - of.means() / n * (of.values() / n);
        return Math.max(-1, Math.min(1, covariance / (means * values)));
    }

    private static double spread(int count, double sum, double squares) {
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }
}
