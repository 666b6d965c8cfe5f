package dev.weir.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.alerts.AlertList;
import dev.weir.alerts.Forwarder;
import dev.weir.alerts.Pauses;
import dev.weir.alerts.Progress;
import dev.weir.alerts.StoredAlert;
import dev.weir.alerts.Wanted;
import dev.weir.alerts.Webhook;
import dev.weir.event.Alert;
import dev.weir.settings.Settings;
import dev.weir.watch.Endpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir alerts}: what a person should look at, to read and to send on. */
@Command(
        name = "alerts",
        mixinStandardHelpOptions = true,
        description = "Shows the alerts of the topic, or sends each to a webhook.",
        synopsisSubcommandLabel = "(list | follow | forward)",
        footer = {
            "",
            "Examples:",
            "  weir alerts list --settings weir.yaml --since 2026-01-31T00:00:00Z",
            "  weir alerts follow --settings weir.yaml --type campaign --json",
            "  weir alerts forward --settings weir.yaml    to alerts.webhook of the settings, until it is stopped",
            "Exit status: 0 done; 1 it failed; 2 bad usage or settings."
        })
final class AlertsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Which alerts. */
    static final class Choice {
        @Option(
                names = "--type",
                paramLabel = "TYPE",
                converter = TypeCode.class,
                description = "Only those of this type, such as campaign; may be given again.")
        private @Nullable List<Alert.Type> types;

        @Option(names = "--stream", paramLabel = "NAME", description = "Only those of this stream; may be given again.")
        private @Nullable List<String> streams;

        @Option(
                names = "--since",
                paramLabel = "T",
                description = "Only those written since this time, such as 2026-01-31T00:00:00Z.")
        private @Nullable Instant since;

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        private Wanted wanted(BadUsage usage, Settings settings) {
            List<String> named = streams == null ? List.of() : streams;
            named.forEach(name -> usage.stream(settings, name));
            return new Wanted(types == null ? Set.of() : Set.copyOf(types), Set.copyOf(named), since);
        }
    }

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say list, follow or forward");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Prints the alerts that the topic has, oldest first.",
            footer = {"", "Example:", "  weir alerts list --settings weir.yaml --type dead-letters --stream ratings"})
    int list(@Mixin SettingsOption place, @Mixin Choice choice) throws IOException {
        Settings settings = place.load();
        AlertList.Found found = AlertList.read(settings, choice.wanted(new BadUsage(spec), settings));
        PrintWriter out = spec.commandLine().getOut();
        if (choice.json) {
            JsonOutput.print(
                    out,
                    Map.of(
                            "alerts",
                            found.alerts().stream().map(AlertsCommand::content).toList()));
        } else if (found.alerts().isEmpty()) {
            out.println("no alerts");
        } else {
            TextTable table = new TextTable("WRITTEN", "TYPE", "STREAM", "SUBJECT", "WHAT");
            found.alerts().forEach(alert -> table.row(cells(alert)));
            table.print(out);
        }
        if (found.unreadable() > 0) {
            spec.commandLine()
                    .getErr()
                    .println(found.unreadable() + " records of " + settings.alertsTopic() + " are no alerts");
        }
        return 0;
    }

    @Command(
            name = "follow",
            mixinStandardHelpOptions = true,
            description =
                    "Prints each alert as it comes, from now on or from --since on, until it is stopped; with --json a line each.",
            footer = {"", "Example:", "  weir alerts follow --settings weir.yaml --since 2026-01-31T00:00:00Z"})
    int follow(@Mixin SettingsOption place, @Mixin Choice choice) throws IOException {
        Settings settings = place.load();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Goodbye goodbye = Goodbye.of("following alerts");
        try {
            AlertList.follow(
                    settings,
                    choice.wanted(new BadUsage(spec), settings),
                    alert -> {
                        out.println(choice.json ? content(alert).toString() : line(alert));
                        out.flush();
                    },
                    where -> err.println("weir: " + where + " is no alert"));
        } catch (InterruptedException e) {
            err.println("weir: told to end");
        } finally {
            goodbye.said();
        }
        return 0;
    }

    @Command(
            name = "forward",
            mixinStandardHelpOptions = true,
            description = {
                "Posts each alert as a CloudEvent to alerts.webhook of the settings, in order and at least once, until it is"
                        + " stopped. It goes on from where it was.",
                "See docs/operate/alerts.md."
            },
            footer = {
                "",
                "Examples:",
                "  weir alerts forward --settings weir.yaml",
                "  weir alerts forward --settings weir.yaml --metrics-port 9251"
            })
    int forward(@Mixin SettingsOption place, @Mixin MetricsOption metrics) throws IOException {
        Settings settings = place.load();
        PrintWriter err = spec.commandLine().getErr();
        BadUsage usage = new BadUsage(spec);
        Webhook webhook = usage.allowed(() -> Webhook.of(settings.alerts(), Clock.systemUTC()));
        InetSocketAddress address = metrics.address(usage);
        Progress progress = new Progress(InstantSource.system());
        Goodbye goodbye = Goodbye.of("the forwarder");
        try (Endpoint told = address == null ? null : Endpoint.start(address, progress::told)) {
            if (told != null) {
                err.println(metrics.at(told.port()));
            }
            new Forwarder(settings, webhook, Pauses.USUAL, progress, line -> err.println("weir: " + line)).run();
        } catch (InterruptedException e) {
            err.println("weir: the forwarder was told to end; it goes on from here when it is started again");
        } finally {
            goodbye.said();
        }
        return 0;
    }

    private static Object[] cells(StoredAlert alert) {
        return new Object[] {
            alert.written(),
            StoryText.shown(alert.type()),
            StoryText.shown(alert.stream()),
            StoryText.shown(alert.subject()),
            StoryText.shown(alert.sentence())
        };
    }

    private static String line(StoredAlert alert) {
        return String.join(
                "  ", List.of(cells(alert)).stream().map(String::valueOf).toList());
    }

    /** What was written, and where it stands. */
    private static JsonNode content(StoredAlert alert) {
        ObjectNode content = alert.json().deepCopy();
        return content.put("at", alert.place()).put("written", alert.written().toString());
    }

    /** A type as it stands in an alert: {@code dead-letters}. */
    static final class TypeCode extends CodeText<Alert.Type> {
        TypeCode() {
            super(Alert.Type.class, "type of alert");
        }
    }
}
