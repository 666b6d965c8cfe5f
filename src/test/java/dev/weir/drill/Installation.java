package dev.weir.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Weir as its scripts bring it up: {@code deploy/up} and {@code deploy/down} around the distributions of two versions. */
final class Installation implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Path SCRIPTS = Path.of("deploy").toAbsolutePath();

    private final Path home;

    /** @param home where its pid files, logs, state and data are */
    Installation(Path home) {
        this.home = home;
    }

    /** The distribution of this build. */
    static Path built() {
        return Path.of("target", "weir-" + System.getProperty("weir.version", "0.1.0"))
                .toAbsolutePath();
    }

    /** The distribution to upgrade from: {@code -Dweir.upgrade.from}, else that of this build. */
    static Path former() {
        return Path.of(System.getProperty("weir.upgrade.from", built().toString()))
                .toAbsolutePath();
    }

    /** Brings it up from a distribution. */
    void up(Path distribution, String... options) {
        List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve("up").toString(), "--home", home.toString()));
        command.addAll(Arrays.asList(options));
        run(distribution, command);
    }

    /** Ends it: the gateway stops with a savepoint. */
    void down() {
        run(built(), List.of(SCRIPTS.resolve("down").toString(), "--home", home.toString()));
    }

    /** What a command of the distribution prints; it must succeed. */
    String weir(Path distribution, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(distribution.resolve("bin/weir").toString()));
        command.addAll(Arrays.asList(arguments));
        return run(distribution, command);
    }

    /** What a process has logged since it was last started. */
    String log(String process) {
        return text(home.resolve(process + ".log"));
    }

    /** What it had logged until it was last ended. */
    String logBefore(String process) {
        return text(home.resolve(process + ".log.before"));
    }

    /** The processes that run, by their pid files. */
    List<ProcessHandle> processes() {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.toString().endsWith(".pid"))
                    .map(file ->
                            ProcessHandle.of(Long.parseLong(text(file).strip().split(" ")[0])))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(Path distribution, List<String> command) {
        Path out = home.resolve(Path.of(command.get(0)).getFileName() + ".out");
        try {
            Files.createDirectories(home);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            builder.environment().put("WEIR", distribution.resolve("bin/weir").toString());
            Process process = builder.start();
            Await.until(command + " to end", PATIENCE, () -> !process.isAlive(), () -> text(out));
            assertThat(process.exitValue()).as("%s: %s", command, text(out)).isZero();
            return text(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a failure nothing is left running. */
    @Override
    public void close() {
        processes().forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }
}
