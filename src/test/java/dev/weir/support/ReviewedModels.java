package dev.weir.support;

import dev.weir.model.DecidedObjects;
import dev.weir.model.Published.How;
import dev.weir.model.ReviewedFeature;
import dev.weir.model.ReviewedFit;
import dev.weir.model.ReviewedFit.Term;
import dev.weir.model.ReviewedModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Models of what decisions teach, for tests. */
public final class ReviewedModels {

    private ReviewedModels() {}

    /** A version of a fit. */
    public static ReviewedModel of(String stream, int version, int reference, ReviewedFit fit) {
        return new ReviewedModel(
                stream,
                version,
                Instant.parse("2026-01-31T00:00:00Z").plusSeconds(version),
                How.TRAINED,
                "",
                reference,
                List.of(),
                fit);
    }

    /**
     * Calls those fake who met more fakes than honest contributors at their objects: the score is above 0.5 then, and 0.99 where all
     * whom they met are fake, as far as one in 256 honest go.
     *
     * @param fakesAndHonest two numbers for each object, by its text
     */
    public static ReviewedFit ofThoseWhomOneMeets(Map<String, int[]> fakesAndHonest) {
        List<Term> terms =
                new ArrayList<>(Collections.nCopies(ReviewedFeature.vector().size(), new Term(0, 1, 0, 0)));
        terms.set(ReviewedFeature.POOLED.place(), new Term(0.5, 0.1, 1, 0));
        return new ReviewedFit(
                50,
                50,
                terms,
                0,
                0.5,
                List.of(0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 0.98),
                DecidedObjects.of(fakesAndHonest));
    }
}
