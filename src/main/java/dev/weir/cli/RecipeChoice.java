package dev.weir.cli;

import dev.weir.training.Recipe;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which of all rows a set has. */
final class RecipeChoice {

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description =
                    "Leave out what happened, was said or was decided later: 2018-09-01T00:00:00Z. Needed for topics. Default for a"
                            + " folder: nothing.")
    private @Nullable String asOf;

    @Option(names = "--mature-only", description = "Only rows whose label is final, by `fields.label.maturity`.")
    private boolean matureOnly;

    @Option(
            names = "--least-trust",
            paramLabel = "TRUST",
            defaultValue = "0",
            description = "Leave out rows and labels with less trust, 0 to 1; default: ${DEFAULT-VALUE}.")
    private double leastTrust;

    @Option(
            names = "--hold-back",
            paramLabel = "TIME",
            converter = SigningOptions.DurationText.class,
            description =
                    "Leave out what began to count so shortly before --as-of, until the next set: 7d. What is taken back"
                            + " counts at once. Default: nothing.")
    private Duration holdBack = Duration.ZERO;

    @Option(
            names = "--late-labels",
            paramLabel = "WHAT",
            defaultValue = "CHECK",
            description =
                    "What becomes of labels of a stream of their own that the features of their events contradict: CHECK leaves them out,"
                            + " and those of whoever gives such labels too often; KEEP. Default: ${DEFAULT-VALUE}.")
    private Recipe.LateLabels lateLabels = Recipe.LateLabels.CHECK;

    boolean hasTime() {
        return asOf != null;
    }

    /** @param lastTime the moment from which ages are measured where no time is given, epoch milliseconds */
    Recipe recipe(CommandSpec spec, long lastTime) {
        Recipe.Rows rows = matureOnly ? Recipe.Rows.MATURE : Recipe.Rows.ALL;
        try {
            long time = asOf == null ? Long.MAX_VALUE : Instant.parse(asOf).toEpochMilli();
            return new BadUsage(spec)
                    .allowed(() -> new Recipe(
                            time, asOf == null ? lastTime : time, rows, leastTrust, holdBack.toMillis(), lateLabels));
        } catch (DateTimeException | ArithmeticException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--as-of " + asOf + ": this is no time; write one in UTC, as 2018-09-01T00:00:00Z",
                    e);
        }
    }
}
