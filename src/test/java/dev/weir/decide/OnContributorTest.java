package dev.weir.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Standing;
import dev.weir.verdict.StandingMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All that can be decided about one contributor in four steps, or in five. */
class OnContributorTest {

    private static final Entity U1 = Entity.of("customer", "u1");

    /** Else it is admitted and what it gave is not, or the other way round. */
    @Test
    void whoIsExcludedIsWhoseContributionsAreRetracted() {
        for (List<Decision> decisions : all(5)) {
            StandingMemory standing = after(decisions);
            assertThat(standing.now() == Standing.EXCLUDED)
                    .as("%s: %s", words(decisions), standing)
                    .isEqualTo(!standing.inForce().isEmpty());
        }
    }

    /** Who looks at the console sees the newest word that nobody took back. */
    @Test
    void theNewestWordThatNobodyTookBackHolds() {
        for (List<Decision> decisions : all(4)) {
            Decision newest = decisions.stream()
                    .filter(one -> one.action() != Decision.Action.UNDO && isInForce(one, decisions))
                    .reduce((one, later) -> later)
                    .orElse(null);
            boolean excludes = newest != null && newest.action() == Decision.Action.EXCLUDE;
            assertThat(after(decisions).now() == Standing.EXCLUDED)
                    .as("%s", words(decisions))
                    .isEqualTo(excludes);
        }
    }

    private static boolean isInForce(Decision one, List<Decision> all) {
        return all.stream().noneMatch(other -> one.id().equals(other.undoes()) && isInForce(other, all));
    }

    private static StandingMemory after(List<Decision> decisions) {
        StandingMemory standing = StandingMemory.CLEAR;
        Decided decided = Decided.NOTHING;
        for (Decision decision : decisions) {
            OnContributor.Outcome outcome =
                    OnContributor.apply(Decisions.byLead(decision), standing, decided, List.of("ratings"));
            standing = outcome.standing();
            decided = outcome.decided();
        }
        return standing;
    }

    private static List<List<Decision>> all(int steps) {
        List<List<Decision>> all = List.of(List.of());
        for (int step = 0; step < steps; step++) {
            List<List<Decision>> longer = new ArrayList<>();
            for (List<Decision> before : all) {
                for (Decision next : next("d" + step, before)) {
                    List<Decision> one = new ArrayList<>(before);
                    one.add(next);
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all;
    }

    private static List<Decision> next(String id, List<Decision> before) {
        List<Decision> next = new ArrayList<>(List.of(
                Decisions.exclude(id, U1, 0), Decisions.clear(id, U1), Decisions.allow(id, U1, Long.MAX_VALUE)));
        before.stream()
                .map(Decision::id)
                .filter(one -> before.stream().noneMatch(other -> one.equals(other.undoes())))
                .forEach(one -> next.add(Decisions.undo(id, U1, one)));
        return next;
    }

    private static List<String> words(List<Decision> decisions) {
        return decisions.stream()
                .map(one -> one.action() + (one.undoes() == null ? "" : " " + one.undoes()))
                .toList();
    }
}
