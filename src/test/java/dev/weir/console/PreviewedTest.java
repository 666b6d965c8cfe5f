package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.review.Act;
import dev.weir.review.Preview;
import dev.weir.review.Target;
import dev.weir.review.Tenure;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PreviewedTest {

    private static final Act ACT = exclude(new Target.Contributors(List.of(new Entity("customer:a"))));

    @Test
    void everythingThatIsSeenMakesAnotherFingerprint() {
        // Given: one thing is different in each
        Target.Events two = new Target.Events(List.of("in/0/1", "in/0/2"));
        List<Previewed> all = List.of(
                new Previewed(ACT, preview(1, 1, 1, 1, 1, 1)),
                new Previewed(ACT, preview(2, 1, 1, 1, 1, 1)),
                new Previewed(ACT, preview(1, 2, 1, 1, 1, 1)),
                new Previewed(ACT, preview(1, 1, 2, 1, 1, 1)),
                new Previewed(ACT, preview(1, 1, 1, 2, 1, 1)),
                new Previewed(ACT, preview(1, 1, 1, 1, 2, 1)),
                new Previewed(ACT, preview(1, 1, 1, 1, 1, 2)),
                new Previewed(ACT, preview("c@60", List.of(), List.of(), null)),
                new Previewed(ACT, preview("c@61", List.of(), List.of(), null)),
                new Previewed(ACT, preview(null, List.of(line("clear")), List.of(), null)),
                new Previewed(ACT, preview(null, List.of(line("watched")), List.of(), null)),
                new Previewed(ACT, preview(null, List.of(), List.of("a note"), null)),
                new Previewed(ACT, preview(null, List.of(), List.of(), "a refusal")),
                new Previewed(ACT.since(5), preview(1, 1, 1, 1, 1, 1)),
                new Previewed(ACT.on(List.of("ratings")), preview(1, 1, 1, 1, 1, 1)),
                new Previewed(exclude(new Target.Campaign("c")), preview(1, 1, 1, 1, 1, 1)),
                new Previewed(act(Action.CLEAR, ACT.target()), preview(1, 1, 1, 1, 1, 1)),
                new Previewed(act(Action.ALLOW, ACT.target()), preview(1, 1, 1, 1, 1, 1)),
                new Previewed(act(Action.ALLOW, ACT.target()).until(5), preview(1, 1, 1, 1, 1, 1)),
                new Previewed(act(Action.REJECT, two), preview(1, 1, 1, 1, 1, 1)),
                new Previewed(act(Action.REJECT, new Target.Events(List.of("in/0/1"))), preview(1, 1, 1, 1, 1, 1)));

        // When
        Stream<String> fingerprints = all.stream().map(Previewed::fingerprint);

        // Then
        assertThat(fingerprints).doesNotHaveDuplicates();
    }

    @Test
    void theSameIsTheSameWhateverTheReason() {
        Act said = Act.of(Action.EXCLUDE, ACT.target(), Reason.STOLEN_ACCOUNT, "said after looking")
                .atMost(7);

        assertThat(new Previewed(said, preview(1, 1, 1, 1, 1, 1)).fingerprint())
                .isEqualTo(new Previewed(ACT, preview(1, 1, 1, 1, 1, 1)).fingerprint())
                .matches("[A-Za-z0-9_-]{43}");
    }

    private static Act exclude(Target target) {
        return act(Action.EXCLUDE, target);
    }

    private static Act act(Action action, Target target) {
        return Act.of(action, target, Reason.FAKE, "");
    }

    private static Preview.Line line(String standing) {
        return new Preview.Line(new Entity("customer:a"), standing, Tenure.NEW, 1, 0, 0);
    }

    private static Preview preview(
            int decisions, int contributors, int established, long retracts, long returns, long releases) {
        return new Preview(
                decisions,
                contributors,
                established,
                retracts,
                returns,
                releases,
                null,
                List.of(),
                List.of(),
                null,
                null);
    }

    private static Preview preview(String campaign, List<Preview.Line> lines, List<String> notes, String refusal) {
        return new Preview(1, 1, 1, 1, 1, 1, campaign, lines, notes, refusal, null);
    }
}
