package dev.weir.campaign;

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

    static Link of(Burst first, Burst second) {
        List<String> core = first.shared(second);
        int k = core.size();
        int union = first.inside().size() + second.inside().size() - k;
        double population = Math.max(
                Math.max(LEAST_POPULATION, union),
                Math.max(first.latest().visits(), second.latest().visits()) + 1);
        double overlap = Hypergeometric.tail(
                k, population, first.inside().size(), second.inside().size());
        // Overlap grows without bound where people love a series of objects for years; its share is what a campaign
        // has.
        double shared = (first.score() + second.score()) * k / union;
        return new Link(first, second, core, population, shared + Math.min(overlap, shared));
    }
}
