package dev.weir.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.event.Family;
import dev.weir.event.Standing;
import dev.weir.index.Opened;
import dev.weir.index.Tape;
import dev.weir.settings.FourEyes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an act is about, by what the index knows. */
class LookupTest {

    private static final Instant NOW = Instant.ofEpochMilli(Tape.NOON + 1);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"RELEASE", "CLEAR"})
    void aCampaignTakesASecondPersonByTheNameOfItsCaseToo(Action action) {
        // Given
        for (String member : new String[] {"a", "b", "c"}) {
            opened.tape.held(member, "x", 5, Tape.NOON, Tape.standing(member, Tape.CAMPAIGN));
        }
        opened.read();

        // When
        Plan plan = plan(action, new Target.OfCase("campaign:" + Tape.CAMPAIGN));

        // Then
        assertThat(plan.facts().campaign()).isEqualTo(Tape.CAMPAIGN + "@3");
        assertThat(Proposal.asked(Set.of(FourEyes.RELEASE_CAMPAIGN), plan)).isEqualTo(FourEyes.RELEASE_CAMPAIGN);
        assertThat(plan.preview().releases()).isEqualTo(3);
    }

    @Test
    void anotherCaseIsNoCampaign() {
        // Given
        opened.tape.held("a", "x", 5, Tape.NOON, Tape.finding("rate", Family.RATE, 8));
        opened.read();

        // When
        Plan plan = plan(Action.RELEASE, new Target.OfCase("actor:customer:a"));

        // Then
        assertThat(plan.facts().campaign()).isNull();
        assertThat(Proposal.asked(Set.of(FourEyes.values()), plan)).isNull();
    }

    /** Who is excluded has all taken back that they sent: of a placeholder that is what everybody sent who was not signed in. */
    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"EXCLUDE", "CLEAR", "ALLOW"})
    void nothingIsDecidedAboutAPlaceholder(Action action) {
        // Given
        opened.tape.held("guest", "x", 5, Tape.NOON, Tape.finding("crowd", Family.GROUP, 12));
        opened.tape.held("a", "x", 5, Tape.NOON, Tape.finding("crowd", Family.GROUP, 12));
        opened.read();
        Target guest = new Target.Contributors(List.of(Entity.of("customer", "guest"), Entity.of("customer", "a")));

        // When, Then
        assertThatThrownBy(() -> plan(action, guest))
                .hasMessageContaining("'customer:guest' is nobody in particular on stream ratings");
        assertThat(plan(action, new Target.OfCase("object:ratings/film:x")).drafts())
                .extracting(Draft::actor)
                .containsOnly(Entity.of("customer", "a"));
        assertThat(plan(Action.REJECT, guest).drafts()).as("each of its events").hasSize(2);
    }

    @Test
    void aPlaceholderThatWasExcludedAllTheSameCanBeCleared() {
        // Given
        Target guest = new Target.Contributors(List.of(Entity.of("customer", "guest")));
        opened.tape.standing("guest", Standing.EXCLUDED, null, Tape.NOON);
        opened.read();

        // When, Then
        assertThat(plan(Action.CLEAR, guest).drafts()).hasSize(1);
        assertThatThrownBy(() -> plan(Action.EXCLUDE, guest)).hasMessageContaining("is nobody in particular");
    }

    private Plan plan(Action action, Target target) {
        Act act = Act.of(action, target, Reason.HONEST, "");
        return Plan.of(act, new Lookup(opened.tape.settings, opened.index, NOW).facts(act));
    }
}
