package dev.weir.policy;

import dev.weir.settings.Bypass;
import dev.weir.settings.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All rules in the order in which they begin to hold; the first ones hold from ever. Immutable. */
public final class Timeline {

    private final List<Rules> rules;

    private Timeline(List<Rules> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * A policy from a moment on.
     *
     * @param from by arrival, epoch milliseconds
     */
    record Begun(Policy policy, long from) {}

    /**
     * The highest version whose moment has come holds.
     *
     * @param base what holds before any of them
     * @param versions by rising version
     */
    static Timeline of(Policy base, List<Begun> versions) {
        Set<Long> moments = new TreeSet<>();
        moments.add(Long.MIN_VALUE);
        List<Begun> all = new ArrayList<>();
        all.add(new Begun(base, Long.MIN_VALUE));
        all.addAll(versions);
        for (Begun version : all) {
            moments.add(version.from);
            version.policy.bypass().forEach(entry -> moments.add(entry.until().toEpochMilli()));
        }
        List<Rules> rules = new ArrayList<>();
        for (long moment : moments) {
            Policy policy = base;
            for (Begun version : all) {
                policy = version.from <= moment ? version.policy : policy;
            }
            Set<String> bypassed = policy.bypass().stream()
                    .filter(entry -> moment < entry.until().toEpochMilli())
                    .map(Bypass::stream)
                    .collect(Collectors.toSet());
            rules.add(new Rules(moment, policy, bypassed));
        }
        return new Timeline(rules);
    }

    /** The rules that hold at a moment, epoch milliseconds. */
    public Rules at(long when) {
        return rules.get(place(when));
    }

    /** The last moment at which the rules that hold at this one do, epoch milliseconds. */
    long last(long when) {
        int next = place(when) + 1;
        return next == rules.size() ? Long.MAX_VALUE : rules.get(next).from() - 1;
    }

    private int place(long when) {
        int place = rules.size() - 1;
        while (rules.get(place).from() > when) {
            place--;
        }
        return place;
    }
}
