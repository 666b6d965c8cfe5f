package dev.weir.verdict;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import java.util.List;

/**
 * From surprisal to the probability of being honest.
 *
 * <p>A surprisal s is a p-value, p = exp(-s). The Bayes factor for "honest" against any alternative is at least
 * -e p ln p = e s exp(-s) for s above 1, and 1 below (Sellke, Bayarri, Berger, "Calibration of p values for testing
 * precise null hypotheses", The American Statistician 55(1), 2001, equation 3). With the prior odds it gives the trust;
 * being a lower bound it never overstates an accusation's weight by much, and below s = 1 there is none.
 */
final class Trust {

    /**
     * Prior share of poisoned events. The published attacks that matter inject 1 % of profiles (Mehta and Nejdl 2009; Huang
     * et al. 2021 use 0.5 to 5 %).
     */
    private static final double PRIOR_POISONED = 0.01;

    /** Four digits are more than the calibration can promise, and the same wherever trust is written. */
    private static final double DIGITS = 1e4;

    private static final Family[] FAMILIES = Family.values();

    private Trust() {}

    /** Probability, 0 to 1, that an event with these findings is honest; shadow findings do not count. */
    static double of(List<Finding> findings) {
        double surprisal = 0;
        for (Family family : FAMILIES) {
            surprisal += strongest(findings, family);
        }
        if (surprisal <= 1) {
            return 1;
        }
        double forHonest = (1 - PRIOR_POISONED) * surprisal * Math.exp(1 - surprisal);
        return Math.rint(forHonest / (forHonest + PRIOR_POISONED) * DIGITS) / DIGITS;
    }

    private static double strongest(List<Finding> findings, Family family) {
        double strongest = 0;
        for (Finding finding : findings) {
            if (finding.family() == family && finding.weight() != Finding.Weight.SHADOW) {
                strongest = Math.max(strongest, finding.surprisal());
            }
        }
        return strongest;
    }
}
