package dev.weir.support;

import dev.weir.event.Kind;
import dev.weir.model.Published;
import dev.weir.model.RateBaseline;
import dev.weir.model.RateBaselines;
import dev.weir.model.RateModel;
import dev.weir.model.RateScale;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Models for tests. */
public final class RateModels {

    private RateModels() {}

    /** A model that says what the shipped baselines say. */
    public static RateModel of(String stream, int version) {
        return scaled(stream, version, 1);
    }

    /** A model of contributors so many times as fast as the shipped baselines say, on a stream of ratings. */
    public static RateModel scaled(String stream, int version, double factor) {
        RateBaseline shipped = RateBaselines.shipped().of(Kind.RATING);
        List<Double> scale = Collections.nCopies(RateScale.same().size(), factor);
        return new RateModel(
                Instant.parse("2026-01-31T00:00:00Z").plusSeconds(version),
                Published.How.TRAINED,
                "",
                200,
                0,
                scale,
                List.of(),
                RateBaselines.shipped().with(stream, version, RateScale.applied(shipped, scale, shipped.source())));
    }
}
