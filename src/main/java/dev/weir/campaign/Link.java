package dev.weir.campaign;

import dev.weir.event.Alarm;
import java.util.List;

/**
 * Two bursts with the same contributors behind them.
 *
 * @param first the newer burst
 * @param second the older one
 * @param core who stands behind both
 * @param population contributors who were about in that time, or more
 * @param strength nats
 */
record Link(Burst first, Burst second, List<String> core, double population, double strength) {

    private static final double LEAST_POPULATION = 100;

    /**
     * From here two bursts of one mind are a campaign. The clean MovieLens sets, their halves, their mirror images and their
     * calendars compressed ten times reach 36.9.
     */
    static final double CAMPAIGN = 40;

    /**
     * From here two gatherings are. The clean MovieLens sets without their values reach 31.3, their halves 32.7, their
     * calendars compressed three times 39.8; compressed ten times (a film series watched in three days) 52.6.
     */
    private static final double GATHERED = 44;

    static Link of(Burst first, Burst second) {
        List<String> core = first.shared(second);
        int k = core.size();
        int union = first.inside().size() + second.inside().size() - k;
        double population = Math.max(
                Math.max(LEAST_POPULATION, union),
                Math.max(first.latest().visits(), second.latest().visits()) + 1);
        double overlap = Hypergeometric.tail(
                k, population, first.inside().size(), second.inside().size());
        double shared = (double) k / union;
        double strength = gathered(first, second)
                ? gathered(Math.min(first.score(), second.score()), shared, overlap)
                : ofOneMind(first.score() + second.score(), shared, overlap);
        return new Link(first, second, core, population, strength);
    }

    boolean isCampaign() {
        return strength >= (gathered(first, second) ? GATHERED : CAMPAIGN);
    }

    private static boolean gathered(Burst first, Burst second) {
        return first.latest().kind() == Alarm.Kind.GATHERING || second.latest().kind() == Alarm.Kind.GATHERING;
    }

    /** Overlap grows without bound where people love a series for years; its share is what a campaign has. */
    private static double ofOneMind(double scores, double shared, double overlap) {
        return scores * shared + Math.min(overlap, scores * shared);
    }

    /**
     * Two releases of a week have presence without bound (75 nats) and half of their people in common; a campaign's objects
     * have nearly all. So the share counts twice, the weaker gathering alone, and the overlap no less than it.
     */
    private static double gathered(double weaker, double shared, double overlap) {
        return 2 * Math.min(weaker * shared * shared, overlap);
    }
}
