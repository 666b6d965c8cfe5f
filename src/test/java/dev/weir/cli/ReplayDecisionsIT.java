package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.decide.DecisionJson;
import dev.weir.decide.Decisions;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays with reviewers' decisions. */
class ReplayDecisionsIT {

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
                  label: {at: label, values: [fan, fake]}
                scale: {min: 0.5, max: 5, step: 0.5}
            """;

    private static final long START = 964_982_703L;
    private static final long END = (START + 200_000) * 1000;
    private static final Entity FLOODER = Entity.of("user", "666");
    private static final Entity HONEST = Entity.of("user", "7");

    @TempDir
    Path folder;

    @Test
    void whatIsReleasedGoesToTrainingAndWhoIsExcludedLeavesIt() throws IOException {
        // Given
        ReplayFolder before = replay("before");
        JsonNode held = before.objects("held.jsonl").get(0);
        long middle = (START + 31_000) * 1000;

        // When
        ReplayFolder after = replay(
                "after",
                release("d1", held),
                exclude("d2", HONEST, middle),
                exclude("d3", FLOODER, Long.MIN_VALUE),
                release("d4", before.objects("held.jsonl").get(1)));

        // Then
        assertThat(after.objects("decisions.jsonl"))
                .extracting(line -> line.get("decision").asText()
                        + ' '
                        + line.get("outcome").asText())
                .containsExactly("d1 applied", "d2 applied", "d3 applied", "d4 refused");
        assertThat(after.objects("released.jsonl"))
                .extracting(line -> line.get("origin").asText())
                .containsExactly(held.get("origin").asText());
        List<String> expected = new ArrayList<>();
        for (JsonNode line : before.objects("training.jsonl")) {
            String user = line.get("actor").asText();
            if (!user.equals("666") && !(user.equals("7") && time(line) >= middle)) {
                expected.add(line.get("origin").asText());
            }
        }
        assertThat(after.objects("training.jsonl"))
                .extracting(line -> line.get("origin").asText())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void whatIsTakenBackLeavesTheTrainingSetByteForByteAsItWas() throws IOException {
        // Given
        ReplayFolder before = replay("before");
        JsonNode held = before.objects("held.jsonl").get(0);

        // When
        ReplayFolder after = replay(
                "after",
                release("d1", held),
                exclude("d2", HONEST, Long.MIN_VALUE),
                Decisions.at(END, Decisions.undo("d3", HONEST, "d2")),
                Decisions.at(
                        END, Decisions.undo("d4", FLOODER, held.get("origin").asText(), "d1")));

        // Then
        assertThat(after.objects("decisions.jsonl"))
                .allSatisfy(line -> assertThat(line.get("outcome").asText()).isEqualTo("applied"));
        assertThat(after.lines("training.jsonl")).isEqualTo(before.lines("training.jsonl"));
    }

    @Test
    void aStolenAccountLosesWhatCameSinceThenAndGetsExactlyThatBack() throws IOException {
        // Given
        long stolen = (START + 31_000) * 1000;
        ReplayFolder before = replay("before");
        List<String> kept = before.objects("training.jsonl").stream()
                .filter(line -> !line.get("actor").asText().equals("7") || time(line) < stolen)
                .map(line -> line.get("origin").asText())
                .toList();

        // When
        ReplayFolder excluded = replay("excluded", exclude("d1", HONEST, stolen));
        ReplayFolder cleared =
                replay("cleared", exclude("d1", HONEST, stolen), Decisions.at(END, Decisions.clear("d2", HONEST)));

        // Then
        assertThat(excluded.objects("training.jsonl"))
                .extracting(line -> line.get("origin").asText())
                .containsExactlyElementsOf(kept)
                .hasSizeLessThan(before.lines("training.jsonl").size());
        assertThat(cleared.lines("training.jsonl")).isEqualTo(before.lines("training.jsonl"));
    }

    @Test
    void aLabelThatAReviewerSaysIsInTheTrainingSetAndNowhereElse() throws IOException {
        // Given
        ReplayFolder before = replay("before");
        String origin = before.objects("training.jsonl").get(3).get("origin").asText();

        // When
        ReplayFolder after = replay("after", Decisions.at(END, Decisions.relabel("d1", "ratings", origin, "fan")));

        // Then
        assertThat(after.lines("admitted.jsonl")).isEqualTo(before.lines("admitted.jsonl"));
        assertThat(after.objects("training.jsonl"))
                .hasSameSizeAs(before.objects("training.jsonl"))
                .filteredOn(line -> line.has("label"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("origin").asText()).isEqualTo(origin);
                    assertThat(line.get("label").asText()).isEqualTo("fan");
                    assertThat(line.get("labelSource").asText()).isEqualTo("reviewer:ana");
                });
        Path wrong = Files.write(
                folder.resolve("wrong.jsonl"),
                DecisionJson.of(Decisions.at(END, Decisions.relabel("d1", "ratings", origin, "fun"))));
        assertThat(run("out", wrong).err())
                .contains("wrong.jsonl:1: 'fun' is no label of stream 'ratings'; allowed: fan, fake");
    }

    private static long time(JsonNode line) {
        return Instant.parse(line.get("time").asText()).toEpochMilli();
    }

    @Test
    void decisionsAreTakenUpAtTheirTimeAndGiveTheSameBytes() throws IOException {
        // Given: half of the flood comes after the exclusion
        long middle = (START + 90_030) * 1000;
        Decision exclude = Decisions.at(middle, exclude("d1", FLOODER, Long.MIN_VALUE));

        // When
        ReplayFolder first = replay("first", exclude);
        ReplayFolder second = replay("second", exclude);

        // Then
        assertThat(second.outputs()).isEqualTo(first.outputs());
        assertThat(first.objects("held.jsonl"))
                .filteredOn(line -> line.at("/findings").toString().contains("excluded by ana"))
                .allSatisfy(line -> assertThat(time(line)).isGreaterThan(middle))
                .hasSize(29 * 50);
    }

    @Test
    void aLineThatIsNoDecisionIsRefusedWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("d.jsonl"), "\n{\"v\":1}\n");
        Run run = run("out", file);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("d.jsonl:2: decision: id is missing");
        assertThat(run("out", folder.resolve("none.jsonl")).err()).contains("there is no such file");
    }

    private ReplayFolder replay(String out, Decision... decisions) throws IOException {
        Path file = folder.resolve(out + ".decisions.jsonl");
        Files.writeString(
                file,
                Arrays.stream(decisions)
                        .map(decision -> new String(DecisionJson.of(decision), UTF_8))
                        .collect(Collectors.joining("\n")));
        Run run = run(out, file);
        assertThat(run.status()).as(run.err()).isZero();
        return new ReplayFolder(folder.resolve(out));
    }

    private Run run(String out, Path decisions) throws IOException {
        List<String> rows = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            rows.add((1 + i % 100) + "," + random.nextInt(500) + "," + (1 + random.nextInt(5)) + "," + (START + i * 31L)
                    + ",");
        }
        for (int i = 0; i < 3_000; i++) {
            rows.add("666,13,5," + (START + 90_000 + i / 50) + ",");
        }
        Path csv = Files.writeString(
                folder.resolve("ratings.csv"),
                rows.stream().collect(Collectors.joining("\n", "userId,movieId,rating,timestamp,label\n", "\n")));
        Path settings = Files.writeString(folder.resolve("weir.yaml"), SETTINGS);
        return Run.of(
                "replay",
                "--settings",
                settings.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--decisions",
                decisions.toString(),
                "--input",
                csv.toString());
    }

    private static Decision release(String id, JsonNode held) {
        return Decisions.at(
                END,
                Decisions.release(
                        id,
                        Entity.of("user", held.get("actor").asText()),
                        held.get("origin").asText(),
                        Payload.ofValue(held.get("payload").asText().getBytes(UTF_8))));
    }

    private static Decision exclude(String id, Entity actor, long since) {
        return Decisions.at(END, Decisions.exclude(id, actor, since));
    }
}
