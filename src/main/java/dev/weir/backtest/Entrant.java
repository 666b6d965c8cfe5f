package dev.weir.backtest;

import dev.weir.Plan;
import dev.weir.policy.Governing;
import dev.weir.settings.Policy;
import dev.weir.settings.RulesDigest;

/**
 * One of the two policies of a backtest. Streams that it leaves alone for a time are judged all the same: what it holds the rest of the time is
 * asked.
 *
 * @param plan what judges by it
 * @param rules the digest of its text
 */
public record Entrant(Plan plan, String rules) {

    /**
     * The policy of a plan.
     *
     * @param text as it is written
     */
    public static Entrant of(Plan plan, String text) {
        return of(plan, plan.policy(), text);
    }

    /**
     * A policy in a plan's place.
     *
     * @param text as it is written
     */
    public static Entrant of(Plan plan, Policy policy, String text) {
        return new Entrant(plan.under(Governing.alone(plan.settings(), policy.withoutBypass())), RulesDigest.of(text));
    }
}
