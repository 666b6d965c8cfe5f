package dev.weir.replay;

import dev.weir.GatewayJob;
import dev.weir.Plan;
import dev.weir.output.EventLine;
import dev.weir.reference.References;
import dev.weir.settings.Mode;
import dev.weir.settings.Settings;
import dev.weir.sort.ExternalSort;
import dev.weir.training.JsonLines;
import dev.weir.training.Recipe;
import dev.weir.training.SetBuild;
import dev.weir.training.SetCounts;
import dev.weir.wire.Passage;
import dev.weir.wire.PassageType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** One bounded run over files, from the first byte to {@code summary.json}. */
public final class Replay {

    private static final double SECOND = 1e9;
    private static final int BUFFER = 256 * 1024;

    private final Plan plan;
    private final ReplayInput input;
    private final @Nullable Path decisions;
    private final ReferenceFiles references;
    private final OutputFolder out;
    private final Progress progress;
    private final LongSupplier nanos;
    private final long sortMemory;

    /**
     * @param input what is judged
     * @param decisions a file of reviewers' decisions, or null
     * @param references what the streams' reference topics say
     * @param out a claimed folder
     * @param nanos a running clock in nanoseconds, for the summary's duration
     */
    public Replay(
            Plan plan,
            ReplayInput input,
            @Nullable Path decisions,
            ReferenceFiles references,
            OutputFolder out,
            Progress progress,
            LongSupplier nanos) {
        this(plan, input, decisions, references, out, progress, nanos, ExternalSort.defaultMemory());
    }

    Replay(
            Plan plan,
            ReplayInput input,
            @Nullable Path decisions,
            ReferenceFiles references,
            OutputFolder out,
            Progress progress,
            LongSupplier nanos,
            long sortMemory) {
        this.plan = plan;
        this.input = input;
        this.decisions = decisions;
        this.references = references;
        this.out = out;
        this.progress = progress;
        this.nanos = nanos;
        this.sortMemory = sortMemory;
    }

    /**
     * Makes sure that a file of decisions can be read, before anything of a former run is replaced.
     *
     * @throws ReplayException naming the line that is none
     */
    public static void check(@Nullable Path decisions, Settings settings) throws IOException {
        if (decisions != null) {
            DecisionLines.check(decisions, settings);
        }
    }

    /**
     * Reads, sorts, judges and writes.
     *
     * @throws ReplayException when an input cannot be read
     * @throws IOException when the folder cannot be written
     */
    public Summary run() throws IOException {
        long started = nanos.getAsLong();
        try {
            ExternalSort sort = new ExternalSort(out.work(), "events", sortMemory);
            List<Summary.Input> read = input.read(plan.settings(), sort, progress);
            long records = read.stream().mapToLong(Summary.Input::records).sum();
            if (decisions != null) {
                DecisionLines.read(decisions, input, plan.settings(), sort);
            }
            judge(sort.finish(), records);
            Outcome outcome = resolved(Summary.readOutcome(out.tally()));
            if (outcome.total().in() != records) {
                throw new IllegalStateException(records + " records were read but "
                        + outcome.total().in() + " got a verdict; this is a fault in Weir");
            }
            double seconds = (nanos.getAsLong() - started) / SECOND;
            return summary(outcome, read, seconds);
        } finally {
            progress.end();
            out.clear();
        }
    }

    /** Writes {@code summary.json}, the last of the outputs. */
    public void complete(Summary summary) throws IOException {
        Files.writeString(out.file(OutputFolder.SUMMARY), summary.json(), StandardCharsets.UTF_8);
    }

    private void judge(List<Path> runs, long records) throws IOException {
        progress.begin("judging", records);
        StreamExecutionEnvironment env = LocalFlink.environment();
        DataStream<Passage> source = env.fromSource(
                        new SortedSource(
                                runs.stream().map(Path::toString).toList(),
                                plan.settings().streamList()),
                        WatermarkStrategy.noWatermarks(),
                        "files",
                        PassageType.INSTANCE)
                .uid("files")
                .map(new CountingMap())
                .returns(PassageType.INSTANCE)
                .name("progress")
                .uid("progress");
        // Models come with the plan: one that arrived in between would judge at another event each time.
        DataStream<byte[]> models = env.fromSource(
                        new SortedSource(List.of(), plan.settings().streamList()),
                        WatermarkStrategy.noWatermarks(),
                        "no-models",
                        PassageType.INSTANCE)
                .uid("no-models")
                .map(passage -> new byte[0])
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .uid("no-model");
        GatewayJob.connect(
                plan,
                referred(source),
                models,
                new FolderSink(out.name(), plan.settings(), input.places(), sortMemory));
        execute(env);
    }

    private DataStream<Passage> referred(DataStream<Passage> source) {
        References asked = References.of(plan.settings());
        return asked.isNeeded()
                ? source.map(new ReferenceMap(asked, references))
                        .returns(PassageType.INSTANCE)
                        .name("reference")
                        .uid("reference")
                : source;
    }

    /** Writes the training set: what holds of all that went out. */
    private Outcome resolved(Outcome outcome) throws IOException {
        ReplayedFolder folder = new ReplayedFolder(out.folder(), input::order, outcome.lastTime(), progress);
        SetCounts counts;
        try (OutputStream training =
                new BufferedOutputStream(Files.newOutputStream(out.file(OutputFolder.TRAINING)), BUFFER)) {
            counts = SetBuild.of(
                            plan.settings(),
                            folder,
                            Recipe.everything(folder.lastTime(), lateLabels()),
                            new JsonLines(training),
                            out.work(),
                            sortMemory)
                    .counts();
        }
        return outcome.retracting(counts.retracted());
    }

    /** Labels are left out only where the policy lets the check of labels take labels back. */
    private Recipe.LateLabels lateLabels() {
        boolean isEnforced = plan.settings().streams().entrySet().stream()
                .filter(stream -> stream.getValue().fields().label() != null)
                .allMatch(stream -> plan.policy().on(stream.getKey()).label().mode() == Mode.ENFORCE);
        return isEnforced ? Recipe.LateLabels.CHECK : Recipe.LateLabels.KEEP;
    }

    private void execute(StreamExecutionEnvironment env) throws IOException {
        try {
            JobClient job = env.executeAsync("weir replay");
            CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
            while (!isDone(result)) {
                judged(job).ifPresent(count -> progress.at(count, count));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the run was interrupted", e);
        } catch (Exception e) {
            throw new IOException("the job failed: " + rootCause(e), e);
        }
    }

    /** Waits a moment for the end. */
    private static boolean isDone(CompletableFuture<JobExecutionResult> result)
            throws InterruptedException, ExecutionException {
        try {
            result.get(200, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** How many records entered the job; nothing where it just ended, and Flink's answer with it. */
    private static Optional<Long> judged(JobClient job) throws InterruptedException {
        try {
            return Optional.ofNullable((Long) job.getAccumulators().get().get(CountingMap.ACCUMULATOR));
        } catch (ExecutionException | IllegalStateException ended) {
            return Optional.empty();
        }
    }

    private Summary summary(Outcome outcome, List<Summary.Input> read, double seconds) {
        return new Summary(
                EventLine.VERSION,
                outcome,
                plan.policy().id(),
                plan.models(),
                read,
                List.of(),
                new Summary.Run(
                        Math.round(seconds * 1000) / 1000.0,
                        Math.round(outcome.total().in() / Math.max(seconds, 0.001))));
    }

    private static Throwable rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
