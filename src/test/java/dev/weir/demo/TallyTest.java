package dev.weir.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void addsUpTheAccountsOfAllSubtasks() {
        // When
        tally.audit(bytes("""
                {"v":1,"type":"account","point":"intake","subtask":0,"checkpoint":7,"ranges":[],
                 "tallies":[{"stream":"ratings","what":"in","count":5},{"stream":"plays","what":"in","count":2}]}"""));
        tally.audit(bytes("""
                {"v":1,"type":"account","point":"verdict","subtask":1,"checkpoint":8,"ranges":[],
                 "tallies":[{"stream":"ratings","what":"admitted","count":3},{"stream":"ratings","what":"held","count":1},
                            {"stream":"ratings","what":"dead","count":1},
                            {"stream":"ratings","what":"forged-headers","count":9}]}"""));

        // Then
        Tally.Snapshot snapshot = tally.snapshot();
        assertThat(snapshot.on("ratings")).isEqualTo(new Tally.Counts(5, 3, 1, 1));
        assertThat(snapshot.on("plays")).isEqualTo(new Tally.Counts(2, 0, 0, 0));
        assertThat(snapshot.all()).isEqualTo(new Tally.Counts(7, 3, 1, 1));
        assertThat(snapshot.all().judged()).isEqualTo(5);
        assertThat(snapshot.checkpoint()).isEqualTo(8);
    }

    @Test
    void keepsTheLastSentenceAndCountsReasons() {
        // When
        tally.held("bot-1", "{\"v\":1,\"findings\":[{\"sentence\":\"too many\"},{\"sentence\":\"weaker\"}]}");
        tally.dead("not-json", "no brace");
        tally.dead("not-json", "no end");
        tally.dead("empty", "no bytes");

        // Then
        assertThat(tally.snapshot().lastHeld()).isEqualTo("bot-1: too many");
        assertThat(tally.snapshot().lastDead()).isEqualTo("empty: no bytes");
        assertThat(tally.snapshot().reasons()).containsEntry("not-json", 2L).containsEntry("empty", 1L);
    }

    @Test
    void countsHowContributorsStandAndKeepsTheLastCampaign() {
        // When
        tally.standing(bytes("{\"actor\":\"a\",\"actorType\":\"customer\",\"standing\":\"suspended\"}"));
        tally.standing(bytes("{\"actor\":\"b\",\"actorType\":\"customer\",\"standing\":\"suspended\"}"));
        tally.standing(bytes("{\"actor\":\"a\",\"actorType\":\"customer\",\"standing\":\"excluded\"}"));
        tally.standing(bytes("{\"actor\":\"b\",\"actorType\":\"customer\",\"standing\":\"clear\"}"));
        tally.alert(bytes("{\"type\":\"campaign\",\"sentence\":\"forty of one mind\"}"));
        tally.alert(bytes("{\"type\":\"brake\",\"sentence\":\"too many\"}"));

        // Then
        assertThat(tally.snapshot().standings()).containsExactly(Map.entry("excluded", 1L));
        assertThat(tally.snapshot().lastCampaign()).isEqualTo("forty of one mind");
    }

    @Test
    void refusesAnAccountThatIsNone() {
        assertThatThrownBy(() -> tally.audit(bytes("nonsense"))).hasMessageContaining("not JSON");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
