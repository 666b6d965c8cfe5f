package dev.weir.lab;

import dev.weir.event.Kind;

/**
 * How large a community is and what it is given to rate. How its people behave is not set here: {@link Habits} has it from
 * measured people.
 *
 * @param newcomersPerDay people who turn up for the first time, a day on average
 * @param films films out on the first day
 * @param premieresPerDay films that come out on each later day
 * @param leastStars the lowest rating
 * @param mostStars the highest rating
 * @param starStep the distance between two ratings
 * @param playShare the share of ratings before which the film's trailer was played: a deed of {@link Kind#FEEDBACK}
 */
public record CommunityShape(
        double newcomersPerDay,
        int films,
        int premieresPerDay,
        double leastStars,
        double mostStars,
        double starStep,
        double playShare) {

    public CommunityShape {
        if (!(newcomersPerDay > 0)) {
            throw new IllegalArgumentException("newcomersPerDay " + newcomersPerDay + " must be above 0");
        }
        if (films < 1000 || films > 1_000_000) {
            throw new IllegalArgumentException("films " + films + " must be 1000 to 1000000: the keenest rate 737");
        }
        if (premieresPerDay < 0) {
            throw new IllegalArgumentException("premieresPerDay " + premieresPerDay + " must be 0 or more");
        }
        if (!(leastStars < mostStars && starStep > 0 && starStep <= mostStars - leastStars)) {
            throw new IllegalArgumentException(
                    "stars " + leastStars + " to " + mostStars + " in steps of " + starStep + " is no scale");
        }
        if (!(playShare >= 0 && playShare <= 1)) {
            throw new IllegalArgumentException("playShare " + playShare + " must be 0 to 1");
        }
    }

    /** MovieLens 100K: 1,682 films, 1 to 5 stars, 943 people in 215 days. */
    public static CommunityShape movieLens() {
        return new CommunityShape(943.0 / 215, 1682, 0, 1, 5, 1, 0);
    }

    /** A film shop with half stars, trailers, three premieres a day and {@code newcomersPerDay} new customers. */
    public static CommunityShape shop(double newcomersPerDay) {
        return new CommunityShape(newcomersPerDay, 1682, 3, 0.5, 5, 0.5, 0.3);
    }
}
