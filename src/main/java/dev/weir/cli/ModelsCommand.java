package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.Plan;
import dev.weir.event.Code;
import dev.weir.learn.Community;
import dev.weir.learn.LearnException;
import dev.weir.learn.SampleFiles;
import dev.weir.learn.Shelf;
import dev.weir.learn.Trainer;
import dev.weir.model.Published;
import dev.weir.model.RateModel;
import dev.weir.model.RateScale;
import dev.weir.model.ReviewedModel;
import dev.weir.reviewed.ReviewedGate;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import dev.weir.teach.ReviewedTrainer;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir models}: what was learned and published, and the way back. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the models that were published, or goes back to an older one.",
        synopsisSubcommandLabel = "(list | rollback)",
        footer = {
            "",
            "Examples:",
            "  weir models list --settings weir.yaml",
            "  weir models rollback --settings weir.yaml --stream ratings --to 3",
            "  weir models rollback --settings weir.yaml --stream ratings --check reviewed --to 1",
            "Exit status: 0 done; 1 it failed; 2 bad usage or settings."
        })
final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say list or rollback");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists every version of every stream and check; the highest one is in force.",
            footer = {"", "Example:", "  weir models list --settings weir.yaml --json"})
    int list(@Mixin ModelsPlace place, @Option(names = "--json", description = "Print JSON.") boolean json)
            throws JsonProcessingException {
        Settings settings = place.load(ModelsPlace.Reads.FILES);
        PrintWriter out = spec.commandLine().getOut();
        Shelf shelf = place.shelf(settings);
        List<Published> models = all(shelf);
        Map<String, Integer> learning = learning(place, settings, shelf);
        if (json) {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("models", models.stream().map(ModelsCommand::content).toList());
            content.put("learning", learning);
            content.put("needed", Trainer.LEAST_CONTRIBUTORS);
            JsonOutput.print(out, content);
            return 0;
        }
        learning.forEach((stream, contributors) -> out.println(stream + "/rate: " + learning(contributors)));
        if (models.isEmpty()) {
            out.println("no model is published: every stream is judged by the baselines of the settings");
            return 0;
        }
        TextTable table = new TextTable("MODEL", "PUBLISHED", "HOW", "CONTRIBUTORS", "REFERENCE", "DRIFT", "REASON");
        for (Published model : models) {
            table.row(
                    model.key(),
                    model.published(),
                    Code.of(model.how()),
                    model.contributors(),
                    model.reference(),
                    drift(model),
                    model.reason());
        }
        table.print(out);
        return 0;
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes an older version anew, as the newest one.",
                "Version 0 of the check `rate` is the settings' baselines."
            },
            footer = {
                "",
                "Examples:",
                "  weir models rollback --settings weir.yaml --stream ratings --to 3",
                "  weir models rollback --settings weir.yaml --stream ratings --check reviewed --to 1"
            })
    int rollback(
            @Mixin ModelsPlace place,
            @Option(names = "--stream", required = true, paramLabel = "NAME", description = "Whose model.")
                    String stream,
            @Option(
                            names = "--check",
                            paramLabel = "rate|reviewed",
                            defaultValue = RateModel.CHECK,
                            description = "Of which check; default: ${DEFAULT-VALUE}.")
                    String check,
            @Option(names = "--to", required = true, paramLabel = "VERSION", description = "The version to go back to.")
                    int version) {
        Settings settings = place.load(ModelsPlace.Reads.FILES);
        StreamSettings its = new BadUsage(spec).stream(settings, stream);
        Shelf shelf = place.shelf(settings);
        try {
            Published model = older(settings, stream, its, check, shelf, version);
            shelf.publish(model);
            spec.commandLine().getOut().println("published " + model.key() + " to " + shelf.name() + ": as " + version);
        } catch (LearnException | IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return 0;
    }

    private Published older(
            Settings settings, String stream, StreamSettings its, String check, Shelf shelf, int version) {
        return switch (check) {
            case RateModel.CHECK ->
                new Trainer(Plan.enforcing(settings).baselines(), Clock.systemUTC())
                        .rollback(stream, its.kind(), shelf.rates(stream), version);
            case ReviewedModel.CHECK ->
                new ReviewedTrainer(Clock.systemUTC()).rollback(stream, shelf.reviewed(stream), version);
            default ->
                throw new ParameterException(
                        spec.commandLine(),
                        "--check " + check + ": no check of this name learns; allowed: " + RateModel.CHECK + ", "
                                + ReviewedModel.CHECK);
        };
    }

    /** How many contributors have shown samples by now, for each stream without a model; a folder of models has no samples. */
    private Map<String, Integer> learning(ModelsPlace place, Settings settings, Shelf shelf) {
        Map<String, Integer> learning = new LinkedHashMap<>();
        if (!place.isTopic()) {
            return learning;
        }
        List<String> unlearned = shelf.unlearned(settings.streamNames());
        if (!unlearned.isEmpty()) {
            Community community = samples(place, settings);
            unlearned.forEach(
                    stream -> learning.put(stream, community.peaks(stream).size()));
        }
        return learning;
    }

    private static String learning(int contributors) {
        return contributors < Trainer.LEAST_CONTRIBUTORS
                ? TrainingText.learning(contributors)
                : contributors + " contributors have shown samples: `weir train` learns from them";
    }

    private Community samples(ModelsPlace place, Settings settings) {
        try {
            return SampleFiles.topics(settings, place.reading(spec.commandLine().getErr()));
        } catch (LearnException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<Published> all(Shelf shelf) {
        try {
            return shelf.all();
        } catch (LearnException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** How far a model is from the one that it is compared with, as far as that is one number. */
    private static String drift(Published model) {
        if (model instanceof RateModel rate) {
            return String.format(Locale.ROOT, "x %.4g", RateScale.farthest(rate.scale()));
        }
        return model.gate().stream()
                .filter(measure -> measure.name().equals(ReviewedGate.DRIFT))
                .map(measure -> String.format(Locale.ROOT, "%.4g", measure.value()))
                .findFirst()
                .orElse("-");
    }

    private static Map<String, Object> content(Published model) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("model", model.key());
        content.put("published", model.published().toString());
        content.put("how", Code.of(model.how()));
        content.put("reason", model.reason());
        content.put("contributors", model.contributors());
        content.put("reference", model.reference());
        if (model instanceof RateModel rate) {
            content.put("scale", rate.scale());
        }
        content.put("gate", TrainingText.gate(model.gate()));
        content.put("digest", model.digest());
        return content;
    }
}
