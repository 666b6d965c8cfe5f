package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two whole replays of a small file, compared. */
class BacktestCommandIT {

    private static final String SETTINGS = """
            streams:
              ratings:
                kind: rating
                format: csv
                fields:
                  actor: {type: user, at: userId}
                  object: {type: film, at: movieId}
                  value: rating
                  time: {at: timestamp, unit: s}
                scale: {min: 0.5, max: 5, step: 0.5}
            """;

    /** As the default, but that nobody is too fast. */
    private static final String LENIENT = """
            name: lenient
            version: 7
            checks:
              rate: {mode: off}
              time: {mode: enforce}
              conflict: {mode: enforce}
              campaign: {mode: enforce}
              profile: {mode: enforce}
              behavior: {mode: enforce}
              surge: {mode: enforce}
              company: {mode: enforce}
            """;

    private static final int FLOOD = 3_000;

    @TempDir
    Path folder;

    /** 100 users rate now and then; 666 sends 3,000 ratings in a quarter of an hour, which the default policy does not like. */
    @Test
    void saysWhatThePolicyWouldChangeAndForWhom() throws IOException {
        // Given
        Path ratings = ratings();
        Path settings = Files.writeString(folder.resolve("weir.yaml"), SETTINGS);
        Path lenient = Files.writeString(folder.resolve("lenient.yaml"), LENIENT);
        Path fakes = Files.writeString(folder.resolve("fakes"), "# known since May\n666\n");
        Path sample = Files.writeString(
                folder.resolve("sample.jsonl"),
                "{\"origin\":\"" + ratings + ":2\",\"answer\":\"honest\",\"probability\":0.01}\n");
        Path out = folder.resolve("tried");

        // When
        Run run = Run.of(
                "backtest", "--settings", settings.toString(), "--policy", lenient.toString(), "--input",
                ratings.toString(), "--out", out.toString(), "--fakes", fakes.toString(), "--sample", sample.toString());

        // Then
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(out.resolve("backtest.json").toFile());
        long held = new ReplayFolder(out.resolve("now")).lines("held.jsonl").size();
        assertThat(held).isGreaterThan(1_000);
        assertThat(report.get("now").asText()).isEqualTo("default@1");
        assertThat(report.get("candidate").asText()).isEqualTo("lenient@7");
        assertThat(report.at("/streams/ratings/events").asLong()).isEqualTo(2_000 + FLOOD);
        assertThat(report.at("/streams/ratings/newlyLetIn").asLong()).isEqualTo(held);
        assertThat(report.at("/streams/ratings/newlyKeptOut").asLong()).isZero();
        assertThat(report.at("/checks/rate/events/now").asLong()).isEqualTo(held);
        assertThat(report.at("/checks/rate/noLonger").asLong()).isEqualTo(held);
        assertThat(report.at("/contributors/all").asLong()).isEqualTo(100);
        assertThat(report.at("/contributors/burden/now/hit").asLong()).isZero();
        assertThat(report.at("/known/fakes").asLong()).isEqualTo(1);
        assertThat(report.at("/known/averted/now").asDouble()).isEqualTo((double) held / FLOOD);
        assertThat(report.at("/known/averted/candidate").asDouble()).isZero();
        assertThat(report.at("/sample/honest").asLong()).isEqualTo(1);
        assertThat(run.out()).contains("newly in", String.format("%,d", held), "of known fakes", "backtest.html");
        assertThat(Files.readString(out.resolve("backtest.html"))).contains("lenient@7", "<svg").doesNotContain("<script");
        assertThat(out.resolve(".weir-work")).doesNotExist();
    }

    @Test
    void aPolicyThatIsNoneIsRefusedBeforeAnythingRuns() throws IOException {
        Path settings = Files.writeString(folder.resolve("weir.yaml"), SETTINGS);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), LENIENT.replace("rate:", "rat:"));

        Run run = Run.of(
                "backtest", "--settings", settings.toString(), "--policy", bad.toString(), "--input",
                ratings().toString(), "--out", folder.resolve("tried").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("bad.yaml", "rat", "rate");
        assertThat(folder.resolve("tried")).doesNotExist();
    }

    private Path ratings() throws IOException {
        Random random = new Random(11);
        List<String> rows = new ArrayList<>(List.of("userId,movieId,rating,timestamp"));
        for (int i = 0; i < 2_000; i++) {
            rows.add((1 + i % 100) + "," + random.nextInt(500) + "," + (1 + random.nextInt(5)) + "," + (964_982_703L + i * 31L));
        }
        for (int i = 0; i < FLOOD; i++) {
            rows.add("666," + (1000 + i) + "," + (1 + random.nextInt(5)) + "," + (964_982_703L + 31_000 + i / 4));
        }
        return Files.write(folder.resolve("ratings.csv"), rows);
    }
}
