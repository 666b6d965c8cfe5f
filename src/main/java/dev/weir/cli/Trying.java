package dev.weir.cli;

import dev.weir.backtest.Backtest;
import dev.weir.backtest.BacktestReport;
import dev.weir.backtest.PolicyTrial;
import dev.weir.backtest.TopicRange;
import dev.weir.learn.LearnException;
import dev.weir.publish.PolicyHistory;
import dev.weir.publish.Statement;
import dev.weir.replay.FileInput;
import dev.weir.replay.InputFile;
import dev.weir.replay.Progress;
import dev.weir.replay.ReferenceFiles;
import dev.weir.replay.ReplayException;
import dev.weir.replay.ReplayInput;
import dev.weir.settings.Durations;
import dev.weir.settings.Policy;
import dev.weir.settings.PolicyFile;
import dev.weir.settings.Settings;
import dev.weir.settings.Tried;
import dev.weir.sort.WorkFolder;
import dev.weir.topics.Cluster;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What is asked before a policy is published: a backtest, shown and confirmed, or the reason why there is none. */
record Trying(
        CommandSpec spec,
        Settings settings,
        TrialOptions trial,
        SignerOptions options,
        PolicyHistory history,
        Clock clock) {

    /**
     * The text with what is said of its backtest.
     *
     * @return null where it is not to be published, which was said
     */
    @Nullable
    String stated(String text) throws IOException {
        Policy policy = PolicyFile.parse(text, "policy", settings);
        String reason = trial.reason();
        Path report = trial.report();
        Path out = trial.out();
        if (reason != null) {
            return allowed(() -> Statement.untried(text, reason));
        }
        if (report != null) {
            return shown(text, new BadUsage(spec).read(report, Files::readAllBytes), report.toString());
        }
        if (out != null) {
            return shown(text, run(text, out), out.resolve(Backtest.JSON).toString());
        }
        Policy before = history.series().newest();
        if (!options.dryRun() && Statement.isAsked(before, policy, settings.streamNames())) {
            return refused(
                    "it changes what becomes of events, and was not tried: try it with --over 24h --out DIR, give a report"
                            + " of it with --backtest FILE, or say --without-backtest REASON");
        }
        return allowed(() -> Statement.none(text, policy));
    }

    private byte[] run(String text, Path out) throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, Terminal.progressStyle(), System::nanoTime);
        try (WorkFolder work = WorkFolder.beside(out.resolve(Backtest.JSON))) {
            PolicyTrial tried = PolicyTrial.of(settings, history.series().newest(), history.followed(settings), text);
            List<String> over = trial.over();
            if (over.size() == 1 && isTime(over.get(0))) {
                try (TopicRange range = new TopicRange(
                        settings,
                        Cluster.of(settings).clientProperties(),
                        clock.instant().minus(Durations.parse(over.get(0))),
                        null)) {
                    tried.run(range, ReferenceFiles.of(trial.references()), out, work.path(), progress);
                }
            } else {
                ReplayInput files = new FileInput(InputFile.of(over, settings));
                tried.run(files, ReferenceFiles.of(trial.references()), out, work.path(), progress);
            }
        } catch (ReplayException | LearnException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        return Files.readAllBytes(out.resolve(Backtest.JSON));
    }

    private static boolean isTime(String text) {
        try {
            return !Durations.parse(text).isZero();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private @Nullable String shown(String text, byte[] json, String place) throws IOException {
        Tried tried = allowed(() -> BacktestReport.tried(json, clock.millis()));
        if (!options.json()) {
            PrintWriter out = spec.commandLine().getOut();
            BacktestText.print(BacktestReport.read(json), place, out);
            out.println();
            out.flush();
        }
        Policy before = history.series().newest();
        if (!tried.isAgainst(history.followed(settings))) {
            return refused("the backtest compares it with another policy than the one that it follows, " + before.id()
                    + "; try it against that one, which `weir policy show " + before.id() + "` prints, or with --over");
        }
        return trial.yes() || options.dryRun() || isConfirmed()
                ? allowed(() -> Statement.tried(text, tried))
                : refused("nothing was sent; where nobody can be asked, say --yes");
    }

    private static boolean isConfirmed() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        String answer = console.readLine("Publish it? Type yes: ");
        return answer != null && answer.strip().equals("yes");
    }

    private <T> T allowed(Supplier<T> made) {
        return new BadUsage(spec).allowed(made);
    }

    private @Nullable String refused(String why) {
        spec.commandLine().getErr().println("weir: refused: " + why);
        return null;
    }
}
