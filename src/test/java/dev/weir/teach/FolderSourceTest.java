package dev.weir.teach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.Events;
import dev.weir.decide.DecisionJson;
import dev.weir.decide.Decisions;
import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.learn.LearnException;
import dev.weir.reviewed.Shown;
import dev.weir.route.AnswerJson;
import dev.weir.settings.Mode;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSourceTest {

    private static final Entity EVE = Entity.of("user", "eve");

    @TempDir
    Path dir;

    private FolderSource source;

    @BeforeEach
    void aReplaysFolder() throws IOException {
        Settings settings = SettingsFile.load(Files.writeString(dir.resolve("weir.yaml"), """
                streams:
                  ratings:
                    kind: rating
                    fields: {actor: {type: user, at: /user, placeholders: [guest]}, object: {type: film, at: /film}, time: order}
                  books:
                    kind: rating
                    fields: {actor: {type: user, at: /user}, object: {type: book, at: /book}, time: order}
                """));
        source = new FolderSource(settings, dir.resolve("decided.jsonl"), List.of(dir));
        Files.write(
                dir.resolve("admitted.jsonl"),
                List.of(
                        line(1, "ratings", "eve", "first", ""),
                        line(4, "ratings", "guest", "first", ""),
                        line(5, "books", "eve", "novel", ""),
                        line(6, "ratings", "eve", "last", "")));
        Files.write(
                dir.resolve("held.jsonl"),
                List.of(
                        line(2, "ratings", "eve", "middle", ",\"findings\":[{\"check\":\"rate\"}]"),
                        line(3, "ratings", "eve", "never", ",\"findings\":[{\"check\":\"time\"}]")));
        Files.write(dir.resolve("released.jsonl"), List.of(line(2, "ratings", "eve", "middle", "")));
        Files.write(
                dir.resolve("standings.jsonl"),
                List.of("{\"actorType\":\"user\",\"actor\":\"eve\",\"standing\":\"suspended\"}"));
    }

    @Test
    void eachEventCountsOnceWhetherItWasHeldOrNot() throws IOException {
        // Given
        Deeds deeds = new Deeds(Files.createDirectory(dir.resolve("work")), 1 << 20, 1, actor -> true);
        // When
        source.read("ratings", deeds);
        // Then
        assertThat(deeds.community()).containsExactly("user:eve");
        List<Shown> shown = new Recall(Mode.OFF, null, Duration.ofDays(90)).of(deeds, Set.of("user:eve"));
        assertThat(shown)
                .singleElement()
                .satisfies(eve -> assertThat(eve.objects()).containsExactly("film:first", "film:middle", "film:last"));
    }

    @Test
    void whoDoesNotStandClearIsNamed() {
        assertThat(source.notClear()).containsExactly("user:eve");
    }

    @Test
    void onlyWhatWasAppliedTeaches() throws IOException {
        // Given
        List<String> decisions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (Answer.Outcome outcome : Answer.Outcome.values()) {
            decisions.add(text(DecisionJson.of(Decisions.exclude("d-" + outcome, EVE, Long.MIN_VALUE))));
            answers.add(text(AnswerJson.of(answer("d-" + outcome, outcome))));
        }
        decisions.add(text(DecisionJson.of(Decisions.exclude("unanswered", EVE, Long.MIN_VALUE))));
        answers.add(text(AnswerJson.of(answer("d-APPLIED", Answer.Outcome.REPEATED))));
        Files.write(dir.resolve("decided.jsonl"), decisions);
        Files.write(dir.resolve("decisions.jsonl"), answers);
        // Then
        assertThat(source.decisions()).extracting(Decision::id).containsExactly("d-APPLIED");
    }

    /** What was let go at its deadline is a decision, too, a thousand times as many as people make, and each has a record with it. */
    @Test
    void ofWhatTeachesNothingNothingIsKeptNorOfRecords() throws IOException {
        // Given
        Event held = Events.at(Events.NOON);
        Decision due = Decisions.atDeadline(Decisions.release("due", held));
        Decision honest = Decisions.honest(Decisions.release("honest", held));
        List<Decision> all =
                List.of(due, honest, Decisions.reject("rejected", held), Decisions.undo("undone", EVE, "excluded"));
        List<String> decisions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (Decision decision : all) {
            decisions.add(text(DecisionJson.of(decision)));
            answers.add(text(AnswerJson.of(answer(decision, Answer.Outcome.APPLIED))));
        }
        // And: another one under an id that was used
        decisions.add(text(DecisionJson.of(Decisions.exclude("due", EVE, Long.MIN_VALUE))));
        Files.write(dir.resolve("decided.jsonl"), decisions);
        Files.write(dir.resolve("decisions.jsonl"), answers);

        // When, Then
        assertThat(source.decisions()).extracting(Decision::id).containsExactly("honest", "undone");
        assertThat(source.decisions().get(0).record())
                .satisfies(record ->
                        assertThat(Objects.requireNonNull(record).size()).isZero());
    }

    private static Answer answer(Decision decision, Answer.Outcome outcome) {
        return new Answer(decision.id(), decision.action(), decision.subject(), outcome, "done", 0, 0, "ana", null, 1);
    }

    @Test
    void whatNoReplayWroteIsNamed() throws IOException {
        Deeds deeds = new Deeds(dir, 1 << 20, 1, actor -> true);
        Files.writeString(dir.resolve("held.jsonl"), "\n{\"stream\":\"ratings\",\"object\":\"x\",\"origin\":\"?\"}\n");
        assertThatThrownBy(() -> source.read("ratings", deeds))
                .isInstanceOf(LearnException.class)
                .hasMessageContaining("held.jsonl:2: origin '?' is none");
        Files.delete(dir.resolve("held.jsonl"));
        assertThatThrownBy(() -> source.read("ratings", deeds))
                .isInstanceOf(LearnException.class)
                .hasMessageContaining("held.jsonl: cannot be read");
    }

    private static Answer answer(String decision, Answer.Outcome outcome) {
        return new Answer(decision, Decision.Action.EXCLUDE, EVE.text(), outcome, "done", 0, 0, "ana", null, 1);
    }

    private static String line(int order, String stream, String actor, String object, String more) {
        return "{\"origin\":\"in.csv:%d\",\"stream\":\"%s\",\"actorType\":\"user\",\"actor\":\"%s\",\"object\":\"%s\",\"order\":%d%s}"
                .formatted(order, stream, actor, object, order, more);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
