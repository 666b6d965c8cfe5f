package dev.weir.decide;

import dev.weir.event.Answer;
import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Instruction;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.event.StandingChange;
import dev.weir.verdict.StandingMemory;
import dev.weir.verdict.StandingMemory.InForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Applies decisions about how a contributor stands: EXCLUDE, CLEAR, ALLOW, and UNDO of any. Pure. */
public final class OnContributor {

    private OnContributor() {}

    /**
     * What follows.
     *
     * @param standing how the contributor stands afterwards
     * @param decided what was decided until then
     * @param change the new standing, or null where it stays
     * @param retractions new entries of the ledger, in order
     * @param answer for the reviewer
     */
    public record Outcome(
            StandingMemory standing,
            Decided decided,
            @Nullable StandingChange change,
            List<Retraction> retractions,
            Answer answer) {}

    /**
     * Applies a decision.
     *
     * @param before how the contributor stands
     * @param streams the names of all streams
     */
    public static Outcome apply(Instruction instruction, StandingMemory before, Decided decided, List<String> streams) {
        Decision decision = instruction.decision();
        if (decided.knows(decision.id())) {
            return nothing(before, decided, Answers.repeated(decision));
        }
        Decided known = decided.with(decision.id());
        for (String stream : decision.streams()) {
            if (!streams.contains(stream)) {
                return nothing(
                        before,
                        known,
                        Answers.refused(
                                decision,
                                "there is no stream '" + stream + "'; allowed: " + String.join(", ", streams)));
            }
        }
        return switch (decision.action()) {
            case EXCLUDE -> exclude(decision, before, known, streams);
            case CLEAR -> reinstate(decision, before, known, Standing.CLEAR);
            case ALLOW -> reinstate(decision, before, known, Standing.ALLOWED);
            case UNDO -> undo(instruction, before, known);
            case ERASE -> throw new IllegalArgumentException("ERASE is applied by OnErasure");
            case RELEASE, REJECT, ASSESS, RELABEL ->
                throw new IllegalArgumentException(decision.action() + " is about an event, not about a contributor");
        };
    }

    private static Outcome exclude(Decision decision, StandingMemory before, Decided known, List<String> streams) {
        List<String> named = decision.streams().isEmpty() ? streams : decision.streams();
        Ledger ledger = new Ledger(decision, before);
        for (String stream : named) {
            ledger.retract(stream, decision.since(), List.of());
        }
        return ledger.outcome(before, Standing.EXCLUDED, decision.since(), known);
    }

    private static Outcome reinstate(Decision decision, StandingMemory before, Decided known, Standing now) {
        Ledger ledger = new Ledger(decision, before);
        before.inForce().forEach(ledger::reinstate);
        return ledger.outcome(before.unwatched(), now, decision.time(), known);
    }

    /** Takes back what a decision wrote, and writes again what it reversed; what was said since then stays. */
    private static Outcome undo(Instruction instruction, StandingMemory before, Decided known) {
        Decision decision = instruction.decision();
        Decided.Applied undone = known.find(Objects.requireNonNull(decision.undoes()));
        if (undone == null) {
            return nothing(
                    before,
                    known,
                    Answers.refused(
                            decision,
                            "no decision '" + decision.undoes() + "' about " + decision.subject()
                                    + " can be taken back"));
        }
        if (instruction.reach() == Instruction.Reach.OWN && !undone.reviewer().equals(decision.reviewer())) {
            return nothing(before, known, Answers.refused(decision, Answers.OTHERS));
        }
        Ledger ledger = new Ledger(decision, before);
        for (InForce written : undone.added()) {
            if (before.inForce().contains(written)) {
                ledger.reinstate(written);
            }
        }
        Decided.Applied again = undone.reinstates() || undone.reverses() ? known.reinstatedAfter(undone) : null;
        if (again != null) {
            Decided left = known.reversing(again, undone.removed()).without(undone);
            return ledger.outcome(ledger.fitting(before), left);
        }
        Decided left = known;
        for (InForce reversed : undone.removed()) {
            left = left.renamed(reversed, ledger.retract(reversed.stream(), reversed.since(), reversed.objects()));
        }
        boolean stays = !isSince(before, undone) || known.isExcludedAgain(undone, ledger.inForce);
        return ledger.outcome(ledger.fitting(stays ? before : undone.before()), left.without(undone));
    }

    /**
     * Whether it stands as the decision left it, but for what no person decided: a time for which it was allowed ends, and who was cleared is
     * watched or suspended, which leaves nobody in who was excluded before.
     */
    private static boolean isSince(StandingMemory before, Decided.Applied undone) {
        return switch (before.now()) {
            case CLEAR, ALLOWED, WATCHED -> undone.reinstates() || undone.reverses();
            case SUSPENDED ->
                before.standing().equals(undone.after())
                        || undone.reinstates() && undone.before().now() == Standing.EXCLUDED;
            case EXCLUDED -> before.standing().equals(undone.after());
        };
    }

    private static Outcome nothing(StandingMemory before, Decided decided, Answer answer) {
        return new Outcome(before, decided, null, List.of(), answer);
    }

    /** The entries that one decision writes. */
    private static final class Ledger {

        private final Decision decision;
        private final StandingMemory before;
        private final Entity actor;
        private final List<InForce> inForce;
        private final List<InForce> added = new ArrayList<>();
        private final List<InForce> removed = new ArrayList<>();
        private final List<Retraction> entries = new ArrayList<>();

        Ledger(Decision decision, StandingMemory before) {
            this.decision = decision;
            this.before = before;
            this.actor = Objects.requireNonNull(decision.actor(), "actor");
            this.inForce = new ArrayList<>(before.inForce());
        }

        InForce retract(String stream, long since, List<String> objects) {
            InForce entry = new InForce(id(), stream, since, objects);
            inForce.add(entry);
            added.add(entry);
            entries.add(entry(entry, Retraction.Op.RETRACT, entry.id(), null));
            return entry;
        }

        void reinstate(InForce entry) {
            inForce.remove(entry);
            removed.add(entry);
            entries.add(entry(entry, Retraction.Op.REINSTATE, id(), entry.id()));
        }

        /**
         * How it stands by what is in force, where that says something else: after two exclusions were taken back, and one of these takings
         * back was, no standing of before tells of the one that is left. The same where it tells of it.
         */
        StandingMemory fitting(StandingMemory target) {
            if (inForce.isEmpty()) {
                return target.now() == Standing.EXCLUDED ? standing(target, Standing.CLEAR, decision.time()) : target;
            }
            if (target.now().accuses()) {
                return target;
            }
            boolean excludes =
                    inForce.stream().anyMatch(entry -> entry.objects().isEmpty());
            long since = inForce.stream().mapToLong(InForce::since).min().orElseThrow();
            return standing(target, excludes ? Standing.EXCLUDED : Standing.SUSPENDED, since);
        }

        private StandingMemory standing(StandingMemory from, Standing now, long since) {
            return from.decided(now, "", since, Long.MAX_VALUE, inForce, decision.reviewer());
        }

        Outcome outcome(StandingMemory from, Standing now, long since, Decided known) {
            long until = now == Standing.ALLOWED ? decision.until() : Long.MAX_VALUE;
            return outcome(from.decided(now, campaign(now), since, until, inForce, decision.reviewer()), known);
        }

        Outcome outcome(StandingMemory target, Decided known) {
            StandingMemory after = target.decided(
                            target.now(), target.campaign(), target.since(), target.until(), inForce, target.reviewer())
                    .numbered(before.retractions() + entries.size());
            Decided.Applied applied = new Decided.Applied(
                    decision.id(),
                    decision.reviewer(),
                    before,
                    after.standing(),
                    List.copyOf(added),
                    List.copyOf(removed),
                    decision.undoes());
            boolean stays = after.now() == before.now() && after.until() == before.until();
            StandingChange change = stays
                    ? null
                    : new StandingChange(
                            actor,
                            after.now(),
                            after.since(),
                            decision.time(),
                            after.campaign().isEmpty() ? null : after.campaign(),
                            Answers.why(decision));
            return new Outcome(
                    after,
                    known.with(applied),
                    change,
                    List.copyOf(entries),
                    Answers.applied(decision, sentence(after), entries.size(), 0));
        }

        private String sentence(StandingMemory after) {
            String stands = actor + " is " + Code.of(after.now()) + " now";
            int back = removed.size();
            int out = added.size();
            return stands
                    + (out == 0
                            ? ""
                            : "; " + out + (out == 1 ? " entry retracts" : " entries retract") + " what it sent")
                    + (back == 0 ? "" : "; " + back + (back == 1 ? " entry was" : " entries were") + " reversed");
        }

        /** An exclusion keeps the campaign that it confirms. */
        private String campaign(Standing now) {
            return now == Standing.EXCLUDED ? before.campaign() : "";
        }

        private String id() {
            return decision.id() + ' ' + actor.text() + ' ' + (entries.size() + 1);
        }

        private Retraction entry(InForce covered, Retraction.Op op, String id, @Nullable String reverses) {
            return new Retraction(
                    id,
                    op,
                    actor,
                    List.of(covered.stream()),
                    covered.since(),
                    covered.objects(),
                    reverses,
                    Answers.why(decision),
                    decision.campaign(),
                    decision.time());
        }
    }
}
