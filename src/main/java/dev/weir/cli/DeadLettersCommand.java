package dev.weir.cli;

import dev.weir.event.DeadReason;
import dev.weir.redrive.DeadLetters;
import dev.weir.redrive.Place;
import dev.weir.redrive.Redrive;
import dev.weir.redrive.Redrive.Mode;
import dev.weir.redrive.Wanted;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code weir dead-letters}: what could not be judged, and the way back for it. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "Lists dead letters, or sends them to their input topic again, each once.",
        synopsisSubcommandLabel = "(list | redrive)",
        footer = {
            "",
            "Example, when the settings have learned what the producer calls the field now:",
            "  weir dead-letters list --settings weir.yaml",
            "  weir dead-letters redrive --settings weir.yaml --stream ratings --reason missing-field --dry-run",
            "  weir dead-letters redrive --settings weir.yaml --stream ratings --reason missing-field",
            "Exit status: 0 done; 1 it failed; 2 bad usage or settings."
        })
final class DeadLettersCommand implements Runnable {

    /** Progress is a line so often. */
    private static final Duration A_LINE = Duration.ofSeconds(2);

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say list or redrive");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Counts what the dead-letters topics hold, by stream and reason, with the latest error of each.",
            footer = {"", "Example:", "  weir dead-letters list --settings weir.yaml --stream ratings --json"})
    int list(
            @Mixin SettingsOption place,
            @Option(names = "--stream", paramLabel = "NAME", description = "Only this stream.") @Nullable String stream,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException {
        Settings settings = place.load();
        Map<String, List<DeadLetters.Row>> rows = new LinkedHashMap<>();
        for (String name : stream == null ? settings.streamNames() : List.of(known(settings, stream))) {
            rows.put(name, DeadLetters.list(settings, name));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            List<Map<String, Object>> all = new ArrayList<>();
            rows.forEach((name, its) -> its.forEach(row -> all.add(content(name, row))));
            JsonOutput.print(out, Map.of("deadLetters", all));
        } else if (rows.values().stream().allMatch(List::isEmpty)) {
            out.println("no dead letters");
        } else {
            table(out, rows);
        }
        return 0;
    }

    @Command(
            name = "redrive",
            mixinStandardHelpOptions = true,
            description = {
                "Sends dead letters of a stream to its input topic again, as the producer sent them: each once, however often"
                        + " this is run and wherever it is interrupted.",
                "They are judged anew. What was shortened cannot be sent again."
            },
            footer = {
                "",
                "Example:",
                "  weir dead-letters redrive --settings weir.yaml --stream ratings --from-offset 0:4711 --dry-run"
            })
    int redrive(
            @Mixin SettingsOption place,
            @Option(names = "--stream", required = true, paramLabel = "NAME", description = "Whose dead letters.")
                    String stream,
            @Option(
                            names = "--reason",
                            paramLabel = "CODE",
                            converter = ReasonCode.class,
                            description = "Only those of this reason; may be given again. Default: all but duplicate.")
                    @Nullable
                    List<DeadReason> reasons,
            @Option(
                            names = "--from-offset",
                            paramLabel = "P:O",
                            converter = PlaceText.class,
                            description =
                                    "From this partition:offset of the dead-letters topic on; may be given again, once a"
                                            + " partition. Partitions that are not named are then left out.")
                    @Nullable
                    List<Place> from,
            @Option(
                            names = "--to-offset",
                            paramLabel = "P:O",
                            converter = PlaceText.class,
                            description = "Up to this one, itself included; as --from-offset.")
                    @Nullable
                    List<Place> to,
            @Option(names = "--dry-run", description = "Only count.") boolean dry,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException {
        Settings settings = place.load();
        Mode mode = dry ? Mode.DRY : Mode.SEND;
        String name = known(settings, stream);
        Wanted wanted = wanted(reasons, from, to);
        Redrive.Outcome outcome = Redrive.run(settings, name, wanted, mode, progress(settings.deadLetterTopic(name)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(out, content(stream, outcome, mode));
        } else {
            print(out, stream, outcome, mode);
        }
        return 0;
    }

    private LongConsumer progress(String topic) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("reading " + topic + ", up to the end of transactions that are open there");
        long[] said = {System.nanoTime()};
        return sent -> {
            if (System.nanoTime() - said[0] >= A_LINE.toNanos()) {
                said[0] = System.nanoTime();
                err.println(sent + " sent");
            }
        };
    }

    private Wanted wanted(@Nullable List<DeadReason> reasons, @Nullable List<Place> from, @Nullable List<Place> to) {
        try {
            return Wanted.of(
                    reasons == null ? List.of() : reasons,
                    from == null ? List.of() : from,
                    to == null ? List.of() : to);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--from-offset, --to-offset: " + e.getMessage(), e);
        }
    }

    private String known(Settings settings, String stream) {
        new BadUsage(spec).stream(settings, stream);
        return stream;
    }

    private static void table(PrintWriter out, Map<String, List<DeadLetters.Row>> rows) {
        TextTable table = new TextTable(
                "STREAM", "REASON", "COUNT", "REDRIVEN", "SHORTENED", "FIRST", "AT", "LAST", "AT", "LATEST ERROR");
        rows.forEach((stream, its) -> its.forEach(row -> table.row(
                stream,
                StoryText.shown(row.reason()),
                row.count(),
                row.redriven(),
                row.shortened(),
                row.first().time(),
                row.first().place().text(),
                row.last().time(),
                row.last().place().text(),
                StoryText.shown(row.error()))));
        table.print(out);
    }

    private static void print(PrintWriter out, String stream, Redrive.Outcome outcome, Mode mode) {
        out.println((mode == Mode.DRY ? "would send " : "sent ") + outcome.sent() + " dead letters of " + stream
                + " again" + (mode == Mode.DRY ? "" : ", in " + outcome.transactions() + " transactions"));
        outcome.byReason().forEach((reason, count) -> out.println("  " + reason + ": " + count));
        left(out, outcome.before(), "were sent again before");
        left(out, outcome.unwanted(), "are of another reason or place");
        left(out, outcome.unfit(), "cannot be sent again: they are shortened, or too large with one header more");
        left(out, outcome.others(), "records of the topic are no dead letters of this stream");
    }

    private static void left(PrintWriter out, long count, String why) {
        if (count > 0) {
            out.println(count + " " + why);
        }
    }

    private static Map<String, Object> content(String stream, DeadLetters.Row row) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("stream", stream);
        content.put("reason", row.reason());
        content.put("count", row.count());
        content.put("redriven", row.redriven());
        content.put("shortened", row.shortened());
        content.put("first", content(row.first()));
        content.put("last", content(row.last()));
        content.put("error", row.error());
        return content;
    }

    private static Map<String, Object> content(DeadLetters.Seen seen) {
        return Map.of("time", seen.time().toString(), "at", seen.place().text());
    }

    private static Map<String, Object> content(String stream, Redrive.Outcome outcome, Mode mode) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("stream", stream);
        content.put("mode", mode == Mode.DRY ? "dry-run" : "sent");
        content.put("sent", outcome.sent());
        content.put("byReason", outcome.byReason());
        content.put("transactions", outcome.transactions());
        content.put("before", outcome.before());
        content.put("unwanted", outcome.unwanted());
        content.put("unfit", outcome.unfit());
        content.put("others", outcome.others());
        return content;
    }

    /** A reason as it stands in {@code weir-reason}: {@code missing-field}. */
    static final class ReasonCode extends CodeText<DeadReason> {
        ReasonCode() {
            super(DeadReason.class, "reason");
        }
    }

    /** A place in a dead-letters topic: {@code 0:4711}. */
    static final class PlaceText implements ITypeConverter<Place> {
        @Override
        public Place convert(String text) {
            try {
                return Place.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
