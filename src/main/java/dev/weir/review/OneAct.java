package dev.weir.review;

import dev.weir.event.Code;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Entity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether decisions are those of one act. A second person is shown an act and signs its records: what an act does not say must not stand
 * among them.
 */
final class OneAct {

    private OneAct() {}

    /**
     * Checks the decisions of a proposal.
     *
     * @param releases held events that its first signer saw go to training
     * @throws IllegalArgumentException when one of them is of another act, or they release other events than that
     */
    static void check(String proposal, List<Decision> decisions, long releases) {
        Decision first = decisions.get(0);
        Set<Entity> cleared = new HashSet<>();
        long released = 0;
        for (int i = 0; i < decisions.size(); i++) {
            Decision one = decisions.get(i);
            if (one.action() == Action.CLEAR && one.actor() != null) {
                cleared.add(one.actor());
            }
            released += one.action() == Action.RELEASE ? 1 : 0;
            boolean follows = first.action() == Action.CLEAR
                    && one.action() == Action.RELEASE
                    && one.actor() != null
                    && cleared.contains(one.actor());
            if (!hasTerms(first, one) || !follows && !isLike(first, one)) {
                throw new IllegalArgumentException("proposal '" + proposal + "': decision " + (i + 1) + ", "
                        + Code.of(one.action()) + " of " + one.subject() + ", is not of the act that begins with "
                        + Code.of(first.action()) + " of " + first.subject()
                        + ": nobody would see what they sign; have it proposed again, by `weir review … --propose`");
            }
        }
        if (released != releases) {
            throw new IllegalArgumentException("proposal '" + proposal + "' says that " + releases
                    + " held events go to training, and its decisions release " + released
                    + "; have it proposed again, by `weir review … --propose`");
        }
    }

    private static boolean hasTerms(Decision first, Decision one) {
        return one.reason() == first.reason()
                && one.comment().equals(first.comment())
                && String.valueOf(one.campaign()).equals(String.valueOf(first.campaign()))
                && one.time() == first.time()
                && one.expires() == first.expires();
    }

    /** Each decision about an event names its own stream; those about contributors, the act's. */
    private static boolean isLike(Decision first, Decision one) {
        boolean isOfEvents = first.origin() != null || one.origin() != null;
        return one.action() == first.action()
                && one.since() == first.since()
                && one.until() == first.until()
                && String.valueOf(one.label()).equals(String.valueOf(first.label()))
                && (isOfEvents || one.streams().equals(first.streams()));
    }
}
