package dev.weir.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.core.execution.JobClient;

/** What is done with jobs that run in this process. */
public final class Jobs {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Jobs() {}

    /** Cancels a job and waits until it has ended: until then it writes below its folder, which the test removes. */
    public static void end(JobClient job) throws Exception {
        job.cancel().get();
        assertThat(job.getJobExecutionResult()).failsWithin(PATIENCE);
    }
}
