package dev.weir.campaign;

import dev.weir.chance.Tail;
import dev.weir.event.Alarm;
import java.util.Collection;
import java.util.Set;

/**
 * Does a campaign account for an object's shift? Its camouflage shifts popular objects too, whose honest crowd is none of it: there
 * others come anyway. To a quiet object few come by chance, and who comes in numbers beside members is of the same kind.
 */
final class Explanation {

    /** A campaign with this part of a shift's crowd may account for the shift. */
    private static final double PART = 0.3;

    /**
     * In nats: honest people are never there in such numbers. Beside the members of campaigns that use popular films as cover (MovieLens 100K,
     * seeds 1 to 5) the others never reach 1; beside accounts that are taken over one by one they reach 24.
     */
    private static final double NO_CHANCE = 5;

    private Explanation() {}

    /** Whether members are enough of a crowd to account for it. */
    static boolean isPart(Set<String> members, Collection<String> crowd) {
        long known = crowd.stream().filter(members::contains).count();
        return known > 0 && known >= PART * crowd.size();
    }

    /** Whether members account for a shift, and the others in its crowd are as many as come anyway. */
    static boolean of(Alarm shift, Set<String> members) {
        return isPart(
                        members,
                        shift.crowd().stream()
                                .map(present -> present.actor().text())
                                .toList())
                && beside(shift, members) < NO_CHANCE;
    }

    /** How unlikely it is that so many honest contributors, of all who were about, came to the object beside its members; nats. */
    static double beside(Alarm shift, Set<String> members) {
        int others = 0;
        double chances = 0;
        for (Alarm.Present present : shift.crowd()) {
            if (!members.contains(present.actor().text())) {
                others++;
                chances += Membership.chance(present.ofAtLeast(Followers.LEAST_EVENTS), shift);
            }
        }
        int about = (int) Math.max(others, Math.round(shift.visits()));
        double chance = chances / Math.max(1, others);
        return others <= about * chance ? 0 : Tail.binomial(others, about, chance);
    }
}
