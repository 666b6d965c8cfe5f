package dev.weir.cli;

import dev.weir.drift.DriftRun;
import dev.weir.drift.StreamReport;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir drift}: what is admitted against what was accepted. */
@Command(
        name = "drift",
        mixinStandardHelpOptions = true,
        description = {
            "Counts what was admitted on each day that is over, compares the last weeks with a reference that does not move,"
                    + " and writes an alert where they differ. Run it once a day.",
            "See docs/operate/drift.md."
        },
        footer = {
            "",
            "Example:",
            "  weir drift --settings weir.yaml --state /var/lib/weir/drift.json",
            "Exit status: 0 done, whether or not something drifts; 1 it failed; 2 bad usage or settings."
        })
final class DriftCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption place;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = {
                "Where the days are kept; default: <prefix>.drift.json in this folder. When it is lost, the days that the",
                "topics still have are counted again from drift.since on."
            })
    private @Nullable Path state;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Settings settings = place.load();
        PrintWriter err = spec.commandLine().getErr();
        Path file = state == null ? Path.of(settings.prefix() + ".drift.json") : state;
        List<StreamReport> reports =
                DriftRun.run(settings, file, Clock.systemUTC(), line -> err.println("weir: " + line));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonOutput.print(
                    out,
                    Map.of(
                            "streams",
                            reports.stream().map(DriftCommand::content).toList()));
            return 0;
        }
        TextTable table = new TextTable("STREAM", "DAYS", "LAST", "REFERENCE", "NOW");
        reports.forEach(report ->
                table.row(report.stream(), report.days(), dash(report.last()), reference(report), now(report)));
        table.print(out);
        return 0;
    }

    private static String dash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    private static String reference(StreamReport report) {
        return report.missing() > 0
                ? "learning " + report.learned() + " of " + (report.learned() + report.missing()) + " days"
                : report.from() + " to " + report.to();
    }

    private static String now(StreamReport report) {
        if (report.missing() > 0) {
            return "-";
        }
        return report.drifting().isEmpty()
                ? "as in the reference"
                : report.drifting().stream()
                        .map(drifting -> String.format(
                                Locale.ROOT,
                                "%s drifts since %s (%.1f %%, index %.4f)",
                                drifting.quantity(),
                                drifting.since(),
                                100 * drifting.distance(),
                                drifting.stability()))
                        .collect(Collectors.joining("; "));
    }

    private static Map<String, Object> content(StreamReport report) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("stream", report.stream());
        content.put("days", report.days());
        content.put("last", report.last() == null ? null : report.last().toString());
        content.put("learned", report.learned());
        content.put("missing", report.missing());
        content.put("from", report.from() == null ? null : report.from().toString());
        content.put("to", report.to() == null ? null : report.to().toString());
        content.put(
                "drifting",
                report.drifting().stream()
                        .map(drifting -> Map.of(
                                "quantity",
                                drifting.quantity(),
                                "since",
                                drifting.since().toString(),
                                "distance",
                                drifting.distance(),
                                "stability",
                                drifting.stability()))
                        .toList());
        content.put("alerts", report.alerts());
        return content;
    }
}
