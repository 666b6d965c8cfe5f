package dev.weir.decide;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Instruction;
import dev.weir.event.Retraction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies decisions about the label of one event: RELABEL, and UNDO of one. Pure. Where the event stands is nothing to it: a label
 * of what is held counts once it is released. A label is an entry of the ledger, and so is what takes it back, so that the label
 * before holds again.
 */
public final class OnLabel {

    private OnLabel() {}

    /**
     * What follows.
     *
     * @param relabels what was said of the event afterwards
     * @param decided what was decided until then
     * @param entry for the ledger, or null
     * @param answer for the reviewer
     */
    public record Outcome(
            Relabels relabels, Decided decided, @Nullable Retraction entry, Answer answer) {}

    /** Whether a decision is about a label. */
    public static boolean isAbout(Relabels relabels, Decision decision) {
        return decision.action() == Decision.Action.RELABEL
                || decision.action() == Decision.Action.UNDO && relabels.knows(decision.undoes());
    }

    /**
     * Applies a decision that {@link #isAbout} a label and was not applied before.
     *
     * @param before what was said of the event
     */
    public static Outcome apply(Instruction instruction, Relabels before, Decided decided) {
        Decision decision = instruction.decision();
        Decided after = decided.with(decision.id());
        if (decision.action() == Decision.Action.RELABEL) {
            return said(decision, before, null, Objects.requireNonNull(decision.label()), decision.reviewer(), after);
        }
        Relabels.One one = Objects.requireNonNull(before.find(decision.undoes()));
        if (instruction.reach() == Instruction.Reach.OWN && !one.reviewer().equals(decision.reviewer())) {
            return new Outcome(before, after, null, Answers.refused(decision, Answers.OTHERS));
        }
        if (!one.stands()) {
            return said(decision, before, one, one.label(), one.by(), after);
        }
        Relabels.One back = new Relabels.One(decision.id(), decision.reviewer(), one.label(), one.by(), "");
        Retraction entry = entry(one.entry(), decision, one.label(), one.by())
                .reversed(decision.id() + " back", Answers.why(decision), decision.time());
        return new Outcome(
                before.changed(one, back),
                after,
                entry,
                Answers.applied(
                        decision,
                        "the event is not '" + one.label() + "' by " + one.by()
                                + " any more; the label before holds again",
                        1,
                        0));
    }

    /** @param one what is said again, or null: it is new */
    private static Outcome said(
            Decision decision, Relabels before, Relabels.@Nullable One one, String label, String by, Decided after) {
        Relabels.One now = new Relabels.One(decision.id(), decision.reviewer(), label, by, decision.id() + " label");
        return new Outcome(
                one == null ? before.with(now) : before.changed(one, now),
                after,
                entry(now.entry(), decision, label, by),
                Answers.applied(decision, "the event is '" + label + "' now, by " + by, 1, 0));
    }

    private static Retraction entry(String id, Decision decision, String label, String by) {
        return Retraction.relabel(
                id,
                decision.streams().get(0),
                Objects.requireNonNull(decision.origin()),
                label,
                by,
                Answers.why(decision),
                decision.time());
    }
}
