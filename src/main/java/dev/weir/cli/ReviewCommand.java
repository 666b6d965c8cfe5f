package dev.weir.cli;

import dev.weir.event.Decision.Action;
import dev.weir.review.Act;
import dev.weir.review.Target;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir review}: what the console does, for the shell and for scripts. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = "Lists what is held, and decides about it.",
        subcommands = {
            ReviewListCommand.class,
            ReviewShowCommand.class,
            ReviewDueCommand.class,
            ReviewApproveCommand.class,
            ReviewSampleCommand.class
        },
        synopsisSubcommandLabel =
                "(list | show | release | reject | exclude | clear | allow | undo | relabel | due | approve | sample)",
        footer = {
            "",
            "Examples:",
            "  weir review list --settings weir.yaml",
            "  weir review show customer:17 --settings weir.yaml",
            "  weir review exclude customer:17 --settings weir.yaml --as ana --key ana.pem --reason fake --wait",
            "Exit status: 0 applied, or sent without --wait; 1 refused, or not answered in time; 2 bad usage or settings."
        })
final class ReviewCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a subcommand there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say list, show, release, reject, exclude, clear, allow, undo, relabel, due, approve or sample");
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description = {
                "Sends held events to training after all, as their producer sent them.",
                "With --reason deadline (nobody decided in time) only once the deadline has passed, and only where the contributor is",
                "clear and neither its pace nor its provenance holds the event; `weir review due` does so for all that is due."
            },
            footer = {
                "",
                "Example:",
                "  weir review release shop.ratings/0/4711 --settings weir.yaml --as ana --key ana.pem --reason honest"
            })
    int release(@Mixin ReviewPlace place, @Mixin DecideOptions options, @Mixin EventTargets targets)
            throws IOException {
        return decide(place, options, Action.RELEASE, targets.target(spec), targets.streams(), null, null);
    }

    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Ends holds: the events stay out, their contributors stand as before.",
            footer = {
                "",
                "Example:",
                "  weir review reject --actor customer:17 --settings weir.yaml --as ana --key ana.pem --reason faulty"
            })
    int reject(@Mixin ReviewPlace place, @Mixin DecideOptions options, @Mixin EventTargets targets) throws IOException {
        return decide(place, options, Action.REJECT, targets.target(spec), targets.streams(), null, null);
    }

    @Command(
            name = "exclude",
            mixinStandardHelpOptions = true,
            description = "Takes back what contributors sent, and holds what they send from now on.",
            footer = {
                "",
                "Examples:",
                "  weir review exclude customer:17 --since 2026-01-31T00:00:00Z --settings weir.yaml --as ana --key ana.pem"
                        + " --reason stolen-account",
                "  weir review exclude --campaign ratings/film:3/1767268800000 --dry-run --settings weir.yaml --as ana --key"
                        + " ana.pem --reason fake"
            })
    int exclude(
            @Mixin ReviewPlace place,
            @Mixin DecideOptions options,
            @Mixin ActorTargets targets,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description = "From this event time on, such as 2026-01-31T00:00:00Z. Default: from the"
                                    + " beginning.")
                    @Nullable
                    Instant since)
            throws IOException {
        return decide(place, options, Action.EXCLUDE, targets.target(spec), targets.streams(), since, null);
    }

    @Command(
            name = "clear",
            mixinStandardHelpOptions = true,
            description = {
                "Nothing stands against contributors any more: what was taken back is brought back, and what is "
                        + "still held of them is released, but for what was rejected."
            },
            footer = {
                "",
                "Examples:",
                "  weir review clear customer:17 --settings weir.yaml --as ana --key ana.pem --reason confirmed",
                "  weir review clear --policy shop@8 --settings weir.yaml --as lea --key lea.pem --reason mistake --dry-run"
            })
    int clear(
            @Mixin ReviewPlace place,
            @Mixin DecideOptions options,
            @Mixin ActorTargets targets,
            @Option(
                            names = "--policy",
                            paramLabel = "NAME@VERSION",
                            description =
                                    "All whom this version of the policy suspended or excluded, and nothing else did.")
                    @Nullable
                    String policy)
            throws IOException {
        return decide(place, options, Action.CLEAR, targets.orAccused(spec, policy), targets.streams(), null, null);
    }

    @Command(
            name = "allow",
            mixinStandardHelpOptions = true,
            description = "No check holds what contributors send, or excludes them, until then. For leads.",
            footer = {
                "",
                "Example:",
                "  weir review allow customer:17 --until 2026-02-28T00:00:00Z --settings weir.yaml --as lea --key lea.pem"
                        + " --reason confirmed"
            })
    int allow(
            @Mixin ReviewPlace place,
            @Mixin DecideOptions options,
            @Mixin ActorTargets targets,
            @Option(
                            names = "--until",
                            paramLabel = "TIME",
                            description = "To this event time, such as 2026-02-28T00:00:00Z. Default: for good.")
                    @Nullable
                    Instant until)
            throws IOException {
        return decide(place, options, Action.ALLOW, targets.target(spec), targets.streams(), null, until);
    }

    @Command(
            name = "undo",
            mixinStandardHelpOptions = true,
            description = {
                "Takes decisions back, the last one first. The id of an act stands for all of its decisions.",
                "An analyst takes back their own, a lead anybody's."
            },
            footer = {
                "",
                "Example:",
                "  weir review undo 2f0c7f9e-93b1-4b43-8d2f-5d2c7c1a9f10 --settings weir.yaml --as ana --key ana.pem"
                        + " --reason mistake"
            })
    int undo(
            @Mixin ReviewPlace place,
            @Mixin DecideOptions options,
            @Parameters(arity = "1..*", paramLabel = "DECISION", description = "Ids of decisions or of acts.")
                    List<String> ids)
            throws IOException {
        return decide(place, options, Action.UNDO, new Target.Decisions(ids), List.of(), null, null);
    }

    @Command(
            name = "relabel",
            mixinStandardHelpOptions = true,
            description = {
                "Says what the label of events is, wherever they stand: a newer version of it, by you.",
                "Training sets that are built from then on have it; no row is added. `undo` brings the label before back."
            },
            footer = {
                "",
                "Example:",
                "  weir review relabel shop.payments/0/4711 --label genuine --settings weir.yaml --as ana --key ana.pem"
                        + " --reason confirmed"
            })
    int relabel(
            @Mixin ReviewPlace place,
            @Mixin DecideOptions options,
            @Parameters(
                            arity = "1..*",
                            paramLabel = "EVENT",
                            description = "Events, held or in training, by their origin: topic/partition/offset.")
                    List<String> events,
            @Option(
                            names = "--label",
                            required = true,
                            paramLabel = "LABEL",
                            description = "What they are, as the label's field writes it: fraud, genuine.")
                    String label)
            throws IOException {
        Act act = new BadUsage(spec)
                .allowed(() -> Act.of(Action.RELABEL, new Target.Events(events), options.reason(), options.comment())
                        .atMost(options.most())
                        .label(label));
        return new Deciding(spec, place, options.signing(), options.propose(), Map.of()).run(act);
    }

    private int decide(
            ReviewPlace place,
            DecideOptions options,
            Action action,
            Target target,
            List<String> streams,
            @Nullable Instant since,
            @Nullable Instant until)
            throws IOException {
        Act act = new BadUsage(spec)
                .allowed(() -> new Act(
                        action,
                        target,
                        streams,
                        since == null ? Long.MIN_VALUE : since.toEpochMilli(),
                        until == null ? Long.MAX_VALUE : until.toEpochMilli(),
                        options.reason(),
                        options.comment(),
                        options.most()));
        return new Deciding(spec, place, options.signing(), options.propose(), Map.of()).run(act);
    }
}
