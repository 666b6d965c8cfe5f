package dev.weir;

import dev.weir.settings.JobSettings;
import dev.weir.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.rocksdb.CompressionType;

/** How Flink runs the gateway: the options that the promises rest on, whatever the cluster's own file says. */
public final class JobEnvironment {

    /** Fixed for ever: it divides by every parallelism up to 10 and by 12, 15, 16, 18, 20, 24, 30, 36. */
    static final int MAX_PARALLELISM = 720;

    /**
     * The delay grows with each failure and falls back only after an hour without one. A recovery is to be over within 30 s:
     * 10 s until a silent process is given up, this, and as long again to restore. A broker that is away for longer is
     * asked six times a minute, which costs nothing.
     */
    static final Duration LONGEST_BACKOFF = Duration.ofSeconds(10);

    /**
     * Checkpoints in a row that may fail before the job starts again; Flink's own 0 starts again with each. A disk without room or a
     * storage that is away for a minute is not mended by a restart; a task that hangs may be.
     */
    static final int FAILED_CHECKPOINTS = 10;

    /**
     * By level, the last for all below. A checkpoint waits until what changed is written at the first level: to compress it takes two thirds of that
     * time and saves a quarter of the room, since what is kept is packed already. The second is as young, and at most 256 MB.
     */
    private static final List<CompressionType> COMPRESSION =
            List.of(CompressionType.NO_COMPRESSION, CompressionType.NO_COMPRESSION, CompressionType.LZ4_COMPRESSION);

    private JobEnvironment() {}

    /** Options of the live job, on a cluster or in this process. */
    public static Configuration live(Settings settings) {
        JobSettings job = settings.job();
        Configuration conf = common();
        conf.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        conf.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
        conf.set(RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL, COMPRESSION);
        conf.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        conf.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, job.checkpointInterval());
        conf.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        conf.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, FAILED_CHECKPOINTS);
        // Unaligned checkpoints would let records overtake the barrier that closes the books.
        conf.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        conf.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        conf.set(StateRecoveryOptions.LOCAL_RECOVERY, true);
        conf.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofSeconds(1));
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_BACKOFF);
        if (job.checkpointDir() != null) {
            conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(job.checkpointDir()));
            conf.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        }
        return conf;
    }

    /**
     * The same with more of Flink's own options, such as {@link #metrics}.
     *
     * @param more values by key
     */
    public static Configuration inProcess(Settings settings, Map<String, String> more) {
        Configuration conf = inProcess(settings);
        more.forEach(conf::setString);
        return conf;
    }

    /** Options of the live job in a cluster inside this process; state goes to {@code ./weir-state} if nowhere else. */
    public static Configuration inProcess(Settings settings) {
        Configuration conf = live(settings);
        if (settings.job().checkpointDir() == null) {
            conf.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            conf.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    Path.of("weir-state", settings.prefix())
                            .toAbsolutePath()
                            .toUri()
                            .toString());
        }
        int slots = settings.job().parallelism() > 0
                ? settings.job().parallelism()
                : Runtime.getRuntime().availableProcessors();
        conf.set(CoreOptions.DEFAULT_PARALLELISM, slots);
        conf.set(TaskManagerOptions.NUM_TASK_SLOTS, slots);
        conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256L * slots));
        conf.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
        conf.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
        return conf;
    }

    /**
     * Flink's Prometheus reporter, on a port of every process; of this one in `weir run`, of every pod in k8s/. It listens on all
     * addresses: Flink has no option for that.
     *
     * <p>What differs from one start of a task to the next is left out of the labels, so that a restart goes on with the same series.
     * Values of labels stay as they are: {@code +Inf} is one.
     *
     * @param port 1 to 65535
     */
    public static Map<String, String> metrics(int port) {
        return Map.of(
                "metrics.reporter.prom.factory.class",
                "org.apache.flink.metrics.prometheus.PrometheusReporterFactory",
                "metrics.reporter.prom.port",
                Integer.toString(port),
                "metrics.reporter.prom.filterLabelValueCharacters",
                "false",
                "metrics.reporter.prom.scope.variables.excludes",
                "job_id;task_id;task_attempt_id;task_attempt_num;operator_id");
    }

    /** Flink takes only URIs; a plain path is a place on this machine. */
    private static String uri(String place) {
        return URI.create(place).getScheme() == null
                ? Path.of(place).toAbsolutePath().toUri().toString()
                : place;
    }

    /** Options of every run, live or bounded. */
    public static Configuration common() {
        Configuration conf = new Configuration();
        conf.set(PipelineOptions.GENERIC_TYPES, false);
        conf.set(PipelineOptions.OBJECT_REUSE, true);
        conf.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        conf.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        return conf;
    }
}
