package dev.weir.object;

import dev.weir.object.BurstTest.Burst;
import dev.weir.object.ShiftTest.Shift;
import org.jspecify.annotations.Nullable;

/**
 * Did far more come at once than ever, all on one side of the scale, and nobody beside them? Who varies between a four and a five moves
 * an object as well as who gives fives, and is in no class alone. A side says little by itself, for most values are kind: so three things must
 * be there, of which each alone is honest life. A release has presence, a loved film leans to one side, and a sale draws people who differ.
 */
final class RushTest {

    /** In nats: in twenty clean runs of each MovieLens set no rush of {@link #LEAST_SHIFT} with nobody beside it has more than 21. */
    private static final double LEAST_PRESENCE = 25;

    /** In nats, the mean of rate and mix: with 5 three events of three clean runs of MovieLens 100K are held, with 6 none. */
    private static final double LEAST_SHIFT = 6;

    /** Who gives what fewer of the rush give is there for reasons of its own: a four among those who are paid for fives. */
    private static final int LEAST_PART = 4;

    private RushTest() {}

    /**
     * The rush that ends with the newest event of {@code crowd}, or null.
     *
     * @param burst the strongest burst of the side, or null
     * @param beside from how many nats of people who say something else on a crowd is none of one side
     */
    static @Nullable Shift of(
            @Nullable Burst burst, Crowd crowd, Part side, Site site, double announced, double beside) {
        if (burst == null || burst.presence() < LEAST_PRESENCE) {
            return null;
        }
        Shift shift = ShiftTest.strongest(crowd, side, site, announced);
        return shift != null
                        && shift.strength() >= LEAST_SHIFT
                        && shift.inClass() >= BurstTest.LEAST_OF_SIDE
                        && LEAST_PART * ofItsOwn(crowd.last(), shift.from()) >= shift.inClass()
                        && ShiftTest.beside(shift, crowd, side, site, announced) < beside
                ? shift
                : null;
    }

    /** How many of those from a place on gave what the newest gave. */
    private static int ofItsOwn(Ring last, int from) {
        int newest = last.valueClass(last.size() - 1);
        int same = 0;
        for (int i = from; i < last.size(); i++) {
            same += last.valueClass(i) == newest ? 1 : 0;
        }
        return same;
    }
}
