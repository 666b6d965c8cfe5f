package dev.weir.evaluate;

import static dev.weir.evaluate.Improvised.DAY;
import static dev.weir.evaluate.Improvised.MINUTE;
import static dev.weir.evaluate.Improvised.hits;

import dev.weir.lab.Rating;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What somebody who has money and time would pay for: accounts that come slowly, copy people, are old, or hide in a day on which many come. */
enum PaidCase {
    ONE_A_DAY("one account a day", 30 * DAY, it -> drip(it, it.rare(3), DAY)),
    ONE_IN_FOUR_DAYS("one account in four days", 120 * DAY, it -> drip(it, it.rare(3), 4 * DAY)),
    ONE_TARGET_A_DAY("one target, one account a day", 30 * DAY, it -> drip(it, it.rare(1), DAY)),
    TWINS("each lives the life of an honest person, one value in ten another", 30 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            List<Rating> life = it.life(30, 120);
            long begin = it.within(7 * DAY);
            long first = life.get(0).time();
            int user = it.fake(begin, Map.of(), Map.of());
            for (Rating one : life) {
                long time = begin + (one.time() - first) % (20 * DAY);
                double value = it.random.nextInt(10) == 0 ? it.opinion(one.item()) : one.value();
                it.sitting(user, time, Map.of(one.item(), value), Map.of());
            }
            for (int target : targets) {
                long time = begin + (life.get(it.random.nextInt(life.size())).time() - first) % (20 * DAY);
                it.sitting(user, time + MINUTE, Map.of(), Map.of(target, it.most()));
            }
        }
    }),
    AGED("accounts of sixty days, then a target a week among others", 90 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            long begin = it.within(20 * DAY);
            int user = it.fake(begin, it.cover(20), Map.of());
            for (int week = 0; week < 3; week++) {
                long time = it.within(5 * DAY) + (60 + 7L * week) * DAY;
                it.sitting(user, time, it.cover(5), Map.of(targets.get(week), it.most()));
            }
        }
    }),
    NICHE("targets and all else in a niche where few rate", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(7 * DAY), it.niche(20), hits(targets, it::most));
        }
    }),
    SELLER("twenty things of one seller, each account four of them in a month", 30 * DAY, it -> {
        List<Integer> targets = it.rare(20);
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(30 * DAY), it.cover(40), hits(it.some(targets, 4), it::most));
        }
    }),
    RINGS_IN_TURN("two rings, a day each in turn, one target in common", 30 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            List<Integer> ring = i % 2 == 0 ? targets.subList(0, 2) : targets.subList(1, 3);
            it.fake(it.start + i * DAY + it.random.nextInt((int) DAY), it.cover(40), hits(ring, it::most));
        }
    }),
    DRIFTING("from the mean to the most within sixty days", 60 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            double part = i / (double) (it.few() - 1);
            Map<Integer, Double> hits = new LinkedHashMap<>();
            targets.forEach(target -> hits.put(target, it.usual(target, part * (it.most() - it.usual(target, 0)))));
            it.fake(it.start + (long) (part * 60 * DAY), it.cover(40), hits);
        }
    }),
    HONEST_OF_OTHERS("three rings, each fair to the targets of the others", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            Map<Integer, Double> hits = hits(List.of(targets.get(i % 3)), it::most);
            Map<Integer, Double> cover = it.cover(40);
            for (int target : targets) {
                if (!hits.containsKey(target)) {
                    cover.put(target, it.opinion(target));
                }
            }
            it.fake(it.within(7 * DAY), cover, hits);
        }
    }),
    PREMIERES("three new films to which forty honest people come each, too", 7 * DAY, it -> {
        List<Integer> films = it.unknown(3);
        for (int i = 0; i < 120; i++) {
            Map<Integer, Double> ratings = it.cover(20);
            ratings.put(films.get(i % 3), (double)
                    Math.max(1, Math.min(5, Math.round(3.4 + it.random.nextGaussian()))));
            it.person(it.within(3 * DAY), ratings);
        }
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(3 * DAY), it.cover(40), hits(films, it::most));
        }
    }),
    RAISED_LATER("an honest opinion first, a 5 a month later", 40 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            long begin = it.within(7 * DAY);
            Map<Integer, Double> cover = it.cover(40);
            targets.forEach(target -> cover.put(target, it.opinion(target)));
            int user = it.fake(begin, cover, Map.of());
            it.sitting(user, it.within(7 * DAY) + 30 * DAY, it.cover(3), hits(targets, it::most));
        }
    }),
    FIRST_DAY("on the first day of the gateway", DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(DAY), it.cover(40), hits(targets, it::most));
        }
        it.deployed();
    }),
    FIRST_MONTH("in the first month of the gateway", 30 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(30 * DAY), it.cover(40), hits(targets, it::most));
        }
        it.deployed();
    }),
    A_THIRD("as many as half of all people", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few() * 17; i++) {
            it.fake(it.within(7 * DAY), it.cover(20), hits(targets, it::most));
        }
    }),
    A_THIRD_OF_FEW("thirty among sixty people", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < 30; i++) {
            it.fake(it.within(7 * DAY), it.cover(20), hits(targets, it::most));
        }
    }),
    IN_LOOPS("three accounts, each comes to each target a hundred times", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < 3; i++) {
            int user = it.fake(it.within(DAY), it.cover(40), Map.of());
            for (int again = 0; again < 100; again++) {
                it.sitting(user, it.within(6 * DAY) + DAY, Map.of(), hits(targets, it::most));
            }
        }
    });

    final String text;
    final long length;
    final Consumer<Improvised> made;

    PaidCase(String text, long length, Consumer<Improvised> made) {
        this.text = text;
        this.length = length;
        this.made = made;
    }

    private static void drip(Improvised it, List<Integer> targets, long pause) {
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.start + i * pause + it.random.nextInt((int) DAY), it.cover(40), hits(targets, it::most));
        }
    }
}
