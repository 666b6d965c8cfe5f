package dev.weir.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a policy was tried on before it is published. */
final class TrialOptions {

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private @Nullable How how;

    @Option(names = "--yes", description = "Publish after the backtest without asking: for scripts.")
    private boolean yes;

    /** One of three ways. */
    private static final class How {
        @Option(
                names = "--backtest",
                required = true,
                paramLabel = "FILE",
                description = "A report of this policy, backtest.json, as `weir backtest` or --over wrote it.")
        private @Nullable Path report;

        @Option(
                names = "--without-backtest",
                required = true,
                paramLabel = "REASON",
                description =
                        "Publish without one, in an emergency. The reason stands in the policy and in its history.")
        private @Nullable String reason;

        @ArgGroup(exclusive = false, multiplicity = "1")
        private @Nullable Over over;
    }

    /** Here and now. */
    private static final class Over {
        @Option(
                names = "--over",
                required = true,
                paramLabel = "TIME|[stream=]FILE",
                description = {
                    "Run the backtest now: over what came in by the topics in this time until now, such as 24h, or over",
                    "files, each with its own --over. Some days more than what you are interested in: it begins without memory."
                })
        private List<String> over = List.of();

        @Option(
                names = "--out",
                required = true,
                paramLabel = "DIR",
                description = "The folder for its report; it is created.")
        private @Nullable Path out;

        @Option(
                names = "--reference",
                paramLabel = "TOPIC=FILE",
                description = "What a topic says that streams refer to, see `weir backtest`. One for each such topic.")
        private List<String> references = List.of();
    }

    /** A report, or null. */
    @Nullable
    Path report() {
        return how == null ? null : how.report;
    }

    /** Why there is none, or null. */
    @Nullable
    String reason() {
        return how == null ? null : how.reason;
    }

    /** A time or files to run it over; empty: it is not run. */
    List<String> over() {
        return how == null || how.over == null ? List.of() : how.over.over;
    }

    /** Where its report is written to, or null: it is not run. */
    @Nullable
    Path out() {
        return how == null || how.over == null ? null : how.over.out;
    }

    /** What topics say that streams refer to, as {@code TOPIC=FILE}. */
    List<String> references() {
        return how == null || how.over == null ? List.of() : how.over.references;
    }

    boolean yes() {
        return yes;
    }
}
