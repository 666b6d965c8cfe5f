package dev.weir.learn;

import dev.weir.model.RateModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where models are published: the topic of a deployment, or a folder. Nothing that stands there is ever changed. */
public interface Shelf {

    /** Every model, in the order of publication. */
    List<RateModel> all();

    /** Adds one. */
    void publish(RateModel model);

    /** Where it is, for people. */
    String name();

    /** The models of one stream, in the order of their versions; of two with the same version the first. */
    default List<RateModel> of(String stream) {
        List<RateModel> models = new ArrayList<>();
        all().stream()
                .filter(model -> model.stream().equals(stream))
                .sorted(Comparator.comparingInt(RateModel::version))
                .filter(model ->
                        models.isEmpty() || models.get(models.size() - 1).version() < model.version())
                .forEach(models::add);
        return models;
    }

    /** Those of the streams of which no model was ever published. */
    default List<String> unlearned(List<String> streams) {
        List<RateModel> all = all();
        return streams.stream()
                .filter(stream -> all.stream().noneMatch(model -> model.stream().equals(stream)))
                .toList();
    }
}
