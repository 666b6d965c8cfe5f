package dev.weir.model;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest published model of each stream; streams without one are judged by the deployment's baselines. Immutable.
 *
 * @param byStream by the stream's name
 */
public record LearnedRates(Map<String, RateModel> byStream) implements Serializable {

    public LearnedRates {
        byStream = Map.copyOf(byStream);
    }

    /** Nothing was published. */
    public static LearnedRates none() {
        return new LearnedRates(Map.of());
    }

    /** The newest of these, in whatever order they come. */
    public static LearnedRates of(Collection<RateModel> models) {
        LearnedRates learned = none();
        for (RateModel model : models) {
            learned = learned.with(model);
        }
        return learned;
    }

    /** With one more; the same where a version as high is there: the first of a version stays. */
    public LearnedRates with(RateModel model) {
        RateModel known = byStream.get(model.stream());
        if (known != null && known.version() >= model.version()) {
            return this;
        }
        Map<String, RateModel> all = new LinkedHashMap<>(byStream);
        all.put(model.stream(), model);
        return new LearnedRates(all);
    }

    /** The stream's model. */
    public Optional<RateModel> of(String stream) {
        return Optional.ofNullable(byStream.get(stream));
    }
}
