package dev.weir.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How good a trained model is, by class.
 *
 * @param model its name
 * @param metrics the figures
 */
public record Figures(String model, List<Metric> metrics) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One figure.
     *
     * @param of the class that it is about: {@code fraud}
     * @param name what is measured: {@code recall}
     * @param value finite
     * @param better which direction is better; left out, {@link Better#HIGHER}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"class", "name", "value", "better"})
    public record Metric(
            @JsonProperty("class") String of,
            String name,
            double value,
            @Nullable Better better) {

        /** What it is a figure of. */
        String key() {
            return name + " of " + of;
        }

        /** By how much this one is worse than a former one; negative where it is better. */
        double fallFrom(Metric former) {
            return better == Better.LOWER ? value - former.value : former.value - value;
        }
    }

    /** Which direction is better. */
    public enum Better {
        @JsonProperty("higher")
        HIGHER,
        @JsonProperty("lower")
        LOWER
    }

    /**
     * Reads a file of figures.
     *
     * @throws TrainingException when it is none
     */
    public static Figures read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new TrainingException(file + ": there is no such file");
        }
        Figures figures;
        try {
            figures = JSON.readValue(file.toFile(), Figures.class);
        } catch (IOException e) {
            throw new TrainingException(
                    file + " holds no figures: " + e.getMessage()
                            + "; allowed: {\"model\": \"m\", \"metrics\": [{\"class\": \"fraud\", \"name\": \"recall\", \"value\": 0.81}]}",
                    e);
        }
        figures.check(file);
        return figures;
    }

    private void check(Path file) {
        if (model == null || metrics == null || metrics.isEmpty()) {
            throw new TrainingException(file + " has no model or no metrics; give at least one figure");
        }
        for (Metric metric : metrics) {
            if (metric.of == null || metric.name == null || !Double.isFinite(metric.value)) {
                throw new TrainingException(
                        file + " has a figure without class, name or a finite value: " + metric.key());
            }
        }
        Set<String> keys = metrics.stream().map(Metric::key).collect(Collectors.toSet());
        if (keys.size() < metrics.size()) {
            throw new TrainingException(String.format(
                    Locale.ROOT,
                    "%s has %d figures of %d kinds; give one for each class and name",
                    file,
                    metrics.size(),
                    keys.size()));
        }
    }
}
