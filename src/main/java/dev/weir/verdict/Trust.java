package dev.weir.verdict;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Verdict;
import java.util.List;

/**
 * From findings to the probability of being honest.
 *
 * <p>Posterior odds are prior odds times the likelihood ratio, and independent families add in nats. A surprisal says how
 * rare its finding is among honest contributors; how common it is in attacks has to be measured. For the families that the
 * lab's attacks speak of, {@link Line} is what was measured. For the others nothing is known of attacks, and the Bayes
 * factor's bound of -e p ln p with p = exp(-s) stands in: s - 1 - ln s nats and no more (Sellke, Bayarri, Berger,
 * "Calibration of p values for testing precise null hypotheses", The American Statistician 55(1), 2001, equation 3).
 *
 * <p>The lines were measured on admitted events. An event that is held is beyond them, so there the bound stands in wherever
 * it says more.
 *
 * <p>Where nothing was found trust is 1, which says no more than that: as many are honest as are anywhere.
 */
final class Trust {

    /**
     * Prior share of attack events: odds of 99 to 1. The published attacks that matter inject 1 % of profiles (Mehta and
     * Nejdl 2009; Huang et al. 2021 use 0.5 to 5 %).
     */
    private static final double PRIOR_ODDS = 99;

    /** In nats, for an admitted event. Fitted with the lines: so few honest contributors cannot tell more. */
    private static final double MOST = 7.9;

    /** Four digits are more than the calibration can promise, and the same wherever trust is written. */
    private static final double DIGITS = 1e4;

    private static final Family[] FAMILIES = Family.values();

    /**
     * What a family's surprisal is worth against its contributor: nothing up to {@code from}, then so many nats a nat.
     * Fitted by {@code TrustOnRealDataTest} on the even users and seeds 20 to 22.
     *
     * @param perNat nats of evidence for a nat of surprisal
     * @param from the surprisal, in nats, that attacks show as often as honest contributors do
     */
    private record Line(double perNat, double from) {

        static final Line RATE = new Line(1.0, 6.0);
        static final Line PROFILE = new Line(3.0, 4.6);
        static final Line GROUP = new Line(0.9, 3.9);

        double at(double surprisal) {
            return Math.max(0, perNat * (surprisal - from));
        }
    }

    private Trust() {}

    /** Probability, 0 to 1, that an event with these findings is honest; shadow findings do not count. */
    static double of(Verdict.Ruling ruling, List<Finding> findings) {
        boolean found = false;
        double measured = 0;
        double atLeast = 0;
        for (Family family : FAMILIES) {
            double surprisal = strongest(findings, family);
            if (surprisal > 0) {
                found = true;
                double evidence = evidence(family, surprisal);
                measured += evidence;
                atLeast += Math.max(evidence, bound(surprisal));
            }
        }
        if (!found) {
            return 1;
        }
        double evidence = ruling == Verdict.Ruling.HOLD ? atLeast : Math.min(MOST, measured);
        double odds = PRIOR_ODDS * Math.exp(-evidence);
        return Math.rint(odds / (odds + 1) * DIGITS) / DIGITS;
    }

    /** How many nats a family's strongest finding speaks against its contributor, 0 or more. */
    private static double evidence(Family family, double surprisal) {
        return switch (family) {
            case RATE -> Line.RATE.at(surprisal);
            case PROFILE -> Line.PROFILE.at(surprisal);
            case GROUP -> Line.GROUP.at(surprisal);
            case BEHAVIOR, LABEL, FEATURE, PROVENANCE, TIME -> bound(surprisal);
        };
    }

    private static double bound(double surprisal) {
        return surprisal <= 1 ? 0 : surprisal - 1 - Math.log(surprisal);
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
