package dev.weir.store;

import dev.weir.JobEnvironment;
import dev.weir.settings.Settings;
import dev.weir.sort.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job while it runs in this process. Its checkpoints are for failures of tasks and connections while it runs, and go with it: the next
 * start asks the tables.
 */
public final class RunningStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningStore.class);
    private static final long STOP_SECONDS = 60;

    /** Files are compressed beside the reading; more subtasks make more small files. */
    private static final int PARALLELISM = 2;

    private static final int ATTEMPTS = 3;

    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> result;
    private final Path checkpoints;
    private final Housekeeping housekeeping;
    private final Thread onExit;

    /** @param checkpoints the folder for them, which goes with the job */
    RunningStore(JobClient job, Path checkpoints, Housekeeping housekeeping) {
        this.job = job;
        this.housekeeping = housekeeping;
        this.result = job.getJobExecutionResult();
        this.checkpoints = checkpoints;
        this.onExit = new Thread(this::stop, "weir-stop");
    }

    /** Starts the job. */
    public static RunningStore start(Settings settings, StoreJob plan, StoreJob.Until until) throws Exception {
        Path checkpoints = Files.createTempDirectory("weir-store");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(configuration(settings, until, checkpoints));
        plan.connect(env, until);
        RunningStore running = new RunningStore(
                env.executeAsync("weir store " + settings.prefix()), checkpoints, Housekeeping.start(settings));
        Runtime.getRuntime().addShutdownHook(running.onExit);
        return running;
    }

    /**
     * How Flink runs it.
     *
     * @param checkpoints the folder for them
     */
    static Configuration configuration(Settings settings, StoreJob.Until until, Path checkpoints) {
        Configuration conf = JobEnvironment.common();
        int slots = settings.job().parallelism() > 0
                ? settings.job().parallelism()
                : Math.min(PARALLELISM, Runtime.getRuntime().availableProcessors());
        conf.set(CoreOptions.DEFAULT_PARALLELISM, slots);
        conf.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
        conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
        conf.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        conf.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        // Flink sees Hadoop's classes beside Iceberg, and would ask for Hadoop's tokens.
        conf.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
        conf.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.store().commitEvery());
        conf.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        // The barrier closes a commit: nothing may overtake it.
        conf.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        conf.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        if (until == StoreJob.Until.STOPPED) {
            conf.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
            conf.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
            conf.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofMinutes(1));
        } else {
            conf.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, ATTEMPTS);
            conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
        }
        return conf;
    }

    /** Waits until the job ends. */
    public void await() throws Exception {
        try {
            result.get();
        } catch (ExecutionException e) {
            throw rootCause(e);
        }
    }

    private static Exception rootCause(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause instanceof Exception exception ? exception : failure;
    }

    /** Stops the job and waits for it. What it read since its last commit is read again by the next start. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            return; // The process is ending: its hook stops the job.
        }
        stop();
    }

    private void stop() {
        housekeeping.close();
        try {
            if (!result.isDone()) {
                job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the store's job did not end as it was told to, and ends with the process: {}", e.toString());
        } finally {
            // However it ends: no start reads them, and in a temporary folder nobody else would miss or remove them.
            remove(checkpoints);
        }
    }

    private static void remove(Path folder) {
        try {
            WorkFolder.remove(folder);
        } catch (IOException e) {
            return; // Left to whoever cleans up temporary files.
        }
    }
}
