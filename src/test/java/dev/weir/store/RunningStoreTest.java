package dev.weir.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.settings.Settings;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningStoreTest {

    @TempDir
    private Path folder;

    @Test
    void itsCheckpointsGoAlsoWhereItDoesNotEndAsItIsTold() throws Exception {
        // Given: a job that runs on, and whose cluster is gone
        Settings settings = TestSettings.ratings();
        Path checkpoints = Files.createDirectories(folder.resolve("weir-store1"));
        Files.createDirectories(checkpoints.resolve("job/chk-7"));
        JobClient job = job(CompletableFuture.failedFuture(new IllegalStateException("the cluster is gone")));

        // When
        new RunningStore(job, checkpoints, Housekeeping.start(settings)).close();

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    private static JobClient job(CompletableFuture<Void> cancelled) {
        return (JobClient) Proxy.newProxyInstance(
                JobClient.class.getClassLoader(),
                new Class<?>[] {JobClient.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getJobExecutionResult" -> new CompletableFuture<>();
                    case "cancel" -> cancelled;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
