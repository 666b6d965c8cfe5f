package dev.weir.object;

import dev.weir.chance.Tail;
import org.jspecify.annotations.Nullable;

/**
 * Has an object's mind changed at an end of the scale? Predictive tails over all spans that begin on the class: the span
 * under test is never part of its own reference. Rate and mix must both be there (harmonic mean): a release has rate only.
 */
final class ShiftTest {

    private static final int LEAST = 3;
    private static final double PRIOR = 3;
    private static final double MOST_SHARE = 0.85;
    private static final double LEAST_LEANING = 0.8;

    /** Old ratings never count for more than this many. */
    private static final double MOST_EVIDENCE = 30;

    /** Events that a site of few objects is taken to have had before an object's first. */
    private static final double LEAST_EXPOSURE = 500;

    /** Less cannot make a shift of 5 nats, however fast they come: below it a shift is nothing to anybody. */
    private static final double LEAST_EACH = 2.5;

    private ShiftTest() {}

    /**
     * The strongest span.
     *
     * @param from place of its first event in the ring
     * @param strength harmonic mean of rate and mix, nats
     * @param mix nats
     * @param inClass events of the class in it
     * @param usual how many would be usual
     */
    record Shift(int from, double strength, double mix, int inClass, double usual) {}

    /** The strongest span that ends with the newest event of {@code crowd}, or null. Only for the ends of the scale. */
    static @Nullable Shift strongest(Crowd crowd, Part part, Site site, double announced) {
        Ring last = crowd.last();
        int newest = last.size() - 1;
        long ofClass = part.in(crowd.byClass());
        double usual = site.share(part);
        double unseen = unseen(site);
        long total = crowd.total();
        Shift best = null;
        int inClass = 0;
        double leaning = 0;
        for (int i = newest; i >= 0; i--) {
            leaning += last.leaning(i);
            if (!part.has(last.valueClass(i))) {
                continue;
            }
            inClass++;
            if (inClass < LEAST) {
                continue;
            }
            int span = newest - i + 1;
            long earlier = total - span;
            double mean = Math.max(LEAST_LEANING, leaning / span);
            double share = Math.min(MOST_SHARE, (ofClass - inClass + PRIOR * usual) / (earlier + PRIOR) * mean);
            // No more than usual surprises nobody; asking first spares most events the tails.
            if (inClass <= span * share) {
                continue;
            }
            double strength = Math.min(MOST_EVIDENCE, (double) earlier) + PRIOR;
            double mix = Tail.betaBinomial(inClass, span, strength * share, strength * (1 - share));
            if (mix < LEAST_EACH) {
                continue;
            }
            double shape = earlier + 0.5;
            double exposure = crowd.at(i).events() - crowd.firstEvents() + unseen;
            double expected = announced * shape * (site.events() - crowd.at(i).events() + 1) / exposure;
            if (span <= expected) {
                continue;
            }
            double scale = Math.min(1, MOST_EVIDENCE / shape);
            double rate = Tail.negativeBinomial(span, shape * scale, expected);
            double both = 2 * mix * rate / (mix + rate);
            if (best == null || both > best.strength()) {
                best = new Shift(i, both, mix, inClass, span * share);
            }
        }
        return best;
    }

    /**
     * How unusual it is that so many came who say something else, in nats; 0 where no more than usual did. Asked of all spans that end
     * with the newest event and are at most twice as long as the shift: those who gave it its strength are few among the last of any
     * crowd.
     */
    static double beside(Shift shift, Crowd crowd, Part part, Site site, double announced) {
        long began = crowd.at(shift.from).events();
        return beside(began - (site.events() - began), Long.MIN_VALUE, crowd, part, site, announced);
    }

    /** The same of all spans that begin after a time, epoch milliseconds. */
    static double besideSince(long time, Crowd crowd, Part part, Site site, double announced) {
        return beside(Long.MIN_VALUE, time, crowd, part, site, announced);
    }

    private static double beside(
            long sinceEvents, long sinceTime, Crowd crowd, Part part, Site site, double announced) {
        long all = crowd.total() - part.in(crowd.byClass());
        double unseen = unseen(site);
        double most = 0;
        int others = 0;
        for (int i = crowd.size() - 1; i >= 0; i--) {
            if (crowd.at(i).events() < sinceEvents || crowd.at(i).time() < sinceTime) {
                break;
            }
            if (part.has(crowd.at(i).valueClass())) {
                continue;
            }
            others++;
            double shape = all - others + 0.5;
            double exposure = crowd.at(i).events() - crowd.firstEvents() + unseen;
            double expected = announced * shape * (site.events() - crowd.at(i).events() + 1) / exposure;
            if (others > expected) {
                double scale = Math.min(1, MOST_EVIDENCE / shape);
                most = Math.max(most, Tail.negativeBinomial(others, shape * scale, expected));
            }
        }
        return most;
    }

    /**
     * As {@link Site#unseen}: the more objects there are, the rarer is the next event of one that nobody knew, or that came back after it
     * was forgotten.
     */
    private static double unseen(Site site) {
        return Math.max(LEAST_EXPOSURE, site.unseen());
    }
}
