package dev.weir.evaluate;

import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How soon an attack is seen.
 *
 * @param leak share of the attack's ratings of its targets that went out, at once or released, and were sent before their author was
 *     flagged
 * @param hours from a fake's first rating of a target to its flag, on average over those flagged; 0 for one flagged
 *     earlier; NaN where none is
 * @param events how many ratings it sent from the one to the other, the first included, on average over the same
 */
record Reaction(double leak, double hours, double events) {

    private static final double HOUR = 3_600_000;

    static Reaction of(Attacked attacked, Course course) {
        List<Rating> ratings = attacked.all().list();
        Map<Integer, Integer> firstTarget = new HashMap<>();
        Map<Integer, Integer> sent = new HashMap<>();
        int targets = 0;
        int leaked = 0;
        for (int place = 0; place < ratings.size(); place++) {
            int user = ratings.get(place).user();
            int flag = flag(course, user);
            if (attacked.labels().get(place) == RatingLabel.TARGET) {
                targets++;
                leaked += place <= flag && course.wentOut(place) ? 1 : 0;
                firstTarget.putIfAbsent(user, place);
            }
            if (firstTarget.containsKey(user) && place <= flag) {
                sent.merge(user, 1, Integer::sum);
            }
        }
        double hours = 0;
        double events = 0;
        int found = 0;
        for (Map.Entry<Integer, Integer> entry : firstTarget.entrySet()) {
            int flag = flag(course, entry.getKey());
            if (flag != Integer.MAX_VALUE) {
                found++;
                long late =
                        ratings.get(flag).time() - ratings.get(entry.getValue()).time();
                hours += Math.max(0, late / HOUR);
                events += sent.getOrDefault(entry.getKey(), 0);
            }
        }
        return new Reaction(
                targets == 0 ? 0 : (double) leaked / targets,
                found == 0 ? Double.NaN : hours / found,
                found == 0 ? Double.NaN : events / found);
    }

    /** A flag follows the verdict of the rating that brought it about, which may be the fake's own. */
    private static int flag(Course course, int user) {
        return course.firstFlag().getOrDefault(user, Integer.MAX_VALUE);
    }
}
