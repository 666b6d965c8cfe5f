package dev.weir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/**
 * The gateway while it runs in this process: found again where it stopped, and stopped with a savepoint, so that the next
 * start goes on from there. Not for a cluster, whose operator does the same.
 */
public final class RunningGateway implements AutoCloseable {

    private static final long STOP_SECONDS = 60;

    private final JobClient job;
    private final Path state;
    private final Consumer<String> progress;
    private final Thread onExit;

    private RunningGateway(JobClient job, Path state, Consumer<String> progress) {
        this.job = job;
        this.state = state;
        this.progress = progress;
        this.onExit = new Thread(this::stop, "weir-stop");
    }

    /**
     * Starts the job.
     *
     * @param gateway what to run
     * @param conf options of a cluster in this process
     * @param from {@code latest}, {@code none}, or the path of a checkpoint or savepoint
     * @param progress told in one line what is being done
     */
    public static RunningGateway start(LiveGateway gateway, Configuration conf, String from, Consumer<String> progress)
            throws Exception {
        Path state = folder(conf.get(CheckpointingOptions.CHECKPOINTS_DIRECTORY));
        Optional<Path> checkpoint = switch (from) {
            case "none" -> Optional.empty();
            case "latest" -> newest(state);
            default -> Optional.of(Path.of(from));
        };
        checkpoint.ifPresent(path -> conf.set(
                StateRecoveryOptions.SAVEPOINT_PATH, path.toAbsolutePath().toString()));
        progress.accept(checkpoint.map(path -> "going on from " + path).orElse("starting without a checkpoint"));
        RunningGateway running = new RunningGateway(gateway.startInProcess(conf), state, progress);
        Runtime.getRuntime().addShutdownHook(running.onExit);
        progress.accept("running; stop it with Ctrl-C");
        return running;
    }

    /** Waits until the job ends. */
    public void await() throws Exception {
        try {
            job.getJobExecutionResult().get();
        } catch (ExecutionException e) {
            throw rootCause(e);
        }
    }

    /** Stops the job with a savepoint and waits for it. */
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
        try {
            if (job.getJobStatus().get(STOP_SECONDS, TimeUnit.SECONDS).isGloballyTerminalState()) {
                return;
            }
            progress.accept("stopping with a savepoint");
            String savepoint = job.stopWithSavepoint(false, state.toUri().toString(), SavepointFormatType.NATIVE)
                    .get(STOP_SECONDS, TimeUnit.SECONDS);
            progress.accept("stopped; state is in " + savepoint);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            progress.accept("no savepoint (" + e.getMessage() + "): the next start goes on from the last checkpoint");
        }
    }

    private static Path folder(String place) {
        URI uri = URI.create(place);
        if (uri.getScheme() == null) {
            return Path.of(place);
        }
        if (!uri.getScheme().equals("file")) {
            throw new IllegalArgumentException("job.checkpointDir: " + place
                    + " is not on this machine; `weir run` keeps its state in a folder, a cluster may use "
                    + uri.getScheme());
        }
        return Path.of(uri);
    }

    /** The newest complete checkpoint or savepoint below a folder. */
    private static Optional<Path> newest(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder, 3)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparing(RunningGateway::written))
                    .map(Path::getParent);
        }
    }

    private static long written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MIN_VALUE; // Removed meanwhile: not the newest.
        }
    }

    private static Exception rootCause(Exception failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause instanceof Exception exception ? exception : failure;
    }
}
