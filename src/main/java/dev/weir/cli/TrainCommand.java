package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.Plan;
import dev.weir.learn.Community;
import dev.weir.learn.LearnException;
import dev.weir.learn.SampleFiles;
import dev.weir.learn.Shelf;
import dev.weir.learn.Training;
import dev.weir.learn.Training.Outcome;
import dev.weir.learn.TrainingRun;
import dev.weir.replay.OutputFolder;
import dev.weir.settings.Settings;
import dev.weir.sort.ExternalSort;
import dev.weir.sort.WorkFolder;
import dev.weir.teach.FolderSource;
import dev.weir.teach.Source;
import dev.weir.teach.Taught;
import dev.weir.teach.TeachingRun;
import dev.weir.teach.TopicSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir train}: the baselines of your own community, and what its reviewers decided. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Learns how fast the honest contributors of each stream are, and publishes it if the gate lets it pass.",
            "One version moves a limit by a tenth at most. A running gateway takes it up by itself.",
            "With --decisions it learns what reviewers would call a contributor, by what they decided about others."
        },
        footer = {
            "",
            "Examples:",
            "  weir train --settings weir.yaml                                  from the topics, to the topics",
            "  weir train --settings weir.yaml --from out --models models       from a replay's folder, to a folder",
            "  weir train --settings weir.yaml --decisions                      what decisions teach, from the topics",
            "  weir train --settings weir.yaml --decisions decided.jsonl --from out --models models",
            "Exit status: 0 published, or nothing new; 1 it failed; 2 bad usage or settings; 4 the gate refused a model;",
            "5 still learning: too few contributors have shown samples, or were decided about."
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

    @Option(
            names = "--decisions",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "F",
            description = {
                "Learn from decisions, and not how fast contributors are. With --from, F is the file that the replays were",
                "given; without, the topics have them."
            })
    private @Nullable Path decisions;

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
        requireDecisionsWithFrom();
        Settings settings = place.load(from.isEmpty() ? ModelsPlace.Reads.TOPICS : ModelsPlace.Reads.FILES);
        List<String> streams = chosen(settings);
        try {
            Shelf shelf = place.shelf(settings);
            if (decisions != null) {
                List<Taught> taught = taught(settings, streams, shelf, decisions);
                print(shelf, taught, TaughtText::content, TaughtText::print);
                return status(taught.stream().map(Taught::outcome).toList());
            }
            Community community = from.isEmpty()
                    ? SampleFiles.topics(
                            settings, place.reading(spec.commandLine().getErr()))
                    : SampleFiles.folders(from, OutputFolder.SAMPLES, OutputFolder.STANDINGS);
            Plan plan = Plan.enforcing(settings);
            TrainingRun run = new TrainingRun(settings, plan.policy(), plan.baselines(), shelf, Clock.systemUTC());
            List<Training> trainings =
                    reason == null ? run.train(streams, community) : run.accept(streams, community, reason);
            print(shelf, trainings, TrainingText::content, TrainingText::print);
            return status(trainings.stream().map(Training::outcome).toList());
        } catch (LearnException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void requireDecisionsWithFrom() {
        boolean named = decisions != null && !decisions.toString().isEmpty();
        if (decisions != null && named == from.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    named
                            ? "--decisions " + decisions
                                    + " needs --from: say which replays were given it; without a file the"
                                    + " decisions are read from the topics"
                            : "--from needs a file with --decisions: the one that `weir replay --decisions` was given");
        }
    }

    private List<Taught> taught(Settings settings, List<String> streams, Shelf shelf, Path file) {
        Source source = from.isEmpty()
                ? new TopicSource(settings, place.reading(spec.commandLine().getErr()))
                : new FolderSource(settings, file, from);
        try (WorkFolder work = WorkFolder.temporary()) {
            TeachingRun run = new TeachingRun(
                    settings,
                    Plan.enforcing(settings).policy(),
                    shelf,
                    Clock.systemUTC(),
                    work.path(),
                    ExternalSort.defaultMemory());
            return run.train(streams, source, reason);
        } catch (IOException e) {
            throw new LearnException("the work folder cannot be made or removed: " + e, e);
        }
    }

    private List<String> chosen(Settings settings) {
        if (only == null) {
            return settings.streamNames();
        }
        new BadUsage(spec).stream(settings, only);
        return List.of(only);
    }

    /** Prints what became of one stream. */
    private interface Printer<T> {
        void print(PrintWriter out, T one, String place);
    }

    private <T> void print(Shelf shelf, List<T> each, Function<T, Map<String, Object>> content, Printer<T> text)
            throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(
                    out,
                    Map.of(
                            "models",
                            shelf.name(),
                            "streams",
                            each.stream().map(content).toList()));
        } else {
            each.forEach(one -> text.print(out, one, shelf.name()));
        }
        out.flush();
    }

    private static int status(List<Outcome> outcomes) {
        if (outcomes.contains(Outcome.REFUSED)) {
            return REFUSED;
        }
        return outcomes.stream().allMatch(outcome -> outcome == Outcome.LEARNING) ? LEARNING : 0;
    }
}
