package dev.weir.actor;

import dev.weir.event.Event;
import dev.weir.model.Learned;
import dev.weir.policy.PolicyBook;
import dev.weir.policy.Rules;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;

/**
 * The judges of all streams, under the rules that hold when an event arrives. What is no event of its own (a suspicion, a release) comes
 * to those who judge by the latest rules that any event came under; before the first event, by the rules of its own time. Not for several
 * threads.
 */
final class Court {

    /** Judges under so many rules are kept: where two partitions are not equally far, their events come under two in turn. */
    private static final int MOST = 4;

    private final ActorPlan.Judges judges;
    private final PolicyBook policies;
    private final List<Bench> benches = new ArrayList<>();
    private Learned learned;
    private Bench last;
    private Bench latest;
    private long reached = Long.MIN_VALUE;

    private record Bench(Rules rules, List<Judge> judges) {}

    Court(ActorPlan.Judges judges, PolicyBook policies, Learned learned) {
        this.judges = judges;
        this.policies = policies;
        this.learned = learned;
        this.latest = bench(policies.at(reached));
        this.last = latest;
    }

    /** Whose rules an event comes under. */
    Judge of(Event event) {
        Rules rules = policies.at(event);
        if (rules != last.rules) {
            last = bench(rules);
        }
        return last.judges.get(event.stream());
    }

    /**
     * Goes on with an event's time.
     *
     * @return whether others are the latest now
     */
    boolean movesOn(Event event) {
        long when = Rules.when(event);
        if (when <= reached || when == Long.MAX_VALUE) {
            return false;
        }
        reached = when;
        Rules rules = policies.at(reached);
        if (rules == latest.rules) {
            return false;
        }
        latest = bench(rules);
        return true;
    }

    /**
     * Goes to the rules of something's own time where it comes before the first event: behind a restart it may, and would come under what
     * held before anything was published.
     *
     * @return whether others are the latest now
     */
    boolean begins(Passage passage) {
        if (reached != Long.MIN_VALUE) {
            return false;
        }
        Rules rules = policies.at(
                switch (passage.what()) {
                    case SUSPICION -> passage.suspicion().time();
                    case DECISION -> passage.instruction().decision().time();
                    case RETRACTION -> passage.retraction().time();
                    default -> reached;
                });
        boolean others = rules != latest.rules;
        latest = bench(rules);
        return others;
    }

    /** Takes up what was learned by now, and what was published. */
    void renew(Learned newest) {
        learned = newest;
        benches.clear();
        latest = bench(policies.at(reached));
        last = latest;
    }

    private Bench bench(Rules rules) {
        for (Bench bench : benches) {
            if (bench.rules == rules) {
                return bench;
            }
        }
        if (benches.size() == MOST) {
            benches.remove(0);
        }
        Bench made = new Bench(rules, judges.apply(learned, rules));
        benches.add(made);
        return made;
    }

    /** Who judges by the latest rules, one for each stream. */
    List<Judge> latest() {
        return latest.judges;
    }

    /** Whether the latest rules leave a stream alone. */
    boolean leavesAlone(String stream) {
        return latest.rules.isBypassed(stream);
    }

    Learned learned() {
        return learned;
    }
}
