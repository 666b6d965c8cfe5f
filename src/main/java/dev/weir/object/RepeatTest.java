package dev.weir.object;

import dev.weir.event.ObjectContext;
import org.jspecify.annotations.Nullable;

/**
 * Does one contributor come to one object when it came often enough? An opinion is corrected once or twice, and where people open a thing
 * once, three accounts that open it a hundred times are all of its figures; what comes after adds nothing but weight. Where repeats are
 * life, as where a form is filled in daily or songs are played, it says nothing. Keeps how many come back; after a restart it learns that
 * anew. Not thread-safe.
 */
final class RepeatTest {

    /**
     * Of those who come to an object, so many come again where repeats are life: 0.4 % of Amazon's genuine reviewers and 69 % of card
     * payments do; it lies between. One who comes a thousand times counts once, and who comes to a thousand objects little more than to
     * fifty: one account must not make it life that people come again.
     */
    private static final double LIFE = 0.05;

    /**
     * The same where nobody says what they think. Whoever comes back to a thing may do so without end, so that of few who do many are held: at
     * one in a hundred 3.5 % of the events of made-up honest streams would be.
     */
    private static final double LIFE_OF_VISITS = 0.002;

    /** Who came to an object before anything is known of how many come again. */
    private static final long LEAST_KNOWN = 1_000;

    /** In nats: of so many opinions none came as often. */
    private static final double SURPRISAL = Math.log(33_203);

    /** A contributor's events beyond this count ever less. */
    private static final double FULL_WEIGHT = 50;

    private final double life;
    private double came;
    private double again;

    private RepeatTest(double life) {
        this.life = life;
    }

    static RepeatTest ofOpinions() {
        return new RepeatTest(LIFE);
    }

    static RepeatTest ofVisits() {
        return new RepeatTest(LIFE_OF_VISITS);
    }

    /** Counts one who came to an object; says that it came too often, or null. */
    ObjectContext.@Nullable Crowd count(Presence newest) {
        double weight = Math.min(1, FULL_WEIGHT / newest.own());
        came += newest.times() == 1 ? weight : 0;
        again += newest.times() == 2 ? weight : 0;
        boolean rare = came >= LEAST_KNOWN && again < life * came;
        return rare && newest.times() > ObjectContext.Crowd.MOST_TIMES
                ? new ObjectContext.Crowd(
                        SURPRISAL, newest.times(), newest.times(), 1, newest.time(), ObjectContext.Crowd.Past.ITSELF)
                : null;
    }
}
