package dev.weir.lab;

/**
 * What people think of films: a general liking of the person, a general quality of the film, and three traits on which they
 * meet or do not.
 *
 * <p>Spreads are chosen so that the values come out as in MovieLens 100K: mean 3.53 of 1 to 5, people's means spread by
 * 0.44, films' by 0.53, one person's own ratings by 1.0.
 */
final class Tastes {

    private static final int TRAITS = 3;
    private static final double MEAN = 3.53;
    private static final double PERSON_SPREAD = 0.42;
    private static final double FILM_SPREAD = 0.42;
    /** Well-known films are liked better: from -0.45 for the least known to +0.35. */
    private static final double FAME_LOW = -0.45;

    private static final double FAME_GAIN = 0.8;
    private static final double TRAIT_SPREAD = 0.55;
    private static final double MOOD_SPREAD = 0.72;

    /** The scale on which the spreads above were measured. */
    private static final double MEASURED_LEAST = 1;

    private static final double MEASURED_MOST = 5;

    private final CommunityShape shape;
    private final long seed;

    Tastes(CommunityShape shape, long seed) {
        this.shape = shape;
        this.seed = seed;
    }

    /** How one person judges. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares tastes.
    record Taste(double liking, double[] traits) {

        static Taste of(Dice dice) {
            return new Taste(PERSON_SPREAD * dice.normal(), drawn(dice));
        }
    }

    /** The stars that somebody gives a film, on the community's scale. */
    double stars(Taste taste, int film, double fame, Dice mood) {
        Dice own = new Dice(seed ^ (film * 0x9E3779B97F4A7C15L));
        double opinion = MEAN + taste.liking + FILM_SPREAD * own.normal() + FAME_LOW + FAME_GAIN * fame;
        double[] filmTraits = drawn(own);
        for (int trait = 0; trait < TRAITS; trait++) {
            opinion += TRAIT_SPREAD / StrictMath.sqrt(TRAITS) * taste.traits[trait] * filmTraits[trait];
        }
        return onScale(opinion + MOOD_SPREAD * mood.normal());
    }

    private double onScale(double opinion) {
        double share = (opinion - MEASURED_LEAST) / (MEASURED_MOST - MEASURED_LEAST);
        double steps = Math.rint(share * (shape.mostStars() - shape.leastStars()) / shape.starStep());
        double most = Math.rint((shape.mostStars() - shape.leastStars()) / shape.starStep());
        return shape.leastStars() + shape.starStep() * Math.max(0, Math.min(most, steps));
    }

    private static double[] drawn(Dice dice) {
        double[] traits = new double[TRAITS];
        for (int trait = 0; trait < TRAITS; trait++) {
            traits[trait] = dice.normal();
        }
        return traits;
    }
}
