package dev.weir.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When an attack happens: its beginning, its length, and the pauses between the ratings of one session. */
final class Timetable {

    private static final double EARLIEST = 0.35;
    private static final double LATEST = 0.80;
    private static final long SECOND = 1000;
    private static final long SESSION = Duration.ofHours(1).toMillis();
    private static final double LEAD_LEAST = Duration.ofDays(21).toMillis();
    private static final double LEAD_MOST = Duration.ofDays(56).toMillis();

    private final long start;
    private final long length;
    private final double leadMost;
    private final boolean sleeper;
    private final List<Long> gaps;
    private final Dice dice;

    Timetable(Ratings honest, TimeShape shape, Dice dice) {
        double span = honest.last() - honest.first();
        double wanted = Math.min((double) shape.length().toMillis(), (1 - EARLIEST) * span);
        double latest = Math.max(EARLIEST, Math.min(LATEST, 1 - wanted / span));
        this.start = seconds(honest.first() + dice.uniform(EARLIEST, latest) * span);
        this.length = (long) wanted;
        this.sleeper = shape == TimeShape.SLEEPER;
        this.leadMost = Math.min(LEAD_MOST, (start - honest.first()) / 2.0);
        this.gaps = gaps(honest);
        this.dice = dice;
    }

    /** When the first target can be rated. */
    long start() {
        return start;
    }

    /** When the first fake can be seen; what was rated before is what the attacker knows. */
    long dawn() {
        return sleeper ? start - (long) leadMost : start;
    }

    /** When a session with targets begins. */
    long session() {
        return seconds(start + dice.uniform() * length);
    }

    /** When a session without targets begins, for an attack that sleeps in between. */
    long asleep() {
        return seconds(start - dice.uniform(Math.min(LEAD_LEAST, leadMost / 2), leadMost)) + SECOND;
    }

    /** A pause between two ratings of a session, as honest people make them. */
    long gap() {
        return gaps.get(dice.below(gaps.size()));
    }

    private static List<Long> gaps(Ratings honest) {
        List<Long> gaps = new ArrayList<>();
        for (int user : honest.users()) {
            List<Rating> ratings = honest.of(user);
            for (int i = 1; i < ratings.size(); i++) {
                long gap = ratings.get(i).time() - ratings.get(i - 1).time();
                if (gap <= SESSION) {
                    gaps.add(gap);
                }
            }
        }
        return gaps.isEmpty() ? List.of(SECOND) : gaps;
    }

    private static long seconds(double time) {
        return ((long) (time / SECOND)) * SECOND;
    }
}
