package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a replay's samples to a model that the next replay judges by, through files alone. */
class TrainCommandIT {

    private static final int PEOPLE = 200;

    /** A replay of all people, made once. */
    @TempDir
    static Path dir;

    private static Path settings;

    /** Models of this test alone. */
    private Path models;

    @BeforeAll
    static void replayOnce() throws IOException {
        settings = Files.writeString(dir.resolve("weir.yaml"), """
                streams:
                  ratings:
                    kind: rating
                    format: csv
                    fields: {actor: user, object: film, value: stars, time: {at: time, unit: s}}
                """);
        assertThat(replay("out").status()).isZero();
    }

    @BeforeEach
    void newModels() {
        models = dir.resolve("models-" + System.nanoTime());
    }

    @Test
    void aCommunityIsLearnedAndJudgesTheNextReplay() throws IOException {
        // When
        Run train = train();
        Run list = Run.of("models", "list", "--settings", settings.toString(), "--models", models());
        Run again = replay("again", "--models", models());
        Run third = replay("third", "--models", models());

        // Then
        assertThat(train.status()).as(train.out() + train.err()).isZero();
        assertThat(train.out()).contains("ratings/rate: published ratings/rate@1, from 200 contributors");
        assertThat(list.out()).contains("ratings/rate@1").contains("trained");
        assertThat(again.out()).contains("models rate=ratings@1,profile=default@1");
        assertThat(new ReplayFolder(dir.resolve("again"))
                        .lines("admitted.jsonl")
                        .get(0))
                .contains("rate=ratings@1,profile=default@1");
        assertThat(third.status()).isZero();
        assertThat(new ReplayFolder(dir.resolve("third")).outputs())
                .isEqualTo(new ReplayFolder(dir.resolve("again")).outputs());
    }

    @Test
    void tooFewContributorsAreCounted() throws IOException {
        // Given
        Path fewer = Files.createDirectory(dir.resolve("fewer"));
        Files.createFile(fewer.resolve("standings.jsonl"));
        Files.write(
                fewer.resolve("samples.jsonl"),
                new ReplayFolder(dir.resolve("out"))
                        .lines("samples.jsonl").stream()
                                .filter(line -> !line.contains("\"u17\""))
                                .toList());

        // When
        Run train = trainFrom(fewer);
        Run json = trainFrom(fewer, "--json");

        // Then
        assertThat(train.status()).isEqualTo(5);
        assertThat(train.out()).contains("ratings/rate: learning 199 of 200 contributors");
        JsonNode content = new ObjectMapper().readTree(json.out());
        assertThat(content.get("v").asInt()).isEqualTo(1);
        assertThat(content.get("streams").get(0).get("outcome").asText()).isEqualTo("learning");
        assertThat(content.get("streams").get(0).get("needed").asInt()).isEqualTo(200);
    }

    @Test
    void theWayBackPublishesTheOlderOneAnew() throws IOException {
        // Given
        train();

        // When
        Run back = rollback("0");
        Run list = Run.of("models", "list", "--settings", settings.toString(), "--models", models());
        Run nowhere = rollback("7");

        // Then
        assertThat(back.status()).as(back.err()).isZero();
        assertThat(back.out()).contains("published ratings/rate@2");
        assertThat(list.out())
                .contains("ratings/rate@1")
                .contains("rolled-back")
                .contains("to 0");
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains("version 7 is not there; there are 0 to 2");
    }

    @Test
    void aRefusedModelIsNotPublishedUnlessAPersonAcceptsIt() throws IOException {
        // Given: the community comes to 2/3 of the reference, and goes on
        int status = 0;
        for (int i = 0; i < 20 && status == 0; i++) {
            status = train().status();
        }

        // When
        Run refused = train();
        Run nobody = train("--accept", "slow town");
        Run accepted = train("--stream", "ratings", "--accept", "slow town");

        // Then
        assertThat(refused.status()).isEqualTo(4);
        assertThat(refused.out())
                .contains("refused")
                .containsPattern("drift +1\\.\\d+ +1\\.000 +1\\.500 +does not pass");
        assertThat(nobody.status()).isEqualTo(2);
        assertThat(nobody.err()).contains("--accept needs --stream");
        assertThat(accepted.status()).as(accepted.out() + accepted.err()).isZero();
        assertThat(Run.of("models", "list", "--settings", settings.toString(), "--models", models())
                        .out())
                .contains("slow town");
    }

    @Test
    void aFolderWithoutSamplesIsNamed() {
        Run train = trainFrom(dir);
        assertThat(train.status()).isEqualTo(2);
        assertThat(train.err()).contains("samples.jsonl: cannot be read").contains("weir replay");
    }

    private Run rollback(String to) {
        return Run.of(
                "models",
                "rollback",
                "--settings",
                settings.toString(),
                "--models",
                models(),
                "--stream",
                "ratings",
                "--to",
                to);
    }

    private Run train(String... more) {
        return trainFrom(dir.resolve("out"), more);
    }

    private Run trainFrom(Path folder, String... more) {
        List<String> all = new ArrayList<>(
                List.of("train", "--settings", settings.toString(), "--models", models(), "--from", folder.toString()));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    private String models() {
        return models.toString();
    }

    /** Each of two hundred people rates twenty films, one in five seconds, on a day of its own. */
    private static Run replay(String out, String... more) throws IOException {
        Path input = Files.writeString(
                dir.resolve("ratings.csv"),
                "user,film,stars,time\n"
                        + IntStream.range(0, PEOPLE * 20)
                                .mapToObj(i -> "u" + i / 20 + ",f" + (i * 7919) % 997 + ',' + (1 + i % 5) + ','
                                        + (1_000_000_000L + i / 20 * 86_400L + i % 20 * 5L))
                                .collect(Collectors.joining("\n"))
                        + "\n");
        List<String> all = new ArrayList<>(List.of(
                "replay",
                "--settings",
                settings.toString(),
                "--input",
                input.toString(),
                "--out",
                dir.resolve(out).toString()));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }
}
