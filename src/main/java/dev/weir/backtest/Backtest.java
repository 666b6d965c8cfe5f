package dev.weir.backtest;

import dev.weir.Plan;
import dev.weir.replay.OutputFolder;
import dev.weir.replay.Progress;
import dev.weir.replay.ReferenceFiles;
import dev.weir.replay.Replay;
import dev.weir.replay.ReplayInput;
import dev.weir.replay.Summary;
import dev.weir.sort.ExternalSort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Runs two replays and compares them. */
public final class Backtest {

    /** The folder, below its own, of the replay by the policy that holds now. */
    public static final String NOW = "now";

    /** The one by the candidate. */
    public static final String CANDIDATE = "candidate";

    /** The report for programs. */
    public static final String JSON = "backtest.json";

    /** The report for people. */
    public static final String HTML = "backtest.html";

    private final ReplayInput input;
    private final @Nullable Path decisions;
    private final ReferenceFiles references;
    private final Path out;
    private final Path work;
    private final Progress progress;
    private final LongSupplier nanos;

    /**
     * @param input what both judge
     * @param decisions a file of reviewers' decisions that both meet, or null
     * @param references what the streams' reference topics say, to both
     * @param out a folder
     * @param work an empty folder for temporary files
     * @param nanos a running clock in nanoseconds
     */
    public Backtest(
            ReplayInput input,
            @Nullable Path decisions,
            ReferenceFiles references,
            Path out,
            Path work,
            Progress progress,
            LongSupplier nanos) {
        this.input = input;
        this.decisions = decisions;
        this.references = references;
        this.out = out;
        this.work = work;
        this.progress = progress;
        this.nanos = nanos;
    }

    /**
     * Runs both, and writes the reports.
     *
     * @param now the policy that holds now
     * @param candidate the one that is tried
     * @param fakes who is known to be fake
     * @param answers what was said of the blind sample
     * @throws dev.weir.replay.ReplayException when an input cannot be read, or {@code out} holds anything else
     */
    public BacktestReport run(Entrant now, Entrant candidate, Fakes fakes, BlindAnswers answers) throws IOException {
        input.check(now.plan().settings());
        references.check(now.plan().settings());
        Replay.check(decisions, now.plan().settings());
        Path nowFolder = out.resolve(NOW);
        Path candidateFolder = out.resolve(CANDIDATE);
        OutputFolder nowOut = OutputFolder.claim(nowFolder.toString(), input.places());
        OutputFolder candidateOut = OutputFolder.claim(candidateFolder.toString(), input.places());
        Summary before = replay(now.plan(), nowOut);
        Summary after = replay(candidate.plan(), candidateOut);

        Flows flows = new Flows();
        People people = new People(fakes::has);
        Fates fates = new Fates(input.places(), new ExternalSort(work, "fates", ExternalSort.defaultMemory()));
        fates.read(Side.NOW, nowFolder);
        fates.read(Side.CANDIDATE, candidateFolder);
        fates.compare(pair -> {
            flows.add(pair);
            people.add(pair);
            fakes.add(pair);
            answers.add(pair);
        });
        StandingsFile standings = StandingsFile.read(nowFolder);
        StandingsFile tried = StandingsFile.read(candidateFolder);
        Instant missing = input.missingBefore();
        BacktestReport report = new BacktestReport(
                BacktestReport.VERSION,
                before.policy(),
                after.policy(),
                before.models(),
                before.inputs(),
                before.outcome().total().dead(),
                flows.streams(),
                flows.checks(),
                people.contributors(),
                standings.beside(tried),
                fakes.known().orElse(null),
                answers.sampled().orElse(null),
                new BacktestReport.Both<>(now.rules(), candidate.rules()),
                until(before),
                people.shutOut(standings, tried),
                missing == null ? null : missing.toString());
        write(JSON, report.json());
        write(HTML, new BacktestHtml(report).html());
        return report;
    }

    /** In one step: where reports are renewed somebody may be reading the one before. */
    private void write(String name, String text) throws IOException {
        Path next = Files.writeString(work.resolve(name), text, StandardCharsets.UTF_8);
        Files.move(next, out.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private @Nullable String until(Summary replay) {
        Long last = input.lastArrival();
        return last == null
                ? replay.outcome().lastTime()
                : Instant.ofEpochMilli(last).toString();
    }

    private Summary replay(Plan plan, OutputFolder folder) throws IOException {
        Replay replay = new Replay(plan, input, decisions, references, folder, progress, nanos);
        Summary summary = replay.run();
        replay.complete(summary);
        return summary;
    }
}
