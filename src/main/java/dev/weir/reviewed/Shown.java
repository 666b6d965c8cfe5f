package dev.weir.reviewed;

import dev.weir.event.Entity;
import dev.weir.model.DecidedObjects;
import dev.weir.model.ReviewedFit;
import java.util.List;

/**
 * What one contributor did, as a model is taught by it or asked about it.
 *
 * @param actor who
 * @param profile one number for each {@link dev.weir.model.ProfileFeature}; NaN where its profile does not tell one
 * @param objects the texts of the objects of its events, in their order
 */
public record Shown(Entity actor, List<Double> profile, List<String> objects) {

    public Shown {
        profile = List.copyOf(profile);
        objects = List.copyOf(objects);
    }

    /**
     * How likely reviewers would call it fake by what they decided about others, 0 to 1.
     *
     * @param own what the model was taught of the contributor itself, which is left out
     */
    public double score(ReviewedFit model, Called own) {
        return model.score(vector(model.objects(), model.prior(), own));
    }

    /**
     * Its features.
     *
     * @param prior the share of fakes among all who were decided about
     * @param own what the counts of its objects say of itself, which is left out
     */
    public double[] vector(DecidedObjects decided, double prior, Called own) {
        DecidedCompany company = DecidedCompany.NONE;
        for (String object : objects) {
            int counts = decided.counts(object);
            if (counts != 0) {
                company = company.with(
                        DecidedObjects.fakes(counts) - (own == Called.FAKE ? 1 : 0),
                        DecidedObjects.honest(counts) - (own == Called.HONEST ? 1 : 0),
                        prior);
            }
        }
        return ReviewedVector.of(
                profile.stream().mapToDouble(Double::doubleValue).toArray(), objects.size(), company, prior);
    }
}
