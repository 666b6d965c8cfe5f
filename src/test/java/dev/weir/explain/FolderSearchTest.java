package dev.weir.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.support.OutputSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSearchTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeOutputs() throws IOException {
        List<String> admitted = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            admitted.add(event("r.csv:" + i, "e" + i, i % 2 == 0 ? "17" : "18", "admitted", 1000 + i, ""));
        }
        admitted.add(event("r.csv:50", "a\\\"b", "17", "admitted", 5000, "").replace("user", "card"));
        Files.write(folder.resolve("admitted.jsonl"), admitted);
        Files.write(
                folder.resolve("held.jsonl"),
                List.of(
                        event(
                                "r.csv:40",
                                "e40",
                                "17",
                                "held",
                                900,
                                ",\"findings\":[{\"check\":\"rate\",\"weight\":\"holds\"},{\"check\":\"rate\",\"weight\":\"counts\"}]")));
        Files.write(
                folder.resolve("released.jsonl"),
                List.of(event(
                        "r.csv:40",
                        "e40",
                        "17",
                        "released",
                        900,
                        ",\"release\":{\"by\":\"policy\",\"reason\":\"others agree\"}")));
        Files.write(
                folder.resolve("dead-letters.jsonl"),
                List.of("{\"v\":1,\"origin\":\"r.csv:41\",\"stream\":\"s\",\"reason\":\"empty\",\"error\":\"x\"}"));
    }

    @BeforeEach
    void writeDecisions() throws IOException {
        Files.write(
                folder.resolve("standings.jsonl"),
                List.of(
                        "{\"v\":1,\"actor\":\"17\",\"actorType\":\"user\",\"standing\":\"suspended\",\"time\":\"1970-01-01T00:00:02Z\"}"));
        Files.write(
                folder.resolve("retractions.jsonl"),
                List.of(
                        "{\"v\":1,\"id\":\"a\",\"op\":\"retract\",\"actor\":\"17\",\"actorType\":\"user\",\"objects\":[\"1\"]}",
                        "{\"v\":1,\"id\":\"b\",\"op\":\"retract\",\"actor\":\"18\",\"actorType\":\"user\",\"objects\":[\"1\"]}",
                        "{\"v\":1,\"id\":\"d\",\"op\":\"retract\",\"what\":\"label\",\"origin\":\"r.csv:4\",\"reason\":\"contradicted\"}",
                        "{\"v\":1,\"id\":\"c\",\"op\":\"reinstate\",\"actor\":\"17\",\"actorType\":\"user\",\"objects\":[\"1\"]}"));
    }

    @Test
    void tellsHowAnActorStandsAndWhatOfItWasTakenBack() throws IOException {
        ActorLife life = ask("user:17").actors().get(0);
        assertThat(life.standings())
                .extracting(line -> line.path("standing").asText())
                .containsExactly("suspended");
        assertThat(life.ledger()).extracting(line -> line.path("op").asText()).containsExactly("retract", "reinstate");
        assertThat(life.events()).isEqualTo(16);
    }

    @Test
    void findsAnEventByItsOriginAndNoOtherThatBeginsLikeIt() throws IOException {
        Story story = ask("r.csv:4");
        assertThat(story.events())
                .singleElement()
                .satisfies(event -> assertThat(event.path("eventId").asText()).isEqualTo("e4"));
        assertThat(story.actors()).isEmpty();
        assertThat(story.records()).isEqualTo(39);
    }

    @Test
    void tellsWhatOfAnEventWasTakenBack() throws IOException {
        Story story = ask("r.csv:4");
        assertThat(story.ledger())
                .singleElement()
                .satisfies(entry -> assertThat(entry.path("what").asText()).isEqualTo("label"));
        assertThat(ask("r.csv:5").ledger()).isEmpty();
        assertThat(ask("user:17").ledger()).isEmpty();
    }

    @Test
    void findsADeadLetterByItsOrigin() throws IOException {
        assertThat(ask("r.csv:41").events())
                .singleElement()
                .satisfies(letter -> assertThat(letter.path("reason").asText()).isEqualTo("empty"));
    }

    @Test
    void findsAnEventByItsIdWhateverCharactersItHas() throws IOException {
        assertThat(ask("a\"b").events()).hasSize(1);
    }

    @Test
    void tellsThatAnEventWasHeldAndThenReleased() throws IOException {
        assertThat(ask("r.csv:40").events())
                .extracting(line -> line.path("verdict").asText())
                .containsExactly("held", "released");
        assertThat(ask("user:17").actors().get(0).verdicts()).containsEntry("released", 1L);
    }

    @Test
    void tellsAnActorsLifeInNumbersAndItsLatest() throws IOException {
        // When
        Story story = ask("user:17");

        // Then
        assertThat(story.events()).isEmpty();
        ActorLife life = story.actors().get(0);
        assertThat(life.actor()).isEqualTo("user:17");
        assertThat(life.events()).isEqualTo(16);
        assertThat(life.verdicts()).containsEntry("admitted", 15L).containsEntry("held", 1L);
        assertThat(life.findings().get("rate")).containsEntry("holds", 1L).containsEntry("counts", 1L);
        assertThat(life.first()).isEqualTo("1970-01-01T00:15:00Z");
        assertThat(life.last()).isEqualTo("1970-01-01T00:17:10Z");
        assertThat(life.latest()).hasSize(ActorLife.SHOWN);
        assertThat(life.latest().get(0).path("origin").asText()).isEqualTo("r.csv:30");
        assertThat(life.latestHeld()).hasSize(1);
    }

    @Test
    void anIdAloneMeansEveryTypeThatHasIt() throws IOException {
        assertThat(ask("17").actors()).extracting(ActorLife::actor).containsExactly("card:17", "user:17");
        assertThat(ask("card:17").actors()).extracting(ActorLife::events).containsExactly(1L);
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        Story story = ask("nobody");
        assertThat(story.isEmpty()).isTrue();
        assertThat(story.searched()).hasSize(6);
    }

    @Test
    void isWrittenAsJson() throws IOException {
        String text = ask("user:17").json();
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(OutputSchema.of("story").errors(text.getBytes(UTF_8))).isEmpty();
        assertThat(json.path("v").asInt()).isEqualTo(1);
        assertThat(json.at("/actors/0/actor").asText()).isEqualTo("user:17");
        assertThat(json.at("/actors/0/verdicts/held").asInt()).isEqualTo(1);
        assertThat(json.at("/actors/0/latest")).hasSize(ActorLife.SHOWN);
    }

    private Story ask(String question) throws IOException {
        return FolderSearch.search(folder, new Question(question));
    }

    private static String event(String origin, String id, String actor, String verdict, long second, String more) {
        return "{\"v\":1,\"origin\":\"" + origin + "\",\"eventId\":\"" + id + "\",\"stream\":\"s\",\"actor\":\"" + actor
                + "\",\"actorType\":\"user\",\"time\":\"" + Instant.ofEpochSecond(second) + "\",\"verdict\":\""
                + verdict + "\"" + more + "}";
    }
}
