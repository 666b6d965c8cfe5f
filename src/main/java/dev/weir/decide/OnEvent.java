package dev.weir.decide;

import dev.weir.event.Answer;
import dev.weir.event.Decision;
import dev.weir.event.Event;
import dev.weir.event.Instruction;
import dev.weir.event.Proof;
import dev.weir.event.Release;
import dev.weir.event.Retraction;
import dev.weir.settings.ReviewSettings;
import dev.weir.verdict.StandingMemory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies decisions about one held event: RELEASE, REJECT, and UNDO of either. Pure. */
public final class OnEvent {

    private OnEvent() {}

    /**
     * What follows.
     *
     * @param holds what waits afterwards
     * @param decided what was decided until then
     * @param release what goes out, or null
     * @param retraction an entry of the ledger, or null
     * @param answer for the reviewer
     */
    public record Outcome(
            Holds holds,
            Decided decided,
            @Nullable Released release,
            @Nullable Retraction retraction,
            Answer answer) {}

    /**
     * An event that goes out, as it was when it was held.
     *
     * @param trust 0 to 1
     * @param arrival when its record first arrived, epoch milliseconds
     * @param time event time, epoch milliseconds
     * @param proof VERIFIED where its signature fitted when it came, else UNSIGNED
     */
    public record Released(double trust, long arrival, long time, Proof.Result proof) {}

    /** Whether the event is known to be held, or was: a decision that comes before its event waits. */
    public static boolean knows(Holds holds, Decision decision) {
        return holds.find(Objects.requireNonNull(decision.origin())) >= 0;
    }

    /** Who lets an event go: at its deadline the policy does. */
    public static Release.By by(Decision decision) {
        return decision.reason() == Decision.Reason.DEADLINE ? Release.By.POLICY : Release.By.REVIEWER;
    }

    /** Why, in one line. */
    public static String why(Decision decision) {
        return Answers.why(decision);
    }

    /** Whether the decision was applied, or waits. */
    public static boolean isRepeated(Decided decided, Decision decision) {
        return decided.knows(decision.id());
    }

    /** What follows from a decision that came again. */
    public static Outcome repeated(Holds holds, Decided decided, Decision decision) {
        return nothing(holds, decided, Answers.repeated(decision));
    }

    /** Whether a decision can wait for its event. */
    public enum Room {
        THERE_IS,
        /** Its record is too large. */
        TOO_LARGE,
        /** Another one waits for the same event. */
        TAKEN
    }

    /** What follows from an answer to the blind sample: that it is known, and nothing else. */
    public static Outcome assessed(Holds holds, Decided decided, Decision decision) {
        return nothing(
                holds, decided.with(decision.id()), Answers.applied(decision, "noted; nothing changes by it", 0, 0));
    }

    /** What follows from a decision whose event has not come. */
    public static Outcome waits(Instruction instruction, Holds holds, Decided decided, Room room) {
        Decision decision = instruction.decision();
        if (decision.reason() == Decision.Reason.DEADLINE && decision.action() == Decision.Action.RELEASE) {
            // Its hold is as old as its deadline is far: it came long ago, or is not kept.
            return nothing(
                    holds,
                    decided.with(decision.id()),
                    Answers.keptOut(decision, "no hold of event " + decision.origin() + " is kept"));
        }
        if (decision.action() == Decision.Action.UNDO) {
            return nothing(
                    holds,
                    decided,
                    Answers.refused(
                            decision,
                            "no decision '" + decision.undoes() + "' about event " + decision.origin()
                                    + " can be taken back"));
        }
        if (room == Room.TAKEN) {
            // The first one counts, as it does of two that come behind their event.
            return nothing(
                    holds,
                    decided,
                    Answers.refused(
                            decision,
                            "another decision waits for event " + decision.origin()
                                    + " already; send this one again when the event has come"));
        }
        if (room == Room.TOO_LARGE) {
            return nothing(
                    holds,
                    decided,
                    Answers.refused(
                            decision,
                            "event " + decision.origin()
                                    + " is not held, and its record is too large to wait for it; send the decision again when it is"));
        }
        if (decided.waiting() >= Decided.MOST_WAITING) {
            return nothing(
                    holds,
                    decided,
                    Answers.refused(
                            decision,
                            Decided.MOST_WAITING + " decisions about " + decision.subject()
                                    + " wait for their events already; send this one again when the event has come"));
        }
        return nothing(
                holds,
                decided.with(decision.id()).waiting(1),
                Answers.of(
                        decision,
                        Answer.Outcome.WAITS,
                        "event " + decision.origin() + " is not held (yet); the decision waits for it"));
    }

    /**
     * Applies a decision about an event that is known.
     *
     * @param record the decoded event of the record that a RELEASE carries; null where it is none
     * @param standing how the contributor stands
     * @param review when a hold's deadline is, and what becomes of the event then
     */
    public static Outcome apply(
            Instruction instruction,
            Holds holds,
            Decided decided,
            @Nullable Event record,
            StandingMemory standing,
            ReviewSettings review) {
        Decision decision = instruction.decision();
        int place = holds.find(Objects.requireNonNull(decision.origin()));
        Hold hold = holds.at(place);
        Decided after = decided.with(decision.id());
        return switch (decision.action()) {
            case RELEASE -> {
                if (decision.reason() == Decision.Reason.DEADLINE) {
                    Answer no = Deadline.refusal(decision, hold, record, standing, review);
                    yield no == null ? release(decision, holds, place, after) : nothing(holds, after, no);
                }
                String refusal = refusal(decision, hold, record, standing);
                yield refusal == null
                        ? release(decision, holds, place, after)
                        : nothing(holds, after, Answers.refused(decision, refusal));
            }
            case REJECT ->
                hold.status() == Hold.Status.HELD
                        ? moved(decision, holds, place, Hold.Status.REJECTED, after, "the event stays out")
                        : nothing(holds, after, Answers.refused(decision, already(hold)));
            case UNDO -> undo(instruction, holds, place, after);
            case ASSESS -> assessed(holds, decided, decision);
            case RELABEL -> throw new IllegalArgumentException(decision.action() + " is about no hold");
            case EXCLUDE, CLEAR, ALLOW, ERASE ->
                throw new IllegalArgumentException(decision.action() + " is about a contributor, not about an event");
        };
    }

    private static @Nullable String refusal(
            Decision decision, Hold hold, @Nullable Event record, StandingMemory standing) {
        if (hold.status() == Hold.Status.RELEASED) {
            return already(hold);
        }
        return unfit(decision, hold, record, standing);
    }

    /** Why the record that a release carries cannot go out, whoever asks; null where it can. */
    static @Nullable String unfit(Decision decision, Hold hold, @Nullable Event record, StandingMemory standing) {
        if (record == null
                || !Digest.of(Objects.requireNonNull(decision.record())).equals(hold.digest())) {
            return "the record is not the one that was held";
        }
        String stream = decision.streams().get(0);
        String object = record.object() == null ? "" : record.object().text();
        boolean covered = standing.inForce().stream()
                .anyMatch(entry -> entry.stream().equals(stream)
                        && hold.time() >= entry.since()
                        && (entry.objects().isEmpty() || entry.objects().contains(object)));
        return covered
                ? "what " + decision.subject() + " sent is retracted, this event with it; clear the contributor first"
                : null;
    }

    /** What was in training before comes back by the ledger: no record goes there twice. */
    private static Outcome release(Decision decision, Holds holds, int place, Decided after) {
        Hold hold = holds.at(place);
        Holds released = holds.with(place, hold.decided(Hold.Status.RELEASED, decision.id(), decision.reviewer()));
        if (hold.status() == Hold.Status.TAKEN_BACK) {
            Retraction back = takenBack(decision, hold.takenBack())
                    .reversed(decision.id() + " back", Answers.why(decision), decision.time());
            return changed(released, after, back, Answers.applied(decision, "the event is in training again", 1, 0));
        }
        return new Outcome(
                released,
                after,
                new Released(hold.trust(), hold.arrival(), hold.time(), hold.proof()),
                null,
                Answers.applied(decision, "the event goes to training", 0, 1));
    }

    private static Outcome undo(Instruction instruction, Holds holds, int place, Decided after) {
        Decision decision = instruction.decision();
        Hold hold = holds.at(place);
        String undone = Objects.requireNonNull(decision.undoes());
        if (hold.decision() != Digest.of(undone)) {
            return nothing(
                    holds,
                    after,
                    Answers.refused(
                            decision,
                            "event " + decision.origin() + " is not as decision '" + undone
                                    + "' left it; there is nothing to take back"));
        }
        if (instruction.reach() == Instruction.Reach.OWN && hold.reviewer() != Digest.of(decision.reviewer())) {
            return nothing(holds, after, Answers.refused(decision, Answers.OTHERS));
        }
        return switch (hold.status()) {
            case REJECTED -> moved(decision, holds, place, Hold.Status.HELD, after, "the event is held again");
            case HELD -> moved(decision, holds, place, Hold.Status.REJECTED, after, "the event stays out again");
            case RELEASED -> {
                Hold back = hold.decided(Hold.Status.TAKEN_BACK, decision.id(), decision.reviewer());
                yield changed(
                        holds.with(place, back),
                        after,
                        takenBack(decision, back.takenBack()),
                        Answers.applied(decision, "the event is taken back out of training", 1, 0));
            }
            case TAKEN_BACK -> release(decision, holds, place, after);
        };
    }

    private static Outcome moved(
            Decision decision, Holds holds, int place, Hold.Status now, Decided after, String sentence) {
        Hold hold = holds.at(place).decided(now, decision.id(), decision.reviewer());
        return changed(holds.with(place, hold), after, null, Answers.applied(decision, sentence, 0, 0));
    }

    private static Retraction takenBack(Decision decision, int times) {
        String origin = Objects.requireNonNull(decision.origin());
        return Retraction.ofOne(
                "release of " + origin + " taken back " + times,
                Retraction.What.EVENT,
                decision.streams().get(0),
                origin,
                Answers.why(decision),
                decision.time());
    }

    static String already(Hold hold) {
        return switch (hold.status()) {
            case RELEASED -> "the event was released before";
            case REJECTED -> "the event was rejected before; take that back first";
            case TAKEN_BACK -> "the event's release was taken back before";
            case HELD -> "the event is held; nothing was decided";
        };
    }

    private static Outcome nothing(Holds holds, Decided decided, Answer answer) {
        return changed(holds, decided, null, answer);
    }

    private static Outcome changed(Holds holds, Decided decided, @Nullable Retraction retraction, Answer answer) {
        return new Outcome(holds, decided, null, retraction, answer);
    }
}
