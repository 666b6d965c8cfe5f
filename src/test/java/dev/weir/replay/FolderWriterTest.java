package dev.weir.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.TestSettings;
import dev.weir.event.Alert;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.support.OutputSchema;
import dev.weir.training.JsonLines;
import dev.weir.training.Order;
import dev.weir.training.Recipe;
import dev.weir.training.SetBuild;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWriterTest {

    private static final String FILE = "ratings.json";

    private static final SinkWriter.Context NO_CONTEXT = new SinkWriter.Context() {
        @Override
        public long currentWatermark() {
            return Long.MIN_VALUE;
        }

        @Override
        public @Nullable Long timestamp() {
            return null;
        }
    };

    @TempDir
    private Path folder;

    @Test
    void theTrainingSetLacksWhatIsRetractedAtTheEnd() throws IOException {
        Outcome outcome = write(
                admitted(3, "u1", "m1", 30),
                admitted(1, "u1", "m1", 10),
                admitted(4, "u1", "m2", 30),
                admitted(2, "u2", "m1", 30),
                Passage.of(retraction("a", Retraction.Op.RETRACT, "u1", 20, null)),
                Passage.of(retraction("b", Retraction.Op.RETRACT, "u2", 20, null)),
                admitted(5, "u1", "m1", 40),
                Passage.of(retraction("c", Retraction.Op.REINSTATE, "u2", 20, "b")));

        assertThat(lines(OutputFolder.ADMITTED)).hasSize(5);
        assertThat(lines(OutputFolder.TRAINING))
                .extracting(line -> line.replaceAll(".*ratings.json:(\\d+).*", "$1"))
                .as("neither the line before, nor the other film, nor who was brought back in")
                .containsExactly("1", "2", "4");
        assertThat(outcome.retracted()).isEqualTo(2);
        assertDescribed("retraction", OutputFolder.RETRACTIONS, 3);
    }

    @Test
    void whatWasHeldAndReleasedIsInTheTrainingSetOnceUnlessItIsRetracted() throws IOException {
        // When
        Outcome outcome = write(
                admitted(2, "u2", "m1", 30),
                held(3, "u1", "m1", 30),
                held(1, "u2", "m1", 10),
                held(4, "u3", "m2", 30),
                release(held(3, "u1", "m1", 30)),
                release(held(1, "u2", "m1", 10)),
                Passage.of(retraction("a", Retraction.Op.RETRACT, "u2", 20, null)));

        // Then
        assertThat(lines(OutputFolder.HELD)).hasSize(3);
        assertThat(lines(OutputFolder.TRAINING))
                .extracting(line -> line.replaceAll(".*ratings.json:(\\d+).*\"verdict\":\"(\\w+)\".*", "$1 $2"))
                .containsExactly("1 released", "3 released");
        assertThat(outcome.total().held()).isEqualTo(3);
        assertThat(outcome.total().released()).isEqualTo(2);
        assertThat(outcome.total().in()).isEqualTo(4);
        assertDescribed("event-line", OutputFolder.RELEASED, 2);
    }

    @Test
    void theLastStandingsAreWrittenInTheOrderOfTheContributors() throws IOException {
        Outcome outcome = write(
                standing("u3", Standing.SUSPENDED),
                standing("u2", Standing.SUSPENDED),
                standing("u1", Standing.SUSPENDED),
                standing("u4", Standing.EXCLUDED),
                standing("u4", Standing.CLEAR),
                standing("u2", Standing.CLEAR));

        assertThat(lines(OutputFolder.STANDINGS)).containsExactly(line("u1"), line("u3"));
        assertThat(outcome.suspended()).isEqualTo(2);
        assertThat(outcome.excluded()).isZero();
        assertDescribed("standing", OutputFolder.STANDINGS, 2);
    }

    @Test
    void whoIsExcludedIsNoLongerSuspended() throws IOException {
        Outcome outcome = write(standing("u1", Standing.SUSPENDED), standing("u1", Standing.EXCLUDED));

        assertThat(outcome.suspended()).isZero();
        assertThat(outcome.excluded()).isEqualTo(1);
        assertDescribed("standing", OutputFolder.STANDINGS, 1);
    }

    @Test
    void alertsAreWrittenAsTheyCome() throws IOException {
        write(
                Passage.of(new Alert(0, Alert.Type.CAMPAIGN, "c", "a group moves as one", 5)),
                Passage.of(new Alert(0, Alert.Type.COMMUNITY_SHIFT, "ratings", "all values moved", 4)));

        assertThat(lines(OutputFolder.ALERTS).get(0))
                .isEqualTo(
                        "{\"v\":1,\"stream\":\"ratings\",\"type\":\"campaign\",\"subject\":\"c\","
                                + "\"sentence\":\"a group moves as one\",\"time\":\"1970-01-01T00:00:00.005Z\","
                                + "\"threats\":[\"atlas:5.0:AML.T0020\",\"owasp-ml:2023:ML02\",\"nist-ai-100-2:e2025:NISTAML.013\"]}");
        assertDescribed("alert", OutputFolder.ALERTS, 2);
    }

    private Outcome write(Passage... passages) throws IOException {
        OutputFolder out = OutputFolder.claim(folder.resolve("out").toString(), List.of());
        try (FolderWriter writer = new FolderWriter(out, TestSettings.ratings(), List.of(FILE), 1024)) {
            for (Passage passage : passages) {
                writer.write(passage, NO_CONTEXT);
            }
            writer.flush(true);
        }
        Outcome outcome = Summary.readOutcome(out.tally());
        ReplayedFolder replayed = new ReplayedFolder(
                out.folder(),
                () -> Order.ofFiles(List.of(FILE)),
                outcome.lastTime(),
                new Progress(new PrintWriter(Writer.nullWriter()), Progress.Style.NONE, System::nanoTime));
        try (OutputStream training = Files.newOutputStream(out.file(OutputFolder.TRAINING))) {
            SetBuild build = SetBuild.of(
                    TestSettings.ratings(),
                    replayed,
                    Recipe.everything(replayed.lastTime(), Recipe.LateLabels.CHECK),
                    new JsonLines(training),
                    out.work(),
                    1024);
            return outcome.retracting(build.counts().retracted());
        }
    }

    private List<String> lines(String output) throws IOException {
        return Files.readAllLines(folder.resolve("out").resolve(output));
    }

    private void assertDescribed(String schema, String output, int lines) throws IOException {
        assertThat(lines(output))
                .hasSize(lines)
                .allSatisfy(line -> assertThat(OutputSchema.of(schema).errors(line.getBytes(StandardCharsets.UTF_8)))
                        .isEmpty());
    }

    private static String line(String actor) {
        return "{\"v\":1,\"actor\":\"" + actor + "\",\"actorType\":\"customer\",\"standing\":\"suspended\","
                + "\"since\":\"1970-01-01T00:00:00.005Z\",\"campaign\":\"c\",\"reason\":\"because\","
                + "\"time\":\"1970-01-01T00:00:00.009Z\"}";
    }

    private static Passage standing(String actor, Standing standing) {
        return Passage.of(new StandingChange(Entity.of("customer", actor), standing, 5, 9, "c", "because"));
    }

    private static Passage release(Passage held) {
        return Passage.released(held, new Release(Release.By.POLICY, "others agree", 60));
    }

    private static Passage admitted(long line, String actor, String object, long time) {
        return judged(line, actor, object, time, Verdict.Ruling.ADMIT);
    }

    private static Passage held(long line, String actor, String object, long time) {
        return judged(line, actor, object, time, Verdict.Ruling.HOLD);
    }

    private static Passage judged(long line, String actor, String object, long time, Verdict.Ruling ruling) {
        Event event = new Event(
                0,
                Origin.line(FILE, line),
                null,
                Entity.of("customer", actor),
                Event.Identity.KNOWN,
                Entity.of("film", object),
                4,
                null,
                time,
                Timing.ON_TIME,
                0,
                Payload.ofValue(new byte[] {'1'}));
        return Passage.judged(event, ObjectContext.NONE, new Verdict(ruling, 1, List.of(), "default@1", ""));
    }

    private static Retraction retraction(
            String id, Retraction.Op op, String actor, long since, @Nullable String reverses) {
        return new Retraction(
                id,
                op,
                Entity.of("customer", actor),
                List.of("ratings"),
                since,
                List.of("film:m1"),
                reverses,
                "because",
                "c",
                50);
    }
}
