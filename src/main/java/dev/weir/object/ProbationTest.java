package dev.weir.object;

import dev.weir.chance.Tail;
import org.jspecify.annotations.Nullable;

/**
 * Are the first who come to an object of one mind at an end of the scale? Nothing is known of such an object, so that no tail
 * says much: six of six are 5.7 nats, and a loved film has them too. What they say waits until somebody else agrees.
 *
 * <p>After its first {@link #LEAST_SITE} ratings MovieLens 100K has 3 such ratings of honest people and latest-small none. With three
 * of one mind instead of four they were 9 and 1, and more than 1 % of the people of MovieLens 100K would wait at some time.
 */
final class ProbationTest {

    /** Fewer before the crowd are no past. */
    static final int MOST_BEFORE = 2;

    private static final int LEAST = 4;

    /** In five of those who come. */
    private static final int OF_ONE_MIND = 4;

    private static final int OF = 5;

    /** In milliseconds: a week. */
    private static final long LONGEST = 7L * 24 * 3_600_000;

    /** Events that a site must have had before a new object says anything. */
    static final long LEAST_SITE = 10_000;

    /** What a class is expected to have before anything is known, in events. */
    private static final double PRIOR = 6;

    private ProbationTest() {}

    /**
     * The largest crowd.
     *
     * @param from place of its first event in the ring
     * @param inClass events of the class in it
     * @param usual how many would be usual
     * @param unanimity -ln P(so many of them in the class), nats
     */
    record Young(int from, int inClass, double usual, double unanimity) {}

    /** The largest crowd that ends with the newest event of {@code crowd}, or null. Only for the ends of the scale. */
    static @Nullable Young largest(Crowd crowd, Site site) {
        int size = crowd.size();
        long before = crowd.total() - size;
        if (before > MOST_BEFORE || size < LEAST || site.events() < LEAST_SITE) {
            return null;
        }
        Presence newest = crowd.newest();
        Ring last = crowd.last();
        int inClass = 0;
        Young largest = null;
        for (int i = size - 1; i >= 0 && newest.time() - last.time(i) <= LONGEST; i--) {
            if (last.valueClass(i) != newest.valueClass()) {
                continue;
            }
            inClass++;
            int span = size - i;
            if (before + i <= MOST_BEFORE && inClass >= LEAST && inClass * OF >= span * OF_ONE_MIND) {
                double share = site.share(newest.valueClass());
                double unanimity = Tail.betaBinomial(inClass, span, PRIOR * share, PRIOR * (1 - share));
                largest = new Young(i, inClass, span * share, unanimity);
            }
        }
        return largest;
    }
}
