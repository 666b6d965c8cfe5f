package dev.weir.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, with Weir's jar and the libraries of the tests. Its output goes to a log file. It ends with this JVM at the latest.
 */
public final class Child implements AutoCloseable {

    private static final Set<Process> LIVING = ConcurrentHashMap.newKeySet();

    /** What Flink and RocksDB need to be allowed on Java 17, and the cheap collector: start-up counts. */
    private static final List<String> FLAGS = List.of(
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.time=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseTransparentHugePages",
            "-Dlog4j2.configurationFile="
                    + Path.of("src/test/resources/drill/log4j2.properties").toAbsolutePath());

    /** A small drill ends before the optimizing compiler has earned what it costs; a full one wants the throughput. */
    private static final List<String> COMPILER =
            Size.chosen() == Size.FULL ? List.of() : List.of("-XX:TieredStopAtLevel=1");

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVING.forEach(Process::destroyForcibly)));
    }

    private final String name;
    private final Path log;
    private final Process process;
    private final SharedClasses shared;
    private boolean standsStill;

    private Child(String name, Path log, Process process, SharedClasses shared) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.shared = shared;
    }

    /**
     * Starts a JVM.
     *
     * @param log where its output is appended
     * @param flags JVM flags of its own
     * @param main the main class
     */
    public static Child java(String name, Path log, List<String> flags, String main, List<String> arguments) {
        SharedClasses shared = SharedClasses.of(main);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(COMPILER);
        command.addAll(shared.flags());
        command.addAll(flags);
        command.add(main);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // The variable, because the class path is longer than what some systems allow in arguments.
        builder.environment().put("CLASSPATH", SharedClasses.classPath());
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = builder.start();
            LIVING.add(process);
            return new Child(name, log, process, shared);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + name + ": " + command, e);
        }
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the process to end by itself and returns its exit status. */
    int exit(Duration limit) {
        Await.until(name + " to end", limit, () -> !process.isAlive(), this::diagnosis);
        return process.exitValue();
    }

    /** SIGKILL: nothing is flushed, no hook runs. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + ", process " + process.pid() + ", survived SIGKILL for 30 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while killing " + name, e);
        }
        LIVING.remove(process);
    }

    /** SIGSTOP: the process stands still with all its connections open. */
    void pause() {
        signal("STOP");
        standsStill = true;
    }

    /** SIGCONT: the process goes on. */
    void resume() {
        signal("CONT");
        standsStill = false;
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + signal + " " + process.pid() + " (" + name + "): " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Bytes in use on its heap just after a full collection, as the JVM's own tools say. */
    long heapAfterCollection() {
        // The histogram of living objects collects first; its last line is "Total <objects> <bytes>".
        String total = tool("GC.class_histogram").lines().reduce("", (first, second) -> second);
        return Long.parseLong(total.trim().split("\\s+")[2]);
    }

    /** Bytes of memory that the process takes altogether: heap, RocksDB, code, threads. */
    long residentBytes() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " has no VmRSS"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tool(String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process tool = new ProcessBuilder(jcmd, Long.toString(process.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("jcmd " + process.pid() + " " + command + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Its name, state, log file, the causes of failures in the log and its end. */
    public String diagnosis() {
        String state = process.isAlive() ? "alive" : "ended with status " + process.exitValue();
        List<String> lines = output().lines()
                .map(line -> line.substring(0, Math.min(line.length(), 300)))
                .toList();
        List<String> causes = lines.stream()
                .filter(line -> line.startsWith("Caused by:"))
                .distinct()
                .toList();
        return "--- " + name + " (" + state + "), log " + log.toAbsolutePath()
                + "\ncauses of failures in it:\n" + String.join("\n", last(causes, 5))
                + "\nlast lines:\n" + String.join("\n", last(lines, 8));
    }

    /** Everything it wrote so far. */
    String output() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> last(List<String> lines, int count) {
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    @Override
    public void close() {
        if (isAlive() && !standsStill) {
            shared.takeFrom(process);
        }
        kill();
    }
}
