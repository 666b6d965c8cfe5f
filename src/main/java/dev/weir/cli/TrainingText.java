package dev.weir.cli;

import dev.weir.event.Code;
import dev.weir.learn.Trainer;
import dev.weir.learn.Training;
import dev.weir.learn.Training.Outcome;
import dev.weir.model.GateMeasure;
import dev.weir.model.Published;
import dev.weir.model.RateModel;
import dev.weir.model.RateWindow;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a training, in words and as JSON. */
final class TrainingText {

    private TrainingText() {}

    static void print(PrintWriter out, Training training, String place) {
        out.println(training.stream() + "/rate: " + sentence(training, place));
        if (!training.scale().isEmpty()) {
            RateModel model = training.model();
            TextTable scale = new TextTable("WINDOW", "MEASURED", "PUBLISHED");
            for (RateWindow window : RateWindow.values()) {
                scale.row(
                        window.text(),
                        factor(training.scale().get(window.ordinal())),
                        model == null ? "-" : factor(model.scale().get(window.ordinal())));
            }
            scale.print(out);
        }
        printGate(out, training.gate());
    }

    /** What the gate measured, where it measured anything. */
    static void printGate(PrintWriter out, List<GateMeasure> measures) {
        if (measures.isEmpty()) {
            return;
        }
        TextTable gate = new TextTable("GATE", "VALUE", "LEAST", "MOST", "");
        for (GateMeasure measure : measures) {
            gate.row(
                    measure.name(),
                    number(measure.value()),
                    number(measure.least()),
                    number(measure.most()),
                    measure.passes() ? "passes" : "does not pass");
        }
        gate.print(out);
    }

    static Map<String, Object> content(Training training) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("stream", training.stream());
        content.put("check", "rate");
        content.put("outcome", Code.of(training.outcome()));
        content.put("contributors", training.contributors());
        content.put("needed", Trainer.LEAST_CONTRIBUTORS);
        content.put("measured", training.scale());
        content.put("gate", gate(training.gate()));
        RateModel model = training.model();
        if (model != null) {
            content.put("version", model.version());
            content.put("scale", model.scale());
        }
        return content;
    }

    static List<Map<String, Object>> gate(List<GateMeasure> gate) {
        return gate.stream()
                .map(measure -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("measure", measure.name());
                    row.put("value", measure.value());
                    row.put("least", measure.least());
                    row.put("most", measure.most());
                    row.put("passes", measure.passes());
                    return row;
                })
                .toList();
    }

    private static String sentence(Training training, String place) {
        String from = "from " + training.contributors() + " contributors";
        return sentence(training.outcome(), learning(training.contributors()), from, training.model(), place);
    }

    /** What became of it: {@code learning} says what is missing, {@code from} what it was learned from. */
    static String sentence(Outcome outcome, String learning, String from, @Nullable Published model, String place) {
        return switch (outcome) {
            case LEARNING -> learning;
            case UNCHANGED -> "nothing new, " + from + ": the last model says the same";
            case REFUSED ->
                "refused, " + from + "; nothing was published. If you know why the community is so, `--accept REASON`"
                        + " takes it as it is";
            case ACCEPTED -> "published " + (model == null ? "" : model.key()) + ", " + from + ", to " + place;
        };
    }

    static String learning(int contributors) {
        return "learning " + contributors + " of " + Trainer.LEAST_CONTRIBUTORS
                + " contributors; until then the baselines of the settings hold";
    }

    private static String factor(double scale) {
        return "x " + number(scale);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
