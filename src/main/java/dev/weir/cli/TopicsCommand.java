package dev.weir.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.weir.settings.Settings;
import dev.weir.topics.TopicProblem;
import dev.weir.topics.TopicState;
import dev.weir.topics.TopicsCheck;
import dev.weir.topics.TopicsCreate;
import dev.weir.topics.TopicsCreate.Inputs;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir topics}: the topics that the settings name, made and checked. */
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = "Makes the topics of a deployment, or checks that they are there and fit.",
        synopsisSubcommandLabel = "(create | check)",
        footer = {
            "",
            "Example:",
            "  weir topics create --settings weir.yaml",
            "  weir topics check --settings weir.yaml",
            "Exit status: 0 all is well; 1 a problem was found; 2 bad usage or settings."
        })
final class TopicsCommand implements Runnable {

    /** The settings that say most about what a topic can carry, and how long. */
    private static final List<String> SHOWN =
            List.of("max.message.bytes", "message.timestamp.type", "cleanup.policy", "retention.ms");

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say create or check");
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Makes the topics that are missing. One that exists is never altered.",
            footer = {"", "Example:", "  weir topics create --settings weir.yaml --inputs"})
    int create(
            @Mixin SettingsOption settings,
            @Option(names = "--inputs", description = "Make missing input topics too, with the brokers' clock.")
                    boolean inputs,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws JsonProcessingException {
        TopicsCreate.Outcome outcome = TopicsCreate.run(settings.load(), inputs ? Inputs.CREATE : Inputs.MUST_EXIST);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, content("made", outcome.made(), outcome.problems()));
        } else {
            table(out, outcome.made());
            out.println(outcome.made().isEmpty() ? "nothing to make" : "made " + count(outcome.made(), "topic"));
            problems(out, outcome.problems());
        }
        return status(outcome.problems());
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = {
                "Checks what the gateway needs before it starts: topics, rights, sizes, clocks, transactions.",
                "Asks for a producer id as the gateway does; writes no records."
            },
            footer = {"", "Example:", "  weir topics check --settings weir.yaml --json"})
    int check(@Mixin SettingsOption settings, @Option(names = "--json", description = "Print JSON.") boolean json)
            throws JsonProcessingException {
        Settings loaded = settings.load();
        TopicsCheck.Report report = TopicsCheck.run(loaded);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, content("topics", report.topics(), report.problems()));
        } else {
            table(out, report.topics());
            problems(out, report.problems());
        }
        return status(report.problems());
    }

    private static void table(PrintWriter out, List<TopicState> topics) {
        if (topics.isEmpty()) {
            return;
        }
        TextTable table = new TextTable("TOPIC", "USE", "PARTITIONS", "MAX BYTES", "TIME", "CLEANUP", "RETENTION MS");
        for (TopicState topic : topics) {
            List<Object> row = new ArrayList<>(List.of(
                    topic.name(),
                    topic.use(),
                    topic.partitions() == TopicState.ABSENT ? "missing" : topic.partitions()));
            SHOWN.forEach(key -> row.add(topic.config().getOrDefault(key, "-")));
            table.row(row.toArray());
        }
        table.print(out);
        out.println();
    }

    private static void problems(PrintWriter out, List<TopicProblem> problems) {
        out.println(problems.isEmpty() ? "no problems" : count(problems, "problem"));
        problems.forEach(problem -> out.println("\n" + problem.text()));
    }

    private static Map<String, Object> content(String name, List<TopicState> topics, List<TopicProblem> problems) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (TopicState topic : topics) {
            Map<String, String> config = new TreeMap<>(topic.config());
            config.keySet().retainAll(SHOWN);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", topic.name());
            row.put("use", topic.use());
            row.put("partitions", topic.partitions());
            row.put("config", config);
            rows.add(row);
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(name, rows);
        content.put("problems", problems);
        return content;
    }

    private static String count(List<?> things, String noun) {
        return things.size() + " " + noun + (things.size() == 1 ? "" : "s");
    }

    private static int status(List<TopicProblem> problems) {
        return problems.isEmpty() ? 0 : Failures.FAILED;
    }
}
