package dev.weir.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Another Java process with this one's class path: broker and jobs run apart, so that each one's CPU can be told, and so
 * that no job runs on code that another one made the JVM compile. It is killed when this one is told to end.
 */
final class ChildProcess implements AutoCloseable {

    private static final long STOP_SECONDS = 90;

    private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::killAll, "bench-children"));
    }

    private final Process process;
    private final BufferedReader out;

    private ChildProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts {@code main} with JVM options and arguments; what it writes to standard error is shown. */
    static ChildProcess start(Class<?> main, List<String> jvm, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        // As the launcher starts a gateway; systems other than Linux do not know the second.
        command.addAll(List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:+UseTransparentHugePages"));
        command.addAll(List.of(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.time=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        LIVING.add(process);
        process.onExit().thenAccept(LIVING::remove);
        return new ChildProcess(process);
    }

    private static void killAll() {
        LIVING.forEach(Process::destroyForcibly);
    }

    long pid() {
        return process.pid();
    }

    /**
     * Waits for a line that begins with {@code prefix} and returns the rest of it.
     *
     * @throws IOException when the process ends without it
     */
    String await(String prefix) throws IOException {
        for (@Nullable String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new IOException("process " + process.info().command().orElse("java") + " ended with status "
                + process.onExit().join().exitValue() + " before it said '" + prefix.trim() + "'");
    }

    /** Ends its standard input, waits, and ends the process if that did not. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process now. */
    void kill() {
        process.destroyForcibly();
    }
}
