package dev.weir.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deploy/up} and {@code deploy/down} around a launcher that only pretends; UpgradeIT has the real one. */
class ScriptsTest {

    private static final Path SCRIPTS = Path.of("deploy").toAbsolutePath();

    /** Says what each process says when it is up, and notes how it was called and that it was told to end. */
    private static final String LAUNCHER = """
            #!/bin/sh
            echo "${WEIR_MAIN:-weir} $*" >>"%1$s/calls"
            case "$1" in drift | train) exit 0 ;; esac
            trap 'echo "end $1" >>"%1$s/calls"; exit 0' TERM
            case "$1" in
              topics) exit 0 ;;
              run) echo "weir: running; stop it with Ctrl-C" ;;
              console) echo "the console is at http://127.0.0.1:8088" ;;
              --dir=*) echo "READY 127.0.0.1:9" ;;
              alerts)
                [ -e "%1$s/webhook" ] || { echo "weir: weir.yaml: alerts.webhook: is missing"; exit 2; }
                echo "weir: forwarding weir.alerts to https://example.com/…" ;;
            esac
            while :; do sleep 0.1; done
            """;

    @TempDir
    private Path temp;

    private Path settings;
    private Path home;

    @BeforeEach
    void pretend() throws IOException {
        settings = Files.writeString(temp.resolve("weir.yaml"), "prefix: weir\n");
        home = temp.resolve("home");
        Path launcher = Files.writeString(temp.resolve("weir"), LAUNCHER.formatted(temp));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void allComesUpInOrderAndGoesDownInTheOther() throws Exception {
        // Given
        Files.createFile(temp.resolve("webhook"));
        String train = "weir train --settings " + settings;
        String drift = "weir drift --settings " + settings + " --state " + home + "/drift.json";

        // When: every day, and so only once here
        Outcome up = run("up", "--settings", settings.toString(), "--broker", "9", "--users", settings.toString());
        awaitCalls(1, train, drift);
        Outcome down = run("down");

        // Then
        assertThat(up.status()).as(up.said()).isZero();
        assertThat(down.status()).as(down.said()).isZero();
        List<String> calls = calls();
        assertThat(calls)
                .containsExactlyInAnyOrder(
                        "dev.weir.local.BrokerProcess --dir=" + home + "/kafka --port=9",
                        "weir topics create --settings " + settings + " --inputs",
                        "weir run --settings " + settings,
                        "weir alerts forward --settings " + settings,
                        "weir console --settings " + settings + " --users " + settings + " --port 8088",
                        train,
                        drift,
                        "end console",
                        "end alerts",
                        "end run",
                        "end --dir=" + home + "/kafka")
                .containsSubsequence(
                        "dev.weir.local.BrokerProcess --dir=" + home + "/kafka --port=9",
                        "weir topics create --settings " + settings + " --inputs",
                        "weir alerts forward --settings " + settings)
                .containsSubsequence(
                        "weir console --settings " + settings + " --users " + settings + " --port 8088", train)
                .containsSubsequence(
                        "weir console --settings " + settings + " --users " + settings + " --port 8088", drift)
                .endsWith("end console", "end alerts", "end run", "end --dir=" + home + "/kafka");
        assertThat(up.said()).contains("alerts is up");
        assertThat(down.said()).contains("trainer has ended", "drift has ended", "alerts has ended");
        assertThat(pids()).isEmpty();
    }

    @Test
    void withoutAWebhookNoForwarderStaysAndThatIsSaid() throws Exception {
        // When
        Outcome up = run("up", "--settings", settings.toString());
        List<String> pids = pids();
        Outcome down = run("down");

        // Then
        assertThat(up.status()).as(up.said()).isZero();
        assertThat(up.said())
                .contains("alerts are not sent on: " + settings + " names no alerts.webhook")
                .doesNotContain("alerts is up");
        assertThat(pids).containsExactlyInAnyOrder("drift.pid", "gateway.pid", "trainer.pid");
        assertThat(down.said()).doesNotContain("alerts");
    }

    @Test
    void aForwarderThatCannotStartForAnotherReasonIsAFailure() throws Exception {
        Path launcher = temp.resolve("weir");
        Files.writeString(
                launcher, Files.readString(launcher).replace("alerts.webhook: is missing", "alerts.token: is empty"));

        Outcome up = run("up", "--settings", settings.toString());

        assertThat(up.status()).isEqualTo(1);
        assertThat(up.said()).contains("alerts did not start", "alerts.token: is empty", "gateway has ended");
        assertThat(pids()).isEmpty();
    }

    @Test
    void theTrainerAndTheDriftWatchRunAgainAndAgain() throws Exception {
        // Given
        String train = "weir train --settings " + settings;
        String drift = "weir drift --settings " + settings + " --state " + home + "/drift.json";

        // When
        Outcome up = run("up", "--settings", settings.toString(), "--train-every", "0.1", "--drift-every", "0.1");
        awaitCalls(2, train, drift);
        Outcome down = run("down");

        // Then
        assertThat(up.said()).contains("drift is up (now and every 0.1 s");
        assertThat(down.status()).as(down.said()).isZero();
        assertThat(pids()).isEmpty();
    }

    @Test
    void nothingIsStartedTwice() throws Exception {
        assertThat(run("up", "--settings", settings.toString()).status()).isZero();

        Outcome again = run("up", "--settings", settings.toString());
        Outcome down = run("down");

        assertThat(again.status()).isEqualTo(1);
        assertThat(again.said()).contains("gateway.pid is there");
        assertThat(down.said()).contains("gateway has ended");
    }

    @Test
    void whatDoesNotStartLeavesNothingBehindAndSaysWhatItSaid() throws Exception {
        Path launcher = temp.resolve("weir");
        Files.writeString(
                launcher,
                LAUNCHER.formatted(temp)
                        .replace("run) echo \"weir: running", "run) echo \"no Kafka\"; exit 1; echo \""));

        Outcome up = run("up", "--settings", settings.toString(), "--broker", "9");

        assertThat(up.status()).isEqualTo(1);
        assertThat(up.said())
                .contains("gateway did not start", "no Kafka", "gateway is gone already", "broker has ended");
        assertThat(pids()).isEmpty();
    }

    @Test
    void aNumberOfSomebodyElseIsLeftAlone() throws Exception {
        assertThat(run("up", "--settings", settings.toString()).status()).isZero();
        String ours = Files.readString(home.resolve("gateway.pid"));
        run("down");
        String began = ours.split(" ")[1].trim();
        for (String late : List.of("sleep 60", "sleep 60; : " + home + "/weir.yaml")) {
            Process other = new ProcessBuilder("sh", "-c", late, "other").start();
            try {
                Files.writeString(home.resolve("gateway.pid"), other.pid() + " " + began + "\n");

                Outcome down = run("down");

                assertThat(down.status()).isZero();
                assertThat(down.said()).as(late).contains("gateway is gone already");
                assertThat(other.isAlive()).as(late).isTrue();
            } finally {
                other.destroy();
            }
        }
    }

    /** By a release that wrote no more than the number. */
    @Test
    void whatAFormerReleaseStartedIsEnded() throws Exception {
        assertThat(run("up", "--settings", settings.toString()).status()).isZero();
        Path file = home.resolve("gateway.pid");
        Files.writeString(file, Files.readString(file).split(" ")[0] + "\n");

        Outcome down = run("down");

        assertThat(down.said()).contains("gateway has ended");
    }

    @Test
    void wrongOptionsAreExplained() throws Exception {
        assertThat(run("up").said()).contains("--settings is missing", "--console-port PORT", "--drift-every SEC");
        assertThat(run("up", "--settings", "nowhere").said()).contains("nowhere cannot be read");
        assertThat(run("up", "--setings", "x").status()).isEqualTo(2);
        assertThat(run("up", "--settings").said()).contains("--settings wants a value");
        assertThat(run("down", "now").status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--train-every 1day", "--drift-every daily", "--train-every -5", "--drift-every ."})
    void aPauseThatIsNoneIsSaidBeforeAnythingStarts(String option) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--settings", settings.toString()));
        arguments.addAll(List.of(option.split(" ")));

        Outcome up = run("up", arguments.toArray(String[]::new));

        assertThat(up.status()).isEqualTo(2);
        assertThat(up.said()).contains("is no number of seconds");
        assertThat(temp.resolve("calls")).doesNotExist();
    }

    private List<String> calls() {
        try {
            return Files.readAllLines(temp.resolve("calls"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until each of them was called so often. */
    private void awaitCalls(int times, String... each) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (Stream.of(each).anyMatch(call -> Collections.frequency(calls(), call) < times)) {
            assertThat(Instant.now()).as("calls %s", calls()).isBefore(deadline);
        }
    }

    private List<String> pids() {
        return List.of(home.toFile().list((folder, name) -> name.endsWith(".pid")));
    }

    private Outcome run(String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        if (arguments.length != 1) {
            command.addAll(List.of("--home", home.toString()));
        }
        Path said = temp.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("WEIR", temp.resolve("weir").toString());
        Process process = builder.start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }

    private record Outcome(int status, String said) {}
}
