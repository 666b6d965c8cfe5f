package dev.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.decide.DecisionJson;
import dev.weir.decide.Decisions;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From decisions in a replay to a model that says of others what reviewers would, through files alone. */
class TrainDecisionsIT {

    private static final int DECIDED = 60;

    /** A replay with all decisions, made once. */
    @TempDir
    static Path dir;

    private static Path settings;
    private static Path input;
    private static Path decided;

    /** Models of this test alone. */
    private Path models;

    @BeforeAll
    static void replayOnce() throws IOException {
        settings = Files.writeString(dir.resolve("weir.yaml"), """
                streams:
                  ratings:
                    kind: rating
                    format: csv
                    fields: {actor: {type: user, at: user}, object: film, value: stars, time: order}
                    scale: {min: 1, max: 5}
                """);
        input = Files.write(dir.resolve("ratings.csv"), ratings());
        decided = decisions("decided.jsonl", DECIDED);
        assertThat(replay("first", "--decisions", decided.toString()).status()).isZero();
    }

    @BeforeEach
    void newModels() {
        models = dir.resolve("models-" + System.nanoTime());
    }

    @Test
    void othersAreJudgedByWhatWasDecided() throws IOException {
        // When
        Run train = train(decided, "first");
        Run again = train(decided, "first");
        Run list = Run.of("models", "list", "--settings", settings.toString(), "--models", models.toString());
        Run second = replay("second", "--models", models.toString());

        // Then
        assertThat(train.status()).as(train.out() + train.err()).isZero();
        assertThat(train.out())
                .contains(
                        "ratings/reviewed: published ratings/reviewed@1, from 60 contributors called fake and 60 called honest")
                .containsPattern("held +0\\.0\\d+ +0\\.000 +0\\.05000 +passes");
        assertThat(again.out()).contains("ratings/reviewed: nothing new");
        assertThat(list.out()).containsPattern("ratings/reviewed@1 .* trained +120 +1 +-");
        assertThat(second.out()).contains("models rate=default@1,profile=default@1,reviewed=ratings@1");
        ReplayFolder judged = new ReplayFolder(dir.resolve("second"));
        Set<String> called = calledFake(judged);
        assertThat(called.stream().filter(user -> user.startsWith("new-fake"))).hasSizeGreaterThanOrEqualTo(9);
        assertThat(called.stream().filter(user -> user.startsWith("visitor"))).hasSizeLessThanOrEqualTo(10);
        assertThat(judged.objects("held.jsonl")).isEmpty();
    }

    @Test
    void whatWasTakenBackIsNotTaught() throws IOException {
        // Given: eleven of the sixty are undone
        List<String> lines = new ArrayList<>(Files.readAllLines(decided));
        for (int i = 0; i < 11; i++) {
            lines.add(line(Decisions.undo("undo" + i, user("fake" + i), "fake" + i)));
        }
        Path undone = Files.write(dir.resolve("undone.jsonl"), lines);
        assertThat(replay("undone", "--decisions", undone.toString()).status()).isZero();

        // When
        Run train = train(undone, "undone");
        Run json = train(undone, "undone", "--json");

        // Then
        assertThat(train.status()).isEqualTo(5);
        assertThat(train.out()).contains("learning from 0 contributors called fake");
        JsonNode stream = new ObjectMapper().readTree(json.out()).get("streams").get(0);
        assertThat(stream.get("check").asText()).isEqualTo("reviewed");
        assertThat(stream.get("outcome").asText()).isEqualTo("learning");
        assertThat(stream.get("needed").asInt()).isEqualTo(50);
    }

    @Test
    void theWayBackPublishesTheOlderOneAnew() {
        // Given
        train(decided, "first");
        // When
        Run back = rollback("reviewed", "1");
        Run list = Run.of("models", "list", "--settings", settings.toString(), "--models", models.toString());
        Run nowhere = rollback("reviewed", "0");
        Run nothing = rollback("company", "1");
        // Then
        assertThat(back.out()).contains("published ratings/reviewed@2");
        assertThat(list.out()).containsPattern("ratings/reviewed@2 .* rolled-back");
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains("version 0 of ratings/reviewed is not there");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.err()).contains("--check company: no check of this name learns; allowed: rate, reviewed");
    }

    @Test
    void decisionsAndFoldersGoTogether() {
        Run alone = Run.of("train", "--settings", settings.toString(), "--decisions", decided.toString());
        Run unsaid = Run.of(
                "train",
                "--settings",
                settings.toString(),
                "--decisions",
                "--from",
                dir.resolve("first").toString());
        assertThat(alone.status()).isEqualTo(2);
        assertThat(alone.err()).contains("needs --from");
        assertThat(unsaid.status()).isEqualTo(2);
        assertThat(unsaid.err()).contains("--from needs a file with --decisions");
    }

    @Test
    void aLineThatIsNoDecisionIsNamed() throws IOException {
        Path broken = Files.writeString(dir.resolve("broken.jsonl"), Files.readString(decided) + "{}\n");
        Run train = train(broken, "first");
        assertThat(train.status()).isEqualTo(2);
        assertThat(train.err()).contains("broken.jsonl:121: ");
    }

    private static Set<String> calledFake(ReplayFolder folder) {
        return folder.objects("admitted.jsonl").stream()
                .filter(line -> line.path("findings").toString().contains("\"check\":\"reviewed\""))
                .map(line -> line.get("actor").asText())
                .collect(Collectors.toSet());
    }

    private Run train(Path decisions, String from, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "train",
                "--settings",
                settings.toString(),
                "--decisions",
                decisions.toString(),
                "--from",
                dir.resolve(from).toString(),
                "--models",
                models.toString()));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    private Run rollback(String check, String to) {
        return Run.of(
                "models",
                "rollback",
                "--settings",
                settings.toString(),
                "--models",
                models.toString(),
                "--stream",
                "ratings",
                "--check",
                check,
                "--to",
                to);
    }

    private static Run replay(String out, String... more) {
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

    /** Fakes come to films 0 to 11, all others to 8 to 39; in an order of its own. */
    private static List<String> ratings() {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < DECIDED; i++) {
            rate(lines, "fake" + i, 0, 12, random);
            rate(lines, "honest" + i, 8, 40, random);
        }
        for (int i = 0; i < 10; i++) {
            rate(lines, "new-fake" + i, 0, 12, random);
        }
        for (int i = 0; i < 240; i++) {
            rate(lines, "visitor" + i, 8, 40, random);
        }
        Collections.shuffle(lines, random);
        lines.add(0, "user,film,stars");
        return lines;
    }

    private static void rate(List<String> lines, String user, int from, int to, Random random) {
        random.ints(8, from, to).forEach(film -> lines.add(user + ",film" + film + ',' + (1 + random.nextInt(5))));
    }

    /** Two reviewers, each about every other one. */
    private static Path decisions(String file, int each) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            String by = i % 2 == 0 ? "ana" : "lea";
            lines.add(line(Decisions.by(by, Decisions.exclude("fake" + i, user("fake" + i), Long.MIN_VALUE))));
            lines.add(line(Decisions.by(by, Decisions.honest(Decisions.clear("honest" + i, user("honest" + i))))));
        }
        return Files.write(dir.resolve(file), lines);
    }

    private static String line(Decision decision) {
        return new String(DecisionJson.of(decision), UTF_8);
    }

    private static Entity user(String id) {
        return Entity.of("user", id);
    }
}
