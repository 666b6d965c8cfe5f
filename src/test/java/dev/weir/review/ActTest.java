package dev.weir.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActTest {

    private static final Target EVENTS = new Target.Events(List.of("in/0/7"));
    private static final Target CONTRIBUTORS = new Target.Contributors(List.of(Entity.of("customer", "17")));
    private static final Target CAMPAIGN = new Target.Campaign("c");
    private static final Target CASE = new Target.OfCase("flood:x");
    private static final Target DECISIONS = new Target.Decisions(List.of("d1"));

    @ParameterizedTest
    @CsvSource({
        "RELEASE, true, true, true, false",
        "REJECT, true, true, true, false",
        "EXCLUDE, false, true, true, false",
        "CLEAR, false, true, true, false",
        "ALLOW, false, true, true, false",
        "UNDO, false, false, false, true",
        "RELABEL, true, false, false, false",
    })
    void anActionIsAboutWhatItCanChange(
            Action action, boolean events, boolean contributors, boolean campaign, boolean decisions) {
        fits(action, EVENTS, events);
        fits(action, CONTRIBUTORS, contributors);
        fits(action, CAMPAIGN, campaign);
        fits(action, CASE, campaign);
        fits(action, DECISIONS, decisions);
    }

    @Test
    void timesBelongToTheActionsThatHaveThem() {
        Act exclude = Act.of(Action.EXCLUDE, CONTRIBUTORS, Reason.FAKE, "");
        Act allow = Act.of(Action.ALLOW, CONTRIBUTORS, Reason.HONEST, "");

        assertThat(exclude.since(5).since()).isEqualTo(5);
        assertThat(allow.until(5).until()).isEqualTo(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> allow.since(5))
                .withMessage("since is for exclude, not for allow");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exclude.until(5))
                .withMessage("until is for allow, not for exclude");
    }

    @Test
    void aLabelIsForRelabelAndMayBeSaidAfterALook() {
        Act act = Act.of(Action.RELABEL, EVENTS, Reason.CONFIRMED, "");

        assertThat(act.label()).isNull();
        assertThat(act.label("x".repeat(200)).atMost(5).label()).hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> act.label("x".repeat(201)))
                .withMessage("a label of 201 characters; allowed: 1 to 200, not all blank");
        assertThatIllegalArgumentException().isThrownBy(() -> act.label(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Act.of(Action.REJECT, EVENTS, Reason.FAKE, "").label("fraud"))
                .withMessage("a label is for relabel, not for reject");
    }

    @Test
    void aCommentHasAThousandCharactersAtMost() {
        assertThat(Act.of(Action.CLEAR, CAMPAIGN, Reason.HONEST, "x".repeat(1_000))
                        .comment())
                .hasSize(1_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Act.of(Action.CLEAR, CAMPAIGN, Reason.HONEST, "x".repeat(1_001)))
                .withMessage("the comment has 1001 characters; allowed: at most 1000");
    }

    @Test
    void targetsAreNamedOnceAndNeverNone() {
        assertThat(new Target.Events(List.of("a", "b", "a")).origins()).containsExactly("a", "b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target.Contributors(List.of()))
                .withMessage("no contributor is named; name one or more");
    }

    private static void fits(Action action, Target target, boolean fits) {
        if (fits) {
            assertThat(Act.of(action, target, Reason.FAKE, "").target()).isEqualTo(target);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Act.of(action, target, Reason.FAKE, ""))
                    .withMessageContaining(action.name().toLowerCase() + " is about ");
        }
    }
}
