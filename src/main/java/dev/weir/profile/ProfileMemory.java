package dev.weir.profile;

import dev.weir.event.ObjectContext;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of what one contributor chose and thought of it: the state of {@link ProfileCheck}, 26 numbers. Sums
 * are frozen as of each event's time. Never changed once made.
 *
 * @param events events about an object so far
 * @param choices what was chosen
 * @param opinions the values given
 * @param residuals the values against what others thought before
 * @param score what was said when the profile was last looked at
 */
public record ProfileMemory(int events, Choices choices, Opinions opinions, Residuals residuals, Score score) {

    /** Objects that fewer events know have no opinion of their own yet: a residual would be noise. */
    private static final int LEAST_KNOWN = 3;

    /** A contributor of whom nothing is known. */
    public static ProfileMemory empty() {
        return new ProfileMemory(0, Choices.NONE, Opinions.none(), Residuals.NONE, Score.NONE);
    }

    /**
     * Popularity of the chosen objects, see {@link ObjectContext#popularity}.
     *
     * @param count choices whose popularity was known
     * @param sum their sum
     * @param squares the sum of their squares
     */
    public record Choices(int count, float sum, float squares) {

        static final Choices NONE = new Choices(0, 0, 0);

        Choices with(double popularity) {
            return Double.isNaN(popularity)
                    ? this
                    : new Choices(count + 1, (float) (sum + popularity), (float) (squares + popularity * popularity));
        }
    }

    /**
     * Values against the mean of the object's earlier ones, all in 0 to 1, the whole scale being 1. The rarity of an object
     * is one divided by its events.
     *
     * @param count events with a residual
     * @param sum of the residuals
     * @param squares of the residuals
     * @param rarity sum of the objects' rarities
     * @param byRarity sum of the residuals' sizes, each times the object's rarity
     * @param rarity2 sum of the squared rarities
     * @param byRarity2 sum of the residuals' sizes, each times the squared rarity
     * @param means sum of the objects' means
     * @param meanSquares sum of their squares
     * @param products sum of mean times value
     */
    public record Residuals(
            int count,
            float sum,
            float squares,
            float rarity,
            float byRarity,
            float rarity2,
            float byRarity2,
            float means,
            float meanSquares,
            float products) {

        static final Residuals NONE = new Residuals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        Residuals with(double value, double mean, long known) {
            double residual = value - mean;
            double rare = 1.0 / known;
            return new Residuals(
                    count + 1,
                    (float) (sum + residual),
                    (float) (squares + residual * residual),
                    (float) (rarity + rare),
                    (float) (byRarity + rare * Math.abs(residual)),
                    (float) (rarity2 + rare * rare),
                    (float) (byRarity2 + rare * rare * Math.abs(residual)),
                    (float) (means + mean),
                    (float) (meanSquares + mean * mean),
                    (float) (products + mean * value));
        }

        /** Sum of the values: of the means and of what lies between. */
        double values() {
            return sum + means;
        }

        /** Sum of the squared values: (v - m)^2 = v^2 - 2 v m + m^2. */
        double valueSquares() {
            return squares + 2 * products - meanSquares;
        }
    }

    /**
     * What the check said when it last looked.
     *
     * @param surprisal in nats, 0 before the first look
     * @param feature the ordinal of the {@link dev.weir.model.ProfileFeature} that stood out most
     * @param place where that feature stood, in normal scores: below 0 is low
     * @param next the ordinal of the feature that stood out next
     * @param nextPlace where that stood
     * @param size the number of events it looked at
     */
    public record Score(float surprisal, int feature, float place, int next, float nextPlace, int size) {

        static final Score NONE = new Score(0, 0, 0, 0, 0, 0);
    }

    /**
     * The memory with one more event about an object.
     *
     * @param value the value in 0 to 1, the whole scale being 1; NaN where there is none
     * @param mean the mean of the object's earlier values on the same scale, or NaN
     */
    ProfileMemory with(double value, double mean, ObjectContext context) {
        boolean valued = !Double.isNaN(value);
        boolean known = valued && !Double.isNaN(mean) && context.count() >= LEAST_KNOWN;
        return new ProfileMemory(
                events + 1,
                choices.with(context.popularity()),
                valued ? opinions.with(value) : opinions,
                known ? residuals.with(value, mean, context.count()) : residuals,
                score);
    }

    /** The memory in the form in which it is stored; null is the empty one. */
    public static ProfileMemory of(float @Nullable [] state) {
        if (state == null) {
            return empty();
        }
        return new ProfileMemory(
                (int) state[0],
                new Choices((int) state[1], state[2], state[3]),
                new Opinions((int) state[4], (int) state[5], (int) state[6], (int) state[7], (int) state[8], state[9]),
                new Residuals(
                        (int) state[10],
                        state[11],
                        state[12],
                        state[13],
                        state[14],
                        state[15],
                        state[16],
                        state[17],
                        state[18],
                        state[19]),
                new Score(state[20], (int) state[21], state[22], (int) state[23], state[24], (int) state[25]));
    }

    /**
     * The memory to store: its numbers in a row, which Flink writes as one block, where records of their own would
     * cost a third more bytes and several times the work. Only add at the end. Counts are exact up to 16 million.
     */
    public float[] state() {
        return new float[] {
            events,
            choices.count,
            choices.sum,
            choices.squares,
            opinions.lowest(),
            opinions.low(),
            opinions.middle(),
            opinions.high(),
            opinions.highest(),
            opinions.sum(),
            residuals.count,
            residuals.sum,
            residuals.squares,
            residuals.rarity,
            residuals.byRarity,
            residuals.rarity2,
            residuals.byRarity2,
            residuals.means,
            residuals.meanSquares,
            residuals.products,
            score.surprisal,
            score.feature,
            score.place,
            score.next,
            score.nextPlace,
            score.size
        };
    }

    ProfileMemory scored(Score newest) {
        return new ProfileMemory(events, choices, opinions, residuals, newest);
    }
}
