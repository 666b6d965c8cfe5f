package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.index.Opened;
import dev.weir.index.Tape;
import dev.weir.review.Act;
import dev.weir.review.Target;
import dev.weir.sign.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WishTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.789Z");

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    @Test
    void whatItIsAboutComesFromTheForm() {
        assertThat(wish("action", "reject", "origin", "in/0/1", "origin", "in/0/2")
                        .target())
                .isEqualTo(new Target.Events(List.of("in/0/1", "in/0/2")));
        assertThat(wish("action", "clear", "actor", "customer:a").target())
                .isEqualTo(new Target.Contributors(List.of(new Entity("customer:a"))));
        assertThat(wish("action", "exclude", "campaign", "c").target()).isEqualTo(new Target.Campaign("c"));
        assertThat(wish("action", "undo", "decision", "d").target()).isEqualTo(new Target.Decisions(List.of("d")));
    }

    @Test
    void aPlaceholderIsNoContributorOfACase() {
        // Given
        opened.tape.held("guest", "x", 5, Tape.NOON, Tape.finding("crowd", Family.GROUP, 12));
        String nobodys = opened.tape.held("guest", "y", 5, Tape.NOON, Tape.finding("rate", Family.RATE, 12));
        opened.tape.held("a", "x", 5, Tape.NOON, Tape.finding("crowd", Family.GROUP, 12));
        opened.read();

        // When, Then
        assertThat(wish("action", "exclude", "case", "object:ratings/film:x").target())
                .isEqualTo(new Target.Contributors(List.of(new Entity("customer:a"))));
        assertThatThrownBy(() -> wish("action", "exclude", "case", "event:" + nobodys))
                .hasMessageContaining("nobody in particular: decide about the events");
    }

    @Test
    void aCaseIsItsEventsOrTheirContributors() {
        // Given: a crowd of two, one of whom sent twice
        opened.tape.held("a", "x", 5, Tape.NOON, Tape.finding("crowd", Family.GROUP, 12));
        opened.tape.held("b", "x", 5, Tape.NOON + 1, Tape.finding("crowd", Family.GROUP, 12));
        opened.tape.held("a", "x", 4, Tape.NOON + 2, Tape.finding("crowd", Family.GROUP, 12));
        opened.read();
        String id = "object:ratings/film:x";

        // When, Then
        assertThat(wish("action", "release", "case", id).target()).isEqualTo(new Target.OfCase(id));
        assertThat(wish("action", "exclude", "case", id).target())
                .isEqualTo(new Target.Contributors(List.of(new Entity("customer:a"), new Entity("customer:b"))));
        assertThatThrownBy(() -> wish("action", "release", "case", "object:ratings/film:y"))
                .hasMessageContaining("No event of this case waits")
                .extracting(refusal -> ((Refusal) refusal).status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''      | actor    | customer:a | '' for action is not known",
                "DELETE  | actor    | customer:a | 'DELETE' for action",
                "exclude | nothing  | x          | choose one",
                "exclude | actor    | ''         | choose one",
                "exclude | actor    | 17         | entity '17' is not of the form type:id",
                "exclude | origin   | in/0/1     | exclude is about contributors",
                "undo    | actor    | customer:a | undo is about decisions"
            })
    void whatMakesNoSenseIsRefused(String action, String field, String value, String why) {
        assertThatThrownBy(() -> wish("action", action, field, value).act(10))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    @Test
    void itIsAboutOneKindOfThing() {
        assertThatThrownBy(() -> wish("action", "exclude", "actor", "customer:a", "campaign", "c"))
                .hasMessageContaining("choose one");
    }

    @ParameterizedTest
    @CsvSource({
        "7d, 2026-01-24T12:00:00Z",
        "90m, 2026-01-31T10:30:00Z",
        "2026-01-01, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.500Z, 2026-01-01T00:00:00.500Z"
    })
    void aTimeThatWasTypedBecomesTheInstantThatIsSent(String typed, Instant since) {
        Wish wish = wish("action", "exclude", "actor", "customer:a", "since", ' ' + typed + ' ');

        assertThat(wish.since()).isEqualTo(since);
        assertThat(wish.act(10).since()).isEqualTo(since.toEpochMilli());
        assertThat(wish("action", "exclude", "actor", "customer:a", "since", since.toString())
                        .since())
                .as("as the panel sends it again")
                .isEqualTo(since);
    }

    @Test
    void withoutTimesAnExclusionIsFromTheBeginningAndAllowingEndsInAMonth() {
        assertThat(wish("action", "exclude", "actor", "customer:a").act(10).since())
                .isEqualTo(Long.MIN_VALUE);
        assertThat(wish("action", "allow", "actor", "customer:a").until())
                .isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void timesThatAnActionHasNotAreLeftOut() {
        Act act = wish("action", "clear", "actor", "customer:a", "since", "7d", "until", "7d")
                .act(10);

        assertThat(act.since()).isEqualTo(Long.MIN_VALUE);
        assertThat(act.until()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "7w", "2026-02-30", "+1000000000-12-31T23:59:59Z", "<b>"})
    void aTimeThatIsNoneIsRefused(String typed) {
        assertThatThrownBy(() -> wish("action", "exclude", "actor", "customer:a", "since", typed))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'" + typed + "' for since is no time");
    }

    @Test
    void aReasonMayBeSaidLater() {
        assertThat(wish("action", "exclude", "actor", "customer:a", "reason", "")
                        .reason())
                .isNull();
        assertThat(wish("action", "exclude", "actor", "customer:a", "reason", "stolen_account")
                        .reason())
                .isEqualTo(Reason.STOLEN_ACCOUNT);
        assertThatThrownBy(() -> wish("action", "exclude", "actor", "customer:a", "reason", "fun"))
                .hasMessageContaining("'fun' for reason is not known");
    }

    @Test
    void everyActionHasAReasonThatFits() {
        for (Action action : Action.values()) {
            Wish wish = new Wish(action, Map.of(), new Target.Campaign("c"), null, null, null, "", null);
            assertThat(wish.reasons()).isNotEmpty().doesNotContain(Reason.DEADLINE);
        }
    }

    private Wish wish(String... fields) {
        return Wish.of(Asked.form(NOW, Role.LEAD, fields), opened.index);
    }
}
