package dev.weir.behavior;

import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Contributors that are no people, among people. Each has the values and the choices of a real user with 100 ratings or more. */
enum Machine {
    /** A rating a minute, to the second. */
    CLOCK(60, 0, 100),
    /** A rating a minute, give or take an even 20 %. */
    LOOSE_CLOCK(60, 0.2, 100),
    /** A rating a minute, give or take an even 50 %. */
    LOOSER_CLOCK(60, 0.5, 100),
    /** A rating every two hours, give or take an even 80 %, for a week. */
    NEVER_SLEEPS(7_200, 0.8, 84),
    /** Pauses drawn from a real user's, at night as by day. */
    COPIED_PAUSES(0, 0, 100);

    private static final int LEAST = 100;
    private static final long SECOND = 1000;

    private final double pause;
    private final double jitter;
    private final int events;

    Machine(double pause, double jitter, int events) {
        this.pause = pause;
        this.jitter = jitter;
        this.events = events;
    }

    /** People, and so many machines among them from the middle of their time on. */
    record Mixed(Ratings all, Set<Integer> machines) {}

    Mixed among(Ratings people, int count, long seed) {
        Random random = new Random(seed);
        List<Integer> models = people.users().stream()
                .filter(user -> people.of(user).size() >= LEAST)
                .toList();
        List<Rating> all = new ArrayList<>(people.list());
        Set<Integer> machines = new TreeSet<>();
        int above = Collections.max(people.users());
        for (int i = 0; i < count; i++) {
            int user = above + 1 + i;
            machines.add(user);
            List<Rating> model = new ArrayList<>(people.of(models.get(random.nextInt(models.size()))));
            List<Rating> paces = people.of(models.get(random.nextInt(models.size())));
            Collections.shuffle(model, random);
            long time = (people.first() + people.last()) / 2 / SECOND * SECOND + i * 3_600 * SECOND;
            for (int n = 0; n < Math.min(events, model.size()); n++) {
                all.add(new Rating(user, model.get(n).item(), model.get(n).value(), time));
                int place = 1 + random.nextInt(paces.size() - 1);
                time += this == COPIED_PAUSES
                        ? paces.get(place).time() - paces.get(place - 1).time()
                        : Math.round(pause * (1 + jitter * (2 * random.nextDouble() - 1))) * SECOND;
            }
        }
        return new Mixed(Ratings.of(all, people.scale()), machines);
    }
}
