package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, from an unpacked distribution and from a source checkout with a Maven that only pretends. */
class LauncherIT {

    private static final Path INSTALLED = Artifacts.DISTRIBUTION.resolve("bin/weir");

    @TempDir
    private Path temp;

    private Path checkout;
    private Path tools;

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = Files.createDirectories(temp.resolve("a checkout"));
        Files.copy(Path.of("weir"), checkout.resolve("weir"));
        Files.copy(Path.of("pom.xml"), checkout.resolve("pom.xml"));
        Files.createDirectories(checkout.resolve("src/main"));
        Files.createDirectories(checkout.resolve("src/assembly"));
        tools = Files.createDirectories(temp.resolve("tools"));
    }

    @Test
    void distributionRuns() throws Exception {
        Outcome outcome = run(Map.of(), INSTALLED, "--version");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).startsWith("weir " + Artifacts.VERSION + " ");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void distributionRunsThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("weir-link"), INSTALLED);
        assertThat(run(Map.of(), link, "--version").status()).isZero();
    }

    @Test
    void exitStatusIsThatOfTheCommand() throws Exception {
        assertThat(run(Map.of(), INSTALLED, "no-such-verb").status()).isEqualTo(2);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatADiskDoesNotTakeIsAFailure() throws Exception {
        Outcome outcome = run(Map.of(), Path.of("/bin/sh"), "-c", "'" + INSTALLED + "' --version >/dev/full");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("standard output took not all that was printed");
    }

    /** As the documentation has it: the line goes to a file, and the person is at a terminal. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPasswordIsAskedForAndNotShown() throws Exception {
        Programs.assumeHas("script", "nothing is typed at a terminal");
        Path shown = temp.resolve("shown");
        Path users = temp.resolve("users");
        Process terminal = new ProcessBuilder(
                        "script", "-qefc", "'" + INSTALLED + "' console user ana >>'" + users + "'", "/dev/null")
                .redirectErrorStream(true)
                .redirectOutput(shown.toFile())
                .start();
        try (Writer keyboard = terminal.outputWriter(StandardCharsets.UTF_8)) {
            Instant deadline = Instant.now().plusSeconds(60);
            while (!Files.readString(shown).contains("Password: ")) {
                assertThat(Instant.now()).as(Files.readString(shown)).isBefore(deadline);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            keyboard.write("correct horse battery\n");
            keyboard.flush();
            assertThat(terminal.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            terminal.destroy();
        }

        assertThat(terminal.exitValue()).as(Files.readString(shown)).isZero();
        assertThat(Files.readString(shown)).doesNotContain("correct horse");
        assertThat(Files.readString(users)).startsWith("ana pbkdf2-");
    }

    @Test
    void optionsForJavaArePassedOn() throws Exception {
        Outcome outcome = run(Map.of("WEIR_JAVA_OPTS", "-Xmx64m -XX:+PrintFlagsFinal"), INSTALLED, "--version");
        assertThat(outcome.out()).containsPattern("MaxHeapSize\\s+= 67108864");
    }

    @Test
    void anotherJavaThanSeventeenIsNotTaken() throws Exception {
        Path other = temp.resolve("jdk-11");
        Files.createDirectories(other.resolve("bin"));
        Files.writeString(other.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        script(other.resolve("bin/java"), "echo wrong java; exit 7");

        Outcome outcome = run(Map.of("JAVA_HOME", other.toString()), INSTALLED, "--version");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("Java 17");
    }

    @Test
    void checkoutBuildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        // Given
        Path built = checkout.resolve("target/weir-" + Artifacts.VERSION);
        // Links to the libraries, which are 270 MB; the launcher touches Weir's own.
        maven("""
                cd '%s' && mkdir -p '%s/lib' && cp -r bin conf '%2$s' && ln -sf "$PWD"/lib/* '%2$s/lib' &&
                rm '%2$s/lib/%s' && cp 'lib/%3$s' '%2$s/lib' && echo x >> '%s'
                """.formatted(
                        Artifacts.DISTRIBUTION, built, "weir-" + Artifacts.VERSION + ".jar", temp.resolve("builds")));

        // When
        Outcome first = runCheckout();
        Outcome second = runCheckout();
        Path source = Files.writeString(checkout.resolve("src/main/A.java"), "class A {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        Outcome third = runCheckout();

        // Then
        assertThat(List.of(first.status(), second.status(), third.status())).containsOnly(0);
        assertThat(first.err()).contains("building").contains("built in");
        assertThat(second.err()).isEmpty();
        assertThat(third.err()).contains("built in");
        assertThat(Files.readAllLines(temp.resolve("builds"))).hasSize(2);
    }

    @Test
    void failedBuildShowsItsErrorsAndItsLog() throws Exception {
        maven("echo '[INFO] fine'; echo '[ERROR] Weir.java:[3,1] broken'; exit 1");

        Outcome outcome = runCheckout();

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("Weir.java:[3,1] broken")
                .contains(checkout.resolve("target/build.log").toString())
                .doesNotContain("fine");
    }

    private Outcome runCheckout() throws Exception {
        String path = tools + ":" + System.getenv("PATH");
        return run(Map.of("PATH", path), checkout.resolve("weir"), "--version");
    }

    private void maven(String body) throws IOException {
        script(tools.resolve("mvn"), body);
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(Map<String, String> environment, Path launcher, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("WEIR_JAVA_OPTS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private record Outcome(int status, String out, String err) {}
}
