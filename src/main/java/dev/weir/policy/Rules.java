package dev.weir.policy;

import dev.weir.event.Event;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Kind;
import dev.weir.event.Origin;
import dev.weir.event.Timing;
import dev.weir.event.Verdict;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.Expected;
import dev.weir.settings.Ignored;
import dev.weir.settings.Policy;
import dev.weir.verdict.Verdicts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds from one moment on until the next rules do: a policy, and the streams that it leaves alone by then. Immutable. */
public final class Rules {

    /** The name of the check in findings. */
    public static final String IGNORE = "ignore";

    private final long from;
    private final Policy policy;
    private final Set<String> bypassed;
    private final Ignoring ignoring;

    Rules(long from, Policy policy, Set<String> bypassed) {
        this.from = from;
        this.policy = policy;
        this.bypassed = Set.copyOf(bypassed);
        this.ignoring = new Ignoring(policy.ignore());
    }

    /**
     * When an event came, by which its rules are chosen, in epoch milliseconds: its arrival, or of a line of a file its time. Without a
     * believable one it comes behind all, when everything that is for a time has ended.
     */
    public static long when(Event event) {
        long arrival = event.origin().arrival();
        if (arrival != Origin.NO_ARRIVAL) {
            return arrival;
        }
        return event.timing() == Timing.FUTURE || event.timing() == Timing.NONE ? Long.MAX_VALUE : event.time();
    }

    /** From when on they hold, by arrival, epoch milliseconds. */
    public long from() {
        return from;
    }

    /** The policy. */
    public Policy policy() {
        return policy;
    }

    /** Whether the policy leaves a stream alone. */
    public boolean isBypassed(String stream) {
        return bypassed.contains(stream);
    }

    /** What is stamped on a stream's verdicts: {@code shop@7}, or {@code shop@7!shadow} where it is left alone. */
    public String id(String stream) {
        return isBypassed(stream) ? policy.id() + Verdict.BYPASSED : policy.id();
    }

    /** How the checks act on a stream. */
    public CheckPolicies on(String stream, Kind kind) {
        CheckPolicies checks = policy.on(stream);
        return isBypassed(stream) ? checks.inShadow(kind) : checks;
    }

    /** The verdict that closes an event of who is ignored, or null: it is one like others. */
    public @Nullable Verdict closes(Event event, String stream) {
        if (ignoring.isEmpty()) {
            return null;
        }
        Ignored entry = ignoring.of(event.actor().text(), when(event));
        return entry == null ? null : new Verdicts(id(stream), "").of(List.of(finding(event, entry)));
    }

    private static Finding finding(Event event, Ignored entry) {
        return new Finding(
                IGNORE,
                Family.PROVENANCE,
                0,
                1,
                1,
                0,
                "entries of the policy",
                event.actor() + " is ignored until " + entry.until() + ", says " + entry.owner()
                        + ": closed at once, not learned from, not counted",
                List.of(),
                Finding.Weight.HOLDS);
    }

    /** How many times the usual volume is announced for an object at a time, epoch milliseconds; 1 where nothing is. */
    public double announced(String stream, String object, long when) {
        double most = 1;
        for (Expected entry : policy.expect()) {
            if (when >= entry.from().toEpochMilli()
                    && when < entry.until().toEpochMilli()
                    && entry.stream().equals(stream)
                    && (entry.object() == null || entry.object().equals(object))) {
                most = Math.max(most, entry.factor());
            }
        }
        return most;
    }
}
