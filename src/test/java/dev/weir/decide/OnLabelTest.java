package dev.weir.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.event.Retraction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels that reviewers say and take back, of one event. */
class OnLabelTest {

    private static final String ORIGIN = "in/0/7";

    private final List<Retraction> ledger = new ArrayList<>();
    private Relabels relabels = Relabels.NOTHING;
    private Decided decided = Decided.NOTHING;

    @Test
    void aLabelIsAnEntryOfTheLedgerThatNamesWhoSaidIt() {
        Answer answer = apply(Decisions.byAnalyst(relabel("d1", "fraud")));

        assertThat(ledger)
                .containsExactly(Retraction.relabel(
                        "d1 label",
                        "payments",
                        ORIGIN,
                        "fraud",
                        "ana",
                        "relabelled by ana: confirmed",
                        Decisions.TIME));
        assertThat(ledger.get(0).source()).isEqualTo("reviewer:ana");
        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.APPLIED);
        assertThat(answer.retractions()).isEqualTo(1);
        assertThat(answer.sentence()).isEqualTo("the event is 'fraud' now, by ana");
        assertThat(decided.knows("d1")).isTrue();
    }

    @Test
    void eachIsTakenBackByItselfWhicheverCameLast() {
        apply(Decisions.byAnalyst(relabel("d1", "fraud")));
        apply(Decisions.byAnalyst(relabel("d2", "genuine")));
        apply(Decisions.byAnalyst(undo("u1", "d1")));
        apply(Decisions.byAnalyst(undo("u2", "d2")));

        assertThat(ledger)
                .extracting(entry -> entry.op() + " " + entry.reverses())
                .containsExactly("RELABEL null", "RELABEL null", "REINSTATE d1 label", "REINSTATE d2 label");
    }

    @Test
    void anUndoThatIsTakenBackSaysTheLabelAgainInTheNameOfWhoSaidIt() {
        // Given
        apply(Decisions.byAnalyst(relabel("d1", "fraud")));
        apply(Decisions.byLead(Decisions.by("lea", undo("u1", "d1"))));

        // When
        Answer others = apply(Decisions.byAnalyst(undo("u2", "u1")));
        Answer leads = apply(Decisions.byLead(Decisions.by("lea", undo("u3", "u1"))));

        // Then
        assertThat(others.outcome()).isEqualTo(Answer.Outcome.REFUSED);
        assertThat(leads.sentence()).isEqualTo("the event is 'fraud' now, by ana");
        assertThat(ledger).hasSize(3);
        assertThat(ledger.get(2).label()).isEqualTo("fraud");
        assertThat(ledger.get(2).source()).isEqualTo("reviewer:ana");
        assertThat(ledger.get(2).id()).isEqualTo("u3 label");
        assertThat(OnLabel.isAbout(relabels, undo("u4", "u3"))).isTrue();
        assertThat(OnLabel.isAbout(relabels, undo("u4", "u1"))).isFalse();
    }

    @Test
    void anAnalystTakesBackTheirOwnAndALeadAnybodys() {
        apply(Decisions.byAnalyst(relabel("d1", "fraud")));

        Answer bobs = apply(Decisions.byAnalyst(Decisions.by("bob", undo("u1", "d1"))));
        assertThat(bobs.outcome()).isEqualTo(Answer.Outcome.REFUSED);
        assertThat(bobs.sentence()).contains("only a lead");
        assertThat(ledger).hasSize(1);

        assertThat(apply(Decisions.byLead(Decisions.by("lea", undo("u2", "d1"))))
                        .outcome())
                .isEqualTo(Answer.Outcome.APPLIED);
        assertThat(ledger.get(1).reverses()).isEqualTo("d1 label");
    }

    @Test
    void theLatestThirtyTwoCanBeTakenBack() {
        for (int i = 0; i <= Relabels.MOST; i++) {
            apply(Decisions.byAnalyst(relabel("d" + i, "fraud")));
        }

        assertThat(OnLabel.isAbout(relabels, undo("u", "d0"))).isFalse();
        assertThat(OnLabel.isAbout(relabels, undo("u", "d1"))).isTrue();
        assertThat(OnLabel.isAbout(relabels, undo("u", "d" + Relabels.MOST))).isTrue();
    }

    private Answer apply(Instruction instruction) {
        OnLabel.Outcome outcome = OnLabel.apply(instruction, relabels, decided);
        relabels = outcome.relabels();
        decided = outcome.decided();
        if (outcome.entry() != null) {
            ledger.add(outcome.entry());
        }
        return outcome.answer();
    }

    private static Decision relabel(String id, String label) {
        return Decisions.relabel(id, "payments", ORIGIN, label);
    }

    private static Decision undo(String id, String undone) {
        return Decisions.undo(id, null, ORIGIN, undone);
    }
}
