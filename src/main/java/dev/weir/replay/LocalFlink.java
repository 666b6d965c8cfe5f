package dev.weir.replay;

import dev.weir.JobEnvironment;
import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.SecurityOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink inside this process, set up for one bounded run: one subtask of everything, so that all is first in, first out;
 * state on the heap; no checkpoints and no restarts. STREAMING mode: BATCH would feed each key's whole life at a time, so
 * that a verdict would see either the future of others or nothing of them.
 */
final class LocalFlink {

    /** How often the progress is heard of. */
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    private LocalFlink() {}

    static StreamExecutionEnvironment environment() {
        Configuration conf = JobEnvironment.common();
        conf.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        conf.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        conf.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        conf.set(SecurityOptions.DELEGATION_TOKENS_ENABLED, false);
        conf.set(RestOptions.BIND_PORT, "0");
        conf.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, HEARTBEAT);
        conf.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        conf.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        conf.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
        return StreamExecutionEnvironment.createLocalEnvironment(1, conf);
    }
}
