package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.SettingsException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class WeirTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Failures.Detail detail, Callable<Integer> verb, String... args) {
        CommandLine line = new CommandLine(new Weir()).addSubcommand("probe", new Probe(verb));
        return Weir.prepared(line, new PrintWriter(out, true), new PrintWriter(err, true), detail)
                .execute(args);
    }

    private int run(String... args) {
        return run(Failures.Detail.MESSAGE, () -> 0, args);
    }

    @Test
    void helpSaysWhatItIsAndHowToGoOn() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("Keeps poisoned data out of training sets.")
                .contains("Verbs:")
                .contains("Exit status");
    }

    @Test
    void versionNamesWhatItRunsOn() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString())
                .matches("weir \\d+\\.\\d+\\.\\d+\\S* \\(Flink 2\\.\\S+, Kafka 4\\.\\S+, Java 17.*\\)\\s+");
    }

    @Test
    void noVerbIsBadUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("a verb is needed").contains("'weir --help'");
    }

    @Test
    void unknownVerbIsBadUsageAndNamesTheNearest() {
        assertThat(run("prob")).isEqualTo(2);
        assertThat(err.toString()).contains("'prob'").contains("probe");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void exitStatusOfTheVerbIsPassedOn() {
        assertThat(run(Failures.Detail.MESSAGE, () -> 3, "probe")).isEqualTo(3);
    }

    @Test
    void badSettingsAreTwoAndOnlyTheirProblemsArePrinted() {
        int status = run(
                Failures.Detail.MESSAGE,
                () -> {
                    throw new SettingsException(
                            List.of("weir.yaml:7: a: unknown key", "weir.yaml:9: b: must be given"));
                },
                "probe");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly("weir.yaml:7: a: unknown key", "weir.yaml:9: b: must be given");
    }

    @Test
    void failureIsOneSentenceWithItsCause() {
        int status = run(
                Failures.Detail.MESSAGE,
                () -> {
                    throw new IllegalStateException(
                            "the job failed.", new IllegalArgumentException("topic x is missing"));
                },
                "probe");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "weir: the job failed. Cause: topic x is missing",
                        "(WEIR_LOG=debug in the environment shows where it happened.)");
    }

    @Test
    void failureWithoutMessageIsNamedByItsType() {
        int status = run(
                Failures.Detail.MESSAGE,
                () -> {
                    throw new UnsupportedOperationException();
                },
                "probe");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).startsWith("weir: UnsupportedOperationException");
    }

    @Test
    void debugShowsTheStackTrace() {
        int status = run(
                Failures.Detail.of("DEBUG"),
                () -> {
                    throw new IllegalStateException("broken");
                },
                "probe");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).contains("weir: broken").contains("at dev.weir.cli.WeirTest");
    }

    @Test
    void whatCouldNotBePrintedIsAFailure() {
        PrintWriter full = new PrintWriter(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false,
                UTF_8);
        full.println("{}");
        PrintWriter errors = new PrintWriter(err, true);

        assertThat(Failures.printed(full, errors, 0)).isEqualTo(1);
        assertThat(err.toString()).contains("standard output took not all");
        assertThat(Failures.printed(full, errors, 3)).as("what the verb says").isEqualTo(3);
        assertThat(Failures.printed(new PrintWriter(out, true), errors, 0)).isZero();
    }

    @Command(name = "probe")
    private record Probe(Callable<Integer> verb) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            return verb.call();
        }
    }
}
