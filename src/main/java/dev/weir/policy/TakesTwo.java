package dev.weir.policy;

import dev.weir.settings.Policy;
import dev.weir.settings.Settings;
import dev.weir.settings.Tried;
import dev.weir.verdict.ExclusionBudget;
import java.util.ArrayList;
import java.util.List;

/**
 * Why a policy takes a second person, where {@code review.fourEyes} asks for one. With a backtest, because it shuts out more than the brake would let
 * through in an hour; without one, or with one of too few, because of what it changes.
 */
public final class TakesTwo {

    /** Of fewer contributors one in a hundred is less than one: what a backtest says of them tells nothing about everybody. */
    static final int ENOUGH = 100;

    private TakesTwo() {}

    /** The reasons, a text each; none: one person may publish it. */
    public static List<String> why(Settings settings, Policy before, Policy after) {
        Tried tried = after.tried();
        List<String> why = new ArrayList<>();
        if (tried == null || tried.contributors() < ENOUGH) {
            why.addAll(MoreExcluded.by(settings, before, after));
        }
        if (tried != null && tried.newlyShutOut() > ExclusionBudget.of(tried.contributors())) {
            why.add("its backtest shuts out " + tried.newlyShutOut() + " of " + tried.contributors()
                    + " contributors whom " + before.id() + " does not; for one signature at most "
                    + ExclusionBudget.of(tried.contributors()));
        }
        return why;
    }
}
