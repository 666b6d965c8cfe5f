package dev.weir.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * How people rate: how much, on how many occasions, how fast. Every constant is what the 943 people of MovieLens 100K did.
 *
 * <p>The model is a person who opens a page of films, rates a few of them at once (half of all neighbouring ratings carry
 * the same second), looks at the next page, and comes back on another day or never.
 */
final class Habits {

    /** Half of the people rate 65 films or fewer, one in twenty more than 311: log-normal with this sigma. */
    private static final double PROFILE_MEDIAN = 65;

    private static final double PROFILE_SIGMA = 0.95;

    /** The data set keeps people with 20 ratings or more; the keenest has 737. */
    private static final int PROFILE_LEAST = 20;

    private static final int PROFILE_MOST = 737;

    /** 52.8 % do all of it within one hour, 67.7 % within a day. */
    private static final double ONE_HOUR = 0.528;

    private static final double ONE_DAY = 0.677;

    /** Who fits into an hour leaves room for the hour's edge; the best hour anybody had is 597 ratings. */
    private static final double HOUR_ROOM_SECONDS = 3300;

    private static final int HOUR_MOST = 550;

    /** Those who come back on other days do this share on the first: 0.86 over all people. */
    private static final double FIRST_DAY_SHARE = 0.57;

    /** Sessions of those who come back: a third of the people have 3 or more. */
    private static final double RETURNS_MEAN = 4;

    /** Days until the next visit. */
    private static final double RETURN_MEDIAN_DAYS = 4;

    private static final double RETURN_SIGMA = 1.1;

    /** Ratings handed in at once. */
    static final double PAGE_MEAN = 2.0;

    static final int PAGE_MOST = 7;

    /** Seconds from one page to the next: the median person, and how much people differ. */
    private static final double PAGE_SECONDS = 40;

    private static final double TEMPO_SIGMA = 0.4;

    /** The part of that time which nobody is faster than: a page must be looked at. */
    static final double PAGE_LEAST_SHARE = 0.35;

    /** Nobody rates more than 30 films in a minute. */
    static final int MINUTE_MOST = 30;

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;

    private Habits() {}

    /**
     * One visit.
     *
     * @param start epoch milliseconds
     * @param ratings how many films are rated, 1 or more
     * @param pageSeconds mean seconds from one page to the next
     * @param length how long it may last
     */
    record Visit(long start, int ratings, double pageSeconds, Length length) {}

    /** How long a visit may last. */
    enum Length {
        WITHIN_AN_HOUR,
        OPEN
    }

    /** The visits of somebody who comes for the first time at {@code first}, in order. */
    static List<Visit> visits(long first, Dice dice) {
        int ratings = profile(dice);
        double pageSeconds = dice.logNormal(PAGE_SECONDS, TEMPO_SIGMA);
        double fate = dice.uniform();
        if (fate < ONE_HOUR && ratings <= HOUR_MOST) {
            double pages = ratings / PAGE_MEAN;
            double tempo = Math.min(pageSeconds, HOUR_ROOM_SECONDS / pages / 1.4);
            return List.of(new Visit(first, ratings, tempo, Length.WITHIN_AN_HOUR));
        }
        return fate < ONE_DAY
                ? twoOnOneDay(first, ratings, pageSeconds, dice)
                : onManyDays(first, ratings, pageSeconds, dice);
    }

    private static int profile(Dice dice) {
        double drawn = dice.logNormal(PROFILE_MEDIAN, PROFILE_SIGMA);
        return (int) Math.max(PROFILE_LEAST, Math.min(PROFILE_MOST, drawn));
    }

    private static List<Visit> twoOnOneDay(long first, int ratings, double pageSeconds, Dice dice) {
        int before = part(ratings, dice.uniform(0.3, 0.9));
        long second = first + (long) (dice.uniform(2, 10) * HOUR);
        return List.of(
                new Visit(first, before, pageSeconds, Length.OPEN),
                new Visit(second, ratings - before, pageSeconds, Length.OPEN));
    }

    private static List<Visit> onManyDays(long first, int ratings, double pageSeconds, Dice dice) {
        List<Visit> visits = new ArrayList<>();
        double share = Math.min(0.95, Math.max(0.1, FIRST_DAY_SHARE + 0.25 * dice.normal()));
        int count = part(ratings, share);
        int left = ratings - count;
        visits.add(new Visit(first, count, pageSeconds, Length.OPEN));
        int returns = Math.min(left, dice.geometric(RETURNS_MEAN));
        long start = first;
        for (int still = returns; still > 0; still--) {
            start += DAY + (long) (dice.logNormal(RETURN_MEDIAN_DAYS, RETURN_SIGMA) * DAY);
            int now = still == 1 ? left : part(left - still + 2, 1.0 / still);
            visits.add(new Visit(start, now, pageSeconds, Length.OPEN));
            left -= now;
        }
        return visits;
    }

    /** A share of {@code whole}, but at least one and at most all but one. */
    private static int part(int whole, double share) {
        return Math.max(1, Math.min(whole - 1, (int) Math.round(whole * share)));
    }
}
