package dev.weir.learn;

import dev.weir.model.Published;
import dev.weir.model.RateModel;
import dev.weir.model.ReviewedModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where models are published: the topic of a deployment, or a folder. Nothing that stands there is ever changed. */
public interface Shelf {

    /** Every model, in the order of publication. */
    List<Published> all();

    /** Adds one. */
    void publish(Published model);

    /** Where it is, for people. */
    String name();

    /** How fast one stream's contributors are, in the order of versions; of two with the same version the first. */
    default List<RateModel> rates(String stream) {
        return of(stream, RateModel.class);
    }

    /** What reviewers would call one stream's contributors, in the order of versions; of two with the same version the first. */
    default List<ReviewedModel> reviewed(String stream) {
        return of(stream, ReviewedModel.class);
    }

    private <M extends Published> List<M> of(String stream, Class<M> kind) {
        List<M> models = new ArrayList<>();
        all().stream()
                .filter(model -> kind.isInstance(model) && model.stream().equals(stream))
                .map(kind::cast)
                .sorted(Comparator.comparingInt(Published::version))
                .filter(model ->
                        models.isEmpty() || models.get(models.size() - 1).version() < model.version())
                .forEach(models::add);
        return models;
    }

    /** Those of the streams of which nothing was ever published about how fast their contributors are. */
    default List<String> unlearned(List<String> streams) {
        List<Published> all = all();
        return streams.stream()
                .filter(stream -> all.stream()
                        .noneMatch(model ->
                                model instanceof RateModel && model.stream().equals(stream)))
                .toList();
    }
}
