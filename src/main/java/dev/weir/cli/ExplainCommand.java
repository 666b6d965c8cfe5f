package dev.weir.cli;

import dev.weir.explain.FolderSearch;
import dev.weir.explain.Question;
import dev.weir.explain.Story;
import dev.weir.explain.TopicSearch;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.topics.Cluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir explain}: the whole life of one event or actor. */
@Command(
        name = "explain",
        description = "Tells the whole life of one event or one actor: what came in, what was decided, and why.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  weir explain ratings.csv.gz:4711 --replay out     a line of a file",
            "  weir explain customer:17 --replay out             an actor; 17 alone works too",
            "  weir explain shop.ratings/0/4711 --settings weir.yaml",
            "",
            "Exit status 1 when nothing is found."
        })
final class ExplainCommand implements Callable<Integer> {

    private static final int NOTHING_FOUND = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "EVENT|ACTOR",
            description =
                    "An origin (file:line or topic/partition/offset), an event id, type:id of an actor, or its id.")
    private String what;

    @ArgGroup(multiplicity = "1")
    private Place place;

    @Option(names = "--json", description = "Print the story as JSON.")
    private boolean json;

    /** Where to look. */
    static final class Place {
        @Option(names = "--replay", required = true, paramLabel = "DIR", description = "The folder of a replay.")
        private @Nullable Path folder;

        @Option(
                names = "--settings",
                required = true,
                paramLabel = "weir.yaml",
                description = "The settings of a running gateway: its topics are searched.")
        private @Nullable Path settings;
    }

    @Override
    public Integer call() throws IOException {
        Question question = new Question(what);
        Story story = place.folder == null ? fromTopics(question) : fromFolder(place.folder, question);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(story.json());
            out.flush();
        } else if (!story.isEmpty()) {
            out.print(StoryText.of(story));
            out.flush();
        }
        if (story.isEmpty()) {
            spec.commandLine().getErr().println("weir: " + nothing(story));
            return NOTHING_FOUND;
        }
        return 0;
    }

    private Story fromFolder(Path folder, Question question) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "--replay " + folder + ": there is no such folder");
        }
        if (!FolderSearch.isComplete(folder)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--replay " + folder + ": no summary.json stands there, so no replay completed in this folder; run"
                            + " `weir replay --out " + folder + "` first");
        }
        return FolderSearch.search(folder, question);
    }

    private Story fromTopics(Question question) throws IOException {
        Settings settings = SettingsFile.loadForRun(Objects.requireNonNull(place.settings, "--settings"));
        try (TopicSearch search = new TopicSearch(settings, Cluster.of(settings).clientProperties())) {
            return search.search(question);
        }
    }

    private static String nothing(Story story) {
        return "nothing about '" + story.question() + "' in " + String.join(", ", story.searched()) + " ("
                + String.format("%,d", story.records())
                + " records). Searched as origin, event id, type:id of an actor and id of an actor: the whole text must"
                + " match";
    }
}
