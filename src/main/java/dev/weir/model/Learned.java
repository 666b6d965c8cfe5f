package dev.weir.model;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest published models of each stream; streams without one are judged by the deployment's baselines, and not at all by
 * what decisions teach. Immutable.
 *
 * @param rates by the stream's name
 * @param reviewed by the stream's name
 */
public record Learned(Map<String, RateModel> rates, Map<String, ReviewedModel> reviewed) implements Serializable {

    public Learned {
        rates = Map.copyOf(rates);
        reviewed = Map.copyOf(reviewed);
    }

    /** Nothing was published. */
    public static Learned none() {
        return new Learned(Map.of(), Map.of());
    }

    /** The newest of these, in whatever order they come. */
    public static Learned of(Collection<? extends Published> models) {
        Learned learned = none();
        for (Published model : models) {
            learned = learned.with(model);
        }
        return learned;
    }

    /** With one more; the same where a version as high is there: the first of a version stays. */
    public Learned with(Published model) {
        if (model instanceof RateModel rate) {
            return new Learned(newest(rates, rate), reviewed);
        }
        return new Learned(rates, newest(reviewed, (ReviewedModel) model));
    }

    private static <M extends Published> Map<String, M> newest(Map<String, M> byStream, M model) {
        M known = byStream.get(model.stream());
        if (known != null && known.version() >= model.version()) {
            return byStream;
        }
        Map<String, M> all = new LinkedHashMap<>(byStream);
        all.put(model.stream(), model);
        return all;
    }

    /** The newest of the stream and check that a model is of. */
    public Optional<Published> like(Published model) {
        return Optional.ofNullable(
                model instanceof RateModel ? rates.get(model.stream()) : reviewed.get(model.stream()));
    }

    /** How fast the stream's contributors are. */
    public Optional<RateModel> rate(String stream) {
        return Optional.ofNullable(rates.get(stream));
    }

    /** What reviewers would call the stream's contributors. */
    public Optional<ReviewedModel> reviewed(String stream) {
        return Optional.ofNullable(reviewed.get(stream));
    }
}
