package dev.weir.evaluate;

import dev.weir.lab.Attacked;
import dev.weir.lab.Rating;
import dev.weir.lab.RatingLabel;
import dev.weir.lab.Ratings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What honest users bear. Counts, over one run or the sum of several.
 *
 * @param users honest users
 * @param held those with a rating that was held
 * @param suspended those who were suspended at any time
 * @param excluded those who were excluded at any time
 * @param flagged those who are suspended or excluded at the end
 * @param watched those who are watched at the end
 * @param events their ratings
 * @param eventsHeld those of them that were held
 * @param eventsReleased those of the held ones that were released
 * @param hoursWaited how long all of these waited together, by event time
 * @param eventsLost those of them that are not in the training set in the end: held for good, or retracted
 * @param tenths by each trait, for each tenth from the least on
 */
public record HonestCost(
        long users,
        long held,
        long suspended,
        long excluded,
        long flagged,
        long watched,
        long events,
        long eventsHeld,
        long eventsReleased,
        double hoursWaited,
        long eventsLost,
        Map<Trait, List<Tenth>> tenths) {

    private static final double HOUR = 3_600_000;

    /**
     * One tenth of the honest users.
     *
     * @param users how many
     * @param hit those with a rating held, or who were suspended or excluded at any time
     */
    public record Tenth(long users, long hit) {}

    static HonestCost of(Ratings honest, Attacked attacked, Course course) {
        Truth truth = Truth.of(attacked);
        Set<Integer> held = new TreeSet<>();
        long events = 0;
        long eventsHeld = 0;
        long eventsReleased = 0;
        double hoursWaited = 0;
        long eventsLost = 0;
        List<Rating> list = attacked.all().list();
        for (int place = 0; place < list.size(); place++) {
            Rating rating = list.get(place);
            if (attacked.labels().get(place) == RatingLabel.HONEST
                    && truth.honest().contains(rating.user())) {
                events++;
                if (course.held(place)) {
                    held.add(rating.user());
                    eventsHeld++;
                }
                Long released = course.released(place);
                if (released != null) {
                    eventsReleased++;
                    hoursWaited += (released - rating.time()) / HOUR;
                }
                if (!course.wentOut(place) || course.retracted(rating)) {
                    eventsLost++;
                }
            }
        }
        Set<Integer> suspended = among(truth.honest(), course.suspended());
        Set<Integer> excluded = among(truth.honest(), course.excluded());
        Set<Integer> hit = new TreeSet<>(held);
        hit.addAll(suspended);
        hit.addAll(excluded);
        Map<Trait, List<Tenth>> tenths = new EnumMap<>(Trait.class);
        for (Trait trait : Trait.values()) {
            tenths.put(trait, tenths(trait.tenths(honest, truth.honest()), hit));
        }
        return new HonestCost(
                truth.honest().size(),
                held.size(),
                suspended.size(),
                excluded.size(),
                among(truth.honest(), course.flagged()).size(),
                among(truth.honest(), course.watched()).size(),
                events,
                eventsHeld,
                eventsReleased,
                hoursWaited,
                eventsLost,
                tenths);
    }

    /** How long a released rating waited on average, hours; NaN where none was released. */
    public double meanHoursWaited() {
        return hoursWaited / eventsReleased;
    }

    /** Both runs together. */
    HonestCost plus(HonestCost other) {
        Map<Trait, List<Tenth>> sums = new EnumMap<>(Trait.class);
        tenths.forEach((trait, mine) -> {
            List<Tenth> theirs = other.tenths.getOrDefault(trait, mine);
            List<Tenth> sum = new ArrayList<>();
            for (int i = 0; i < mine.size(); i++) {
                sum.add(new Tenth(mine.get(i).users + theirs.get(i).users, mine.get(i).hit + theirs.get(i).hit));
            }
            sums.put(trait, sum);
        });
        return new HonestCost(
                users + other.users,
                held + other.held,
                suspended + other.suspended,
                excluded + other.excluded,
                flagged + other.flagged,
                watched + other.watched,
                events + other.events,
                eventsHeld + other.eventsHeld,
                eventsReleased + other.eventsReleased,
                hoursWaited + other.hoursWaited,
                eventsLost + other.eventsLost,
                sums);
    }

    /** Share of honest ratings that were held. */
    public double heldShare() {
        return events == 0 ? 0 : (double) eventsHeld / events;
    }

    /** How many times the average the worst tenth by a trait is hit; 0 where nobody is. */
    public double worstTenth(Trait trait) {
        List<Tenth> groups = tenths.getOrDefault(trait, List.of());
        double all = groups.stream().mapToLong(Tenth::hit).sum();
        double people = groups.stream().mapToLong(Tenth::users).sum();
        return all == 0
                ? 0
                : groups.stream()
                        .filter(tenth -> tenth.users > 0)
                        .mapToDouble(tenth -> tenth.hit / (double) tenth.users / (all / people))
                        .max()
                        .orElse(0);
    }

    private static List<Tenth> tenths(Map<Integer, Integer> tenthOf, Set<Integer> hit) {
        long[] users = new long[Trait.TENTHS];
        long[] hits = new long[Trait.TENTHS];
        tenthOf.forEach((user, tenth) -> {
            users[tenth]++;
            hits[tenth] += hit.contains(user) ? 1 : 0;
        });
        List<Tenth> tenths = new ArrayList<>();
        for (int i = 0; i < users.length; i++) {
            tenths.add(new Tenth(users[i], hits[i]));
        }
        return tenths;
    }

    private static Set<Integer> among(Set<Integer> honest, Set<Integer> users) {
        Set<Integer> both = new TreeSet<>(users);
        both.retainAll(honest);
        return both;
    }
}
