package dev.weir.cli;

import dev.weir.publish.PolicyHistory;
import dev.weir.settings.Bypass;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyEdit;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir policy}: what the checks may do, changed while the job runs. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Publishes policies to the running job, signed, and shows which there are.",
        synopsisSubcommandLabel = "(validate | publish | approve | show | history | rollback | shadow)",
        footer = {
            "",
            "Examples:",
            "  weir policy validate policy.yaml --settings weir.yaml",
            "  weir policy publish policy.yaml --over 24h --out tried --settings weir.yaml --as lea --key lea.pem",
            "  weir policy shadow ratings --for 2h --settings weir.yaml --as lea --key lea.pem",
            "Exit status: 0 done; 1 refused, or it failed; 2 bad usage, settings or policy."
        })
final class PolicyCommand implements Runnable {

    private final Clock clock = Clock.systemUTC();

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "say validate, publish, approve, show, history, rollback or shadow");
    }

    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = "Reads a policy for this deployment and says every problem of it; nothing is connected.",
            footer = {"", "Example:", "  weir policy validate policy.yaml --settings weir.yaml"})
    int validate(
            @Mixin PolicyPlace place,
            @Parameters(paramLabel = "FILE", description = "The policy.") Path file,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException {
        Policy policy = PolicyFile.load(file, place.load());
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), Map.of("policy", policy.id()));
        } else {
            spec.commandLine().getOut().println(policy.id() + " is fine");
        }
        return 0;
    }

    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = {
                "Says what a policy changes, key by key, and publishes it: the running job takes it up within "
                        + "seconds.",
                "What changes what becomes of events was tried before: with --over here and now, or with --backtest.",
                "Its version must be above the last one's. For leads and admins."
            },
            footer = {
                "",
                "Examples:",
                "  weir policy publish policy.yaml --settings weir.yaml --as lea --key lea.pem --dry-run",
                "  weir policy publish policy.yaml --over 24h --out tried --settings weir.yaml --as lea --key lea.pem",
                "  weir policy publish policy.yaml --backtest tried/backtest.json --yes --settings weir.yaml --as lea --key lea.pem",
                "  weir policy publish policy.yaml --without-backtest 'launch moved to today' --effective-from 2026-12-01T06:00:00Z \\",
                "    --settings weir.yaml --as lea --key lea.pem"
            })
    int publish(
            @Mixin PolicyPlace place,
            @Mixin PublishOptions options,
            @Mixin TrialOptions trial,
            @Parameters(paramLabel = "FILE", description = "The policy.") Path file,
            @Option(
                            names = "--effective-from",
                            paramLabel = "TIME",
                            description =
                                    "It holds for what arrives from then on, such as 2026-12-01T06:00:00Z. Default: what"
                                            + " the file says, else at once.")
                    @Nullable
                    Instant from)
            throws IOException {
        Settings settings = place.loadForRun();
        String text = new BadUsage(spec).read(file, Files::readString);
        String dated = from == null ? text : edited(text, Map.of("effectiveFrom", from.toString()));
        PolicyFile.parse(dated, file.toString(), settings);
        return publishing(settings, options).publish(dated, trial);
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Signs what somebody else signed with --propose, and publishes it: the same bytes.",
            footer = {"", "Example:", "  weir policy approve proposal.json --settings weir.yaml --as bob --key bob.pem"
            })
    int approve(
            @Mixin PolicyPlace place,
            @Mixin PublishOptions options,
            @Parameters(paramLabel = "FILE", description = "What --propose wrote.") Path file)
            throws IOException {
        return publishing(place.loadForRun(), options).approve(file);
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints a policy as it was published; without a name the one in force.",
            footer = {
                "",
                "Examples:",
                "  weir policy show --settings weir.yaml",
                "  weir policy show shop@6 --settings weir.yaml > policy.yaml"
            })
    int show(
            @Mixin PolicyPlace place,
            @Parameters(arity = "0..1", paramLabel = "NAME@VERSION", description = "Which one.") @Nullable String id,
            @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException {
        Settings settings = place.loadForRun();
        PolicyHistory history = PolicyPlace.history(settings);
        String wanted = id == null ? history.inForce(clock.millis()).id() : id;
        String text = text(settings, history, wanted);
        if (json) {
            JsonOutput.print(spec.commandLine().getOut(), Map.of("policy", wanted, "text", text));
        } else {
            spec.commandLine().getOut().print(text);
        }
        return 0;
    }

    @Command(
            name = "history",
            mixinStandardHelpOptions = true,
            description =
                    "Lists all that was published: by whom, from when on it holds, and what it changed of the one before.",
            footer = {"", "Example:", "  weir policy history --settings weir.yaml --json"})
    int history(@Mixin PolicyPlace place, @Option(names = "--json", description = "Print JSON.") boolean json)
            throws IOException {
        PolicyHistory history = PolicyPlace.history(place.loadForRun());
        PrintWriter out = spec.commandLine().getOut();
        long now = clock.millis();
        if (json) {
            JsonOutput.print(out, PolicyListing.content(history, now));
        } else if (history.entries().isEmpty()) {
            out.println("no policy is published: " + history.inForce(now).id() + " holds");
        } else {
            PolicyListing.print(out, history, now);
        }
        return 0;
    }

    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = {
                "Publishes an older version anew, as the newest one and from now on, without its streams in "
                        + "shadow for a time.",
                "That changes what becomes of events too, and is tried before.",
                "For leads and admins."
            },
            footer = {
                "",
                "Examples:",
                "  weir policy rollback shop@6 --over 24h --out tried --settings weir.yaml --as lea --key lea.pem",
                "  weir policy rollback shop@6 --without-backtest 'shop@7 holds half of them' --settings weir.yaml --as lea --key lea.pem"
            })
    int rollback(
            @Mixin PolicyPlace place,
            @Mixin PublishOptions options,
            @Mixin TrialOptions trial,
            @Parameters(paramLabel = "NAME@VERSION", description = "Which one.") String id)
            throws IOException {
        Settings settings = place.loadForRun();
        Publishing publishing = publishing(settings, options);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", next(publishing.history()));
        values.put("bypass", PolicyEdit.GONE);
        values.put("effectiveFrom", now());
        return publishing.publish(edited(text(settings, publishing.history(), id), values), trial);
    }

    @Command(
            name = "shadow",
            mixinStandardHelpOptions = true,
            description = {
                "Lets a stream pass for a time: its checks run in shadow, and its verdicts are stamped "
                        + "NAME@VERSION!shadow.",
                "It ends by itself. For leads and admins."
            },
            footer = {
                "",
                "Example:",
                "  weir policy shadow ratings --for 2h --settings weir.yaml --as lea --key lea.pem"
            })
    int shadow(
            @Mixin PolicyPlace place,
            @Mixin PublishOptions options,
            @Parameters(paramLabel = "STREAM", description = "Which stream.") String stream,
            @Option(
                            names = "--for",
                            required = true,
                            paramLabel = "TIME",
                            converter = SigningOptions.DurationText.class,
                            description = "For how long, such as 2h; at most 7d.")
                    Duration time)
            throws IOException {
        Settings settings = place.loadForRun();
        Publishing publishing = publishing(settings, options);
        Policy inForce = publishing.history().inForce(clock.millis());
        Bypass entry = new Bypass(stream, clock.instant().plus(time).truncatedTo(ChronoUnit.MILLIS));
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", next(publishing.history()));
        values.put("effectiveFrom", now());
        values.put(
                "bypass",
                Stream.concat(
                                inForce.bypass().stream()
                                        .filter(other -> !other.stream().equals(stream)
                                                && other.until().isAfter(clock.instant())),
                                Stream.of(entry))
                        .map(one -> "{stream: " + one.stream() + ", until: " + one.until() + "}")
                        .collect(Collectors.joining(", ", "[", "]")));
        return publishing.bypass(edited(text(settings, publishing.history(), inForce.id()), values));
    }

    private Publishing publishing(Settings settings, PublishOptions options) {
        return new Publishing(spec, settings, options, PolicyPlace.history(settings), clock);
    }

    private String edited(String text, Map<String, String> values) {
        return new BadUsage(spec).allowed(() -> PolicyEdit.with(text, values));
    }

    private static String next(PolicyHistory history) {
        return Integer.toString(history.series().newest().version() + 1);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The text of a version that was published, or of the policy file. */
    private String text(Settings settings, PolicyHistory history, String id) throws IOException {
        return history.text(id, settings)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        id + " was never published"
                                + (settings.policy() == null
                                        ? ", and the settings name no policy file: every check runs in shadow"
                                        : "")
                                + "; `weir policy history` lists what was"));
    }
}
