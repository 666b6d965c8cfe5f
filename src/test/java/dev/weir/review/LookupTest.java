package dev.weir.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Family;
import dev.weir.index.Opened;
import dev.weir.index.Tape;
import dev.weir.settings.FourEyes;
import java.time.Instant;
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

    private Plan plan(Action action, Target target) {
        Act act = Act.of(action, target, Reason.HONEST, "");
        return Plan.of(act, new Lookup(opened.tape.settings, opened.index, NOW).facts(act));
    }
}
