package dev.weir.evaluate;

import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Attacked;
import dev.weir.lab.Injection;
import dev.weir.lab.Rating;
import dev.weir.lab.Ratings;
import dev.weir.lab.TimeShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** 240 people who come over 300 days and rate about 25 of 300 items each, the low numbers more often. */
final class Town {

    private static final int USERS = 240;
    private static final int ITEMS = 300;
    private static final long DAY = Duration.ofDays(1).toMillis();

    static final Ratings HONEST = honest();

    private Town() {}

    /** The town with 24 fakes among its people. */
    static Attacked attacked(AttackModel model, Aim aim, long seed) {
        return Injection.inject(HONEST, Attack.of(model, aim, 0.1, 0.05, TimeShape.WEEK, seed));
    }

    private static Ratings honest() {
        Random random = new Random(11);
        List<Rating> ratings = new ArrayList<>();
        for (int user = 1; user <= USERS; user++) {
            long time = random.nextInt(300) * DAY;
            int wanted = 10 + random.nextInt(30);
            Set<Integer> items = new HashSet<>();
            for (int i = 0; i < wanted; i++) {
                int item = (int) (ITEMS * Math.pow(random.nextDouble(), 1.5));
                if (items.add(item)) {
                    double value = Math.max(1, Math.min(5, Math.rint(3.5 - item % 3 + random.nextGaussian())));
                    ratings.add(new Rating(user, item, value, time));
                    time += 1000L * (5 + random.nextInt(60));
                }
            }
        }
        return Ratings.of(ratings);
    }
}
