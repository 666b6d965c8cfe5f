package dev.weir.drill;

import dev.weir.JobEnvironment;
import dev.weir.LiveGateway;
import dev.weir.settings.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;

/** A gateway in a cluster inside this process, for drills that kill nobody: it costs a fifth of what processes cost. */
final class InProcess implements Gateway, AutoCloseable {

    private static final Duration END = Duration.ofMinutes(1);

    private final JobClient job;
    private final CompletableFuture<JobExecutionResult> result;
    private final Rest rest;

    private InProcess(JobClient job, Rest rest) {
        this.job = job;
        this.result = job.getJobExecutionResult();
        this.rest = rest;
    }

    /**
     * Starts the job.
     *
     * @param settings the gateway's settings file
     * @param checkpoints a folder for its checkpoints
     */
    static InProcess start(Path settings, Path checkpoints) {
        LiveGateway gateway = LiveGateway.load(settings);
        Settings read = gateway.plan().settings();
        Configuration conf = JobEnvironment.inProcess(read);
        conf.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        int port = Broker.freePort();
        conf.set(RestOptions.BIND_PORT, Integer.toString(port));
        conf.setString("web.refresh-interval", "10");
        try {
            return new InProcess(gateway.startInProcess(conf), new Rest(port));
        } catch (Exception e) {
            throw new IllegalStateException("could not start " + settings, e);
        }
    }

    @Override
    public Rest rest() {
        return rest;
    }

    @Override
    public boolean isAlive() {
        return !result.isDone();
    }

    @Override
    public long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public String diagnosis() {
        return rest.summary() + (isAlive() ? "the job runs" : "the job ended: " + result);
    }

    @Override
    public void close() throws Exception {
        if (isAlive()) {
            job.cancel().get(END.toSeconds(), TimeUnit.SECONDS);
        }
        // Until it has ended it writes below its folder.
        result.exceptionally(cancelled -> null).get(END.toSeconds(), TimeUnit.SECONDS);
    }
}
