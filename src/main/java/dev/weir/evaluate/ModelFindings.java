package dev.weir.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.weir.learner.Learner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a poison did to models, and what was left of it behind the gate, over several seeds.
 *
 * @param data the data set
 * @param poison the poison, in words
 * @param seeds over how many seeds
 * @param lines each learner after each training
 */
public record ModelFindings(String data, String poison, int seeds, List<Line> lines) {

    /** The headings of {@link #rows}. */
    public static final List<String> HEADINGS = List.of(
            "data",
            "poison",
            "model",
            "regularization",
            "learned from",
            "accuracy (worst)",
            "AUC",
            "AP",
            "card P@100",
            "recall +",
            "precision +",
            "recall -",
            "precision -",
            "triggered");

    private static final int VERSION = 1;

    /** One learner after one training; a figure is null where no seed has it. */
    public record Line(
            Learner learner,
            String model,
            String regularization,
            Training training,
            @Nullable Spread accuracy,
            @Nullable Spread auc,
            @Nullable Spread averagePrecision,
            @Nullable Spread cardPrecision,
            @Nullable Spread positiveRecall,
            @Nullable Spread positivePrecision,
            @Nullable Spread negativeRecall,
            @Nullable Spread negativePrecision,
            @Nullable Spread triggered) {

        private static Line of(Learner learner, Training training, List<ModelFigures> figures) {
            return new Line(
                    learner,
                    learner.model(),
                    learner.regularization(),
                    training,
                    high(figures, figure -> figure.metrics().accuracy()),
                    high(figures, figure -> figure.metrics().auc()),
                    high(figures, figure -> figure.metrics().averagePrecision()),
                    high(figures, figure -> figure.metrics().cardPrecision()),
                    high(figures, figure -> figure.metrics().positive().recall()),
                    high(figures, figure -> figure.metrics().positive().precision()),
                    high(figures, figure -> figure.metrics().negative().recall()),
                    high(figures, figure -> figure.metrics().negative().precision()),
                    spread(Spread.Best.LOW, figures, ModelFigures::triggered));
        }

        private static @Nullable Spread high(
                List<ModelFigures> figures, Function<ModelFigures, @Nullable Double> figure) {
            return spread(Spread.Best.HIGH, figures, figure);
        }

        private static @Nullable Spread spread(
                Spread.Best best, List<ModelFigures> figures, Function<ModelFigures, @Nullable Double> figure) {
            List<Double> values = new ArrayList<>();
            for (ModelFigures each : figures) {
                Double value = figure.apply(each);
                if (value != null) {
                    values.add(value);
                }
            }
            return Spread.of(best, values);
        }
    }

    /** Takes copies. */
    public ModelFindings {
        lines = List.copyOf(lines);
    }

    /** Over the figures of each seed. */
    public static ModelFindings of(String data, String poison, List<List<ModelFigures>> bySeed) {
        Map<Learner, Map<Training, List<ModelFigures>>> sorted = new LinkedHashMap<>();
        for (List<ModelFigures> figures : bySeed) {
            for (ModelFigures figure : figures) {
                sorted.computeIfAbsent(figure.learner(), learner -> new LinkedHashMap<>())
                        .computeIfAbsent(figure.training(), training -> new ArrayList<>())
                        .add(figure);
            }
        }
        List<Line> lines = new ArrayList<>();
        sorted.forEach((learner, trainings) ->
                trainings.forEach((training, figures) -> lines.add(Line.of(learner, training, figures))));
        return new ModelFindings(data, poison, bySeed.size(), lines);
    }

    /** The line of a learner after a training. */
    public Line line(Learner learner, Training training) {
        return lines.stream()
                .filter(line -> line.learner() == learner && line.training() == training)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(learner + " was not measured after " + training));
    }

    /** One object, with the version of its form under {@code v}; what was not measured is null. */
    public String json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("v", VERSION);
        content.put("data", data);
        content.put("poison", poison);
        content.put("seeds", seeds);
        content.put("lines", lines);
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(content) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException("records of numbers and words can be written", e);
        }
    }

    /** The lines as text. */
    public List<List<String>> rows() {
        return lines.stream().map(this::row).toList();
    }

    private List<String> row(Line line) {
        Spread accuracy = Objects.requireNonNull(line.accuracy(), "every model has an accuracy");
        return List.of(
                data,
                poison,
                line.model(),
                line.regularization(),
                Words.of(line.training()),
                Words.number(accuracy.mean(), 3) + " (" + Words.number(accuracy.worst(), 3) + ")",
                Words.mean(line.auc(), 3),
                Words.mean(line.averagePrecision(), 3),
                Words.mean(line.cardPrecision(), 3),
                Words.mean(line.positiveRecall(), 3),
                Words.mean(line.positivePrecision(), 3),
                Words.mean(line.negativeRecall(), 3),
                Words.mean(line.negativePrecision(), 3),
                Words.mean(line.triggered(), 3));
    }
}
