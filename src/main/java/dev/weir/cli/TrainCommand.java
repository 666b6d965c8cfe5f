package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.Plan;
import dev.weir.learn.Community;
import dev.weir.learn.LearnException;
import dev.weir.learn.SampleFiles;
import dev.weir.learn.Shelf;
import dev.weir.learn.Trainer;
import dev.weir.learn.Training;
import dev.weir.learn.Training.Outcome;
import dev.weir.model.RateModel;
import dev.weir.replay.OutputFolder;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Settings;
import dev.weir.settings.StreamSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir train}: the baselines of your own community. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Learns how fast the honest contributors of each stream are, and publishes it if the gate lets it pass.",
            "One version moves a limit by a tenth at most. A running gateway takes it up by itself."
        },
        footer = {
            "",
            "Examples:",
            "  weir train --settings weir.yaml                                  from the topics, to the topics",
            "  weir train --settings weir.yaml --from out --models models       from a replay's folder, to a folder",
            "Exit status: 0 published, or nothing new; 1 it failed; 2 bad usage or settings; 4 the gate refused a model;",
            "5 still learning: too few contributors have shown samples."
        })
final class TrainCommand implements Callable<Integer> {

    private static final int REFUSED = 4;
    private static final int LEARNING = 5;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelsPlace place;

    @Option(
            names = "--from",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Folders that `weir replay` wrote. Default: the topics.")
    private List<Path> from = List.of();

    @Option(names = "--stream", paramLabel = "NAME", description = "Only this stream. Default: each.")
    private @Nullable String only;

    @Option(
            names = "--accept",
            paramLabel = "REASON",
            description = {
                "Take the gate's place: learn all the way at once, and make the result the frozen reference of what",
                "follows. Needs --stream. The reason is published with the model."
            })
    private @Nullable String reason;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        if (reason != null && only == null) {
            throw new ParameterException(
                    spec.commandLine(), "--accept needs --stream: say whose gate you stand in for");
        }
        Settings settings = place.load(from.isEmpty() ? ModelsPlace.Reads.TOPICS : ModelsPlace.Reads.FILES);
        List<String> streams = chosen(settings);
        try {
            Shelf shelf = place.shelf(settings);
            Community community = from.isEmpty()
                    ? SampleFiles.topics(settings)
                    : SampleFiles.folders(from, OutputFolder.SAMPLES, OutputFolder.STANDINGS);
            List<Training> trainings = trained(Plan.enforcing(settings), streams, shelf, community);
            print(trainings, shelf);
            return status(trainings);
        } catch (LearnException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<String> chosen(Settings settings) {
        if (only == null) {
            return settings.streamNames();
        }
        if (!settings.streams().containsKey(only)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--stream " + only + ": the settings have no such stream; they have "
                            + String.join(", ", settings.streamNames()));
        }
        return List.of(only);
    }

    private List<Training> trained(Plan plan, List<String> streams, Shelf shelf, Community community) {
        Trainer trainer = new Trainer(plan.baselines(), Clock.systemUTC());
        List<Training> trainings = new ArrayList<>();
        for (String stream : streams) {
            StreamSettings its = plan.settings()
                    .streamList()
                    .get(plan.settings().streamNames().indexOf(stream));
            CheckPolicies.Rate policy = plan.policy().on(stream).rate();
            List<RateModel> history = shelf.of(stream);
            List<int[]> peaks = community.peaks(stream);
            Training training = reason == null
                    ? trainer.train(stream, its.kind(), policy, history, peaks)
                    : trainer.accept(stream, its.kind(), policy, history, peaks, reason);
            if (training.model() != null) {
                shelf.publish(training.model());
            }
            trainings.add(training);
        }
        return trainings;
    }

    private void print(List<Training> trainings, Shelf shelf) throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(
                    out,
                    Map.of(
                            "models",
                            shelf.name(),
                            "streams",
                            trainings.stream().map(TrainingText::content).toList()));
        } else {
            trainings.forEach(training -> TrainingText.print(out, training, shelf.name()));
        }
        out.flush();
    }

    private static int status(List<Training> trainings) {
        if (trainings.stream().anyMatch(training -> training.outcome() == Outcome.REFUSED)) {
            return REFUSED;
        }
        return trainings.stream().allMatch(training -> training.outcome() == Outcome.LEARNING) ? LEARNING : 0;
    }
}
