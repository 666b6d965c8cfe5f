package dev.weir.evaluate;

import static dev.weir.evaluate.Improvised.DAY;
import static dev.weir.evaluate.Improvised.HOUR;
import static dev.weir.evaluate.Improvised.MINUTE;
import static dev.weir.evaluate.Improvised.hits;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Attacks, and honest crowds that look like some, that the lab has no model of. */
enum UnseenCase {
    FOUR_OR_FIVE("targets get a 4 or a 5", 7 * DAY, it -> gang(it, it.rare(3), () -> it.most() - it.random.nextInt(2))),
    ONE_OR_TWO("targets get a 1 or a 2", 7 * DAY, it -> gang(it, it.rare(3), () -> 1 + it.random.nextInt(2))),
    FOUR_ONLY("targets get a 4", 7 * DAY, it -> gang(it, it.rare(3), () -> it.most() - 1)),
    THREE_OR_FOUR(
            "targets get a 3 or a 4", 7 * DAY, it -> gang(it, it.rare(3), () -> it.most() - 1 - it.random.nextInt(2))),
    ONE_TO_THREE("targets get 1 to 3", 7 * DAY, it -> gang(it, it.rare(3), () -> 1 + it.random.nextInt(3))),
    TEN_POINTS("scale 0 to 10 by halves: targets get 9 to 10", 7 * DAY, it -> {
        gang(it, it.rare(3), it::most);
        it.stretched(0, 10, 0.5, 1);
    }),
    PER_CENT("scale 0 to 100: targets get 90 to 100", 7 * DAY, it -> {
        gang(it, it.rare(3), it::most);
        it.stretched(0, 100, 1, 10);
    }),
    BELOW_ZERO("scale -10 to 10: targets get -10 to -8", 7 * DAY, it -> {
        gang(it, it.rare(3), it::least);
        it.stretched(-10, 10, 1, 2);
    }),
    ONE_TARGET_FOUR_OR_FIVE(
            "one target gets a 4 or a 5", 7 * DAY, it -> gang(it, it.rare(1), () -> it.most() - it.random.nextInt(2))),
    TWO_OF_SIX("three pushed, three nuked; each fake rates two", 7 * DAY, it -> {
        List<Integer> targets = it.rare(6);
        for (int i = 0; i < it.few(); i++) {
            Map<Integer, Double> hits = new LinkedHashMap<>();
            it.some(targets, 2).forEach(item -> hits.put(item, targets.indexOf(item) < 3 ? it.most() : it.least()));
            it.fake(it.within(7 * DAY), it.cover(40), hits);
        }
    }),
    TWO_OF_TEN("ten targets, each fake rates two", 7 * DAY, it -> loose(it, it.rare(10), 2)),
    ONE_OF_SIX_UNKNOWN("six unknown targets, each fake rates one", 7 * DAY, it -> loose(it, it.unknown(6), 1)),
    THREE_UNKNOWN("three targets that nobody else rates", 7 * DAY, it -> gang(it, it.unknown(3), it::most)),
    POPULAR("three of the most popular", 7 * DAY, it -> gang(it, it.popular(3), it::most)),
    GROUP_OF_FOUR("four fakes", 3 * DAY, it -> group(it, 4)),
    GROUP_OF_SIX("six fakes", 3 * DAY, it -> group(it, 6)),
    TEN_GROUPS("ten groups of five at once", 3 * DAY, it -> {
        for (int i = 0; i < 10; i++) {
            group(it, 5);
        }
    }),
    EVERY_TEN_MINUTES("a fake every ten minutes", 7 * DAY, it -> drip(it, 10 * MINUTE)),
    EVERY_FIVE_HOURS("a fake every five hours", 7 * DAY, it -> drip(it, 5 * HOUR)),
    TWO_WAVES("half of them 45 days later", 60 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(3 * DAY) + i % 2 * 45 * DAY, it.cover(40), hits(targets, it::most));
        }
    }),
    TEN_DAYS_HONEST("ten honest days first", 20 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            long begin = it.within(7 * DAY);
            int user = it.fake(begin, it.cover(4), Map.of());
            for (int day = 1; day < 10; day++) {
                it.sitting(user, begin + day * DAY, it.cover(4), Map.of());
            }
            it.sitting(user, begin + 10 * DAY, Map.of(), hits(targets, it::most));
        }
    }),
    RELEASE_DAY("sixty honest people come to a target, too", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        gang(it, targets, it::most);
        for (int i = 0; i < 60; i++) {
            Map<Integer, Double> ratings = it.cover(20);
            ratings.put(targets.get(0), it.opinion(targets.get(0)));
            it.person(it.within(3 * DAY), ratings);
        }
    }),
    TAKEN_BACK("a 5 at first, a 3 two hours later", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            long begin = it.within(5 * DAY);
            int user = it.fake(begin, it.cover(40), hits(targets, it::most));
            it.sitting(user, begin + 2 * HOUR, hits(targets, () -> 3), Map.of());
        }
    }),
    THIRTY_TIMES("three fakes, each rates one target thirty times", 3 * DAY, it -> {
        List<Integer> targets = it.rare(1);
        for (int i = 0; i < 3; i++) {
            int user = it.fake(it.within(DAY), it.cover(20), Map.of());
            for (int again = 0; again < 30; again++) {
                it.sitting(user, it.start + DAY + again * 40 * MINUTE, Map.of(), hits(targets, it::most));
            }
        }
    }),
    MEAN_AND_ONE("each target gets its mean and one", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            Map<Integer, Double> hits = new LinkedHashMap<>();
            targets.forEach(target -> hits.put(target, it.usual(target, 1)));
            it.fake(it.within(7 * DAY), it.cover(40), hits);
        }
    }),
    HISTOGRAM_AND_ONE("each target gets what somebody gave it, and one", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            Map<Integer, Double> hits = new LinkedHashMap<>();
            targets.forEach(target -> hits.put(target, it.given(target, 1)));
            it.fake(it.within(7 * DAY), it.cover(40), hits);
        }
    }),
    A_FORTNIGHT_LATER("half of them two weeks later", 21 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(2 * DAY) + i % 2 * 14 * DAY, it.cover(40), hits(targets, it::most));
        }
    }),
    TWO_PUSHED_ONE_NUKED("two targets get the most, one the least", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            Map<Integer, Double> hits = hits(targets, it::most);
            hits.put(targets.get(2), it.least());
            it.fake(it.within(7 * DAY), it.cover(40), hits);
        }
    }),
    A_NEIGHBOUR_EACH("each first copies one honest person", 7 * DAY, it -> {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(7 * DAY), it.copied(60), hits(targets, it::most));
        }
    }),

    SCHOOL_CLASS("a class of 30 rates ten rare films in an hour", DAY, it -> {
        List<Integer> films = it.rare(10);
        for (int i = 0; i < 30; i++) {
            Map<Integer, Double> ratings = new LinkedHashMap<>();
            it.some(films, 10).forEach(film -> ratings.put(film, it.opinion(film)));
            it.person(it.within(20 * MINUTE), ratings);
        }
    }),
    COURSE("25 see a rare film in each of four weeks", 30 * DAY, it -> series(it, it.rare(4), 25)),
    FILM_CLUB("15 see a rare film in each of six weeks", 45 * DAY, it -> series(it, it.rare(6), 15)),
    SALE("80 customers of a sale, three in five give a 5", DAY, it -> {
        List<Integer> items = it.rare(5);
        for (int i = 0; i < 80; i++) {
            Map<Integer, Double> ratings = new LinkedHashMap<>();
            it.some(items, 1 + it.random.nextInt(3)).forEach(item -> ratings.put(item, shopper(it)));
            it.person(it.within(2 * HOUR), ratings);
        }
    }),
    IMPORTER("somebody imports 300 ratings, one a second", DAY, it -> {
        int user = it.person(it.start, Map.of());
        long time = it.start;
        for (Map.Entry<Integer, Double> one : it.cover(300).entrySet()) {
            it.rates(user, one.getKey(), one.getValue(), time);
            time += 1_000;
        }
    }),
    NEW_MARKET("100 newcomers, 50 items that only they rate, three in five give a 5", 10 * DAY, it -> {
        List<Integer> items = it.unknown(50);
        for (int i = 0; i < 100; i++) {
            Map<Integer, Double> ratings = new LinkedHashMap<>();
            it.some(items, 5 + it.random.nextInt(20)).forEach(item -> ratings.put(item, shopper(it)));
            it.person(it.within(7 * DAY), ratings);
        }
    }),
    POLARISING("60 people give a new film a 1 or a 5", 3 * DAY, it -> {
        int film = it.unknown(1).get(0);
        for (int i = 0; i < 60; i++) {
            Map<Integer, Double> ratings = it.cover(15);
            ratings.put(film, it.random.nextBoolean() ? it.most() : it.least());
            it.person(it.within(3 * DAY), ratings);
        }
    }),
    ALL_FIVES("everybody gives a 5 to nine in ten", DAY, Improvised::kind),
    CLUB_OF_NINE("nine friends give a 4 or a 5 to three rare items in a day", DAY, it -> {
        List<Integer> items = it.rare(3);
        for (int i = 0; i < 9; i++) {
            Map<Integer, Double> ratings = it.cover(20);
            items.forEach(item -> ratings.put(item, it.most() - it.random.nextInt(2)));
            it.person(it.within(DAY), ratings);
        }
    }),
    CLUB_OF_TWELVE("twelve friends give a 4 or a 5 to four rare items in a week", 7 * DAY, it -> {
        List<Integer> items = it.rare(4);
        for (int i = 0; i < 12; i++) {
            Map<Integer, Double> ratings = it.cover(20);
            items.forEach(item -> ratings.put(item, it.most() - it.random.nextInt(2)));
            it.person(it.within(7 * DAY), ratings);
        }
    }),
    READING_CIRCLE("fifteen read the same three rare books in a week, and say what they think", 7 * DAY, it -> {
        List<Integer> items = it.rare(3);
        for (int i = 0; i < 15; i++) {
            Map<Integer, Double> ratings = it.cover(20);
            items.forEach(item -> ratings.put(item, it.opinion(item)));
            it.person(it.within(7 * DAY), ratings);
        }
    }),
    UNDECIDED("twenty people rate one item six times in an evening, now a 4, now a 5", DAY, it -> {
        List<Integer> items = it.rare(20);
        for (int item : items) {
            int user = it.person(it.within(DAY), it.cover(20));
            for (int again = 0; again < 6; again++) {
                it.rates(user, item, it.most() - it.random.nextInt(2), it.start + DAY + again * 10 * MINUTE);
            }
        }
    });

    final String text;
    final long length;
    final Consumer<Improvised> made;

    UnseenCase(String text, long length, Consumer<Improvised> made) {
        this.text = text;
        this.length = length;
        this.made = made;
    }

    private static void gang(Improvised it, List<Integer> targets, DoubleSupplier value) {
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(7 * DAY), it.cover(40), hits(targets, value));
        }
    }

    private static void loose(Improvised it, List<Integer> targets, int each) {
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.within(7 * DAY), it.cover(40), hits(it.some(targets, each), it::most));
        }
    }

    private static void group(Improvised it, int size) {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < size; i++) {
            it.fake(it.within(3 * DAY), it.cover(40), hits(targets, it::most));
        }
    }

    private static void drip(Improvised it, long pause) {
        List<Integer> targets = it.rare(3);
        for (int i = 0; i < it.few(); i++) {
            it.fake(it.start + i * pause, it.cover(40), hits(targets, it::most));
        }
    }

    private static void series(Improvised it, List<Integer> films, int people) {
        for (int i = 0; i < people; i++) {
            int user = it.person(it.within(2 * DAY), it.cover(20));
            for (int week = 0; week < films.size(); week++) {
                long evening = it.start + (3 + 7L * week) * DAY + it.random.nextInt((int) (3 * HOUR));
                it.rates(user, films.get(week), it.opinion(films.get(week)), evening);
            }
        }
    }

    /** As shops know it: 60, 20, 7, 3 and 10 in a hundred. */
    private static double shopper(Improvised it) {
        double chance = it.random.nextDouble();
        return chance < 0.6 ? 5 : chance < 0.8 ? 4 : chance < 0.87 ? 3 : chance < 0.9 ? 2 : 1;
    }
}
