package dev.weir.lab;

import dev.weir.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Accounts of one owner that lift a few films: each gives these the most, and some others what people usually give, for cover. None
 * of them is too fast; what gives them away is that they come together.
 *
 * @param name begins the names of the accounts
 * @param start when the first begins
 * @param accounts how many, 2 or more
 * @param within how long it takes until the last begins
 * @param targets the films that they lift
 * @param cover how many other films each rates, 0 or more
 * @param films films to choose the cover from, by number, more than targets and cover
 */
public record Gang(
        String name, Instant start, int accounts, Duration within, List<String> targets, int cover, int films) {

    private static final double MOST = 5;
    private static final double USUAL = 3.5;
    private static final double SPREAD = 1;
    private static final double STEP = 0.5;

    /** Milliseconds from one rating to the next: ten seconds to a minute. */
    private static final int LEAST_PAUSE = 10_000;

    private static final int MORE_PAUSE = 50_000;

    public Gang {
        if (accounts < 2) {
            throw new IllegalArgumentException("accounts " + accounts + " must be 2 or more");
        }
        if (films <= targets.size() + cover) {
            throw new IllegalArgumentException(
                    "films " + films + " must be more than " + targets.size() + " targets and " + cover + " for cover");
        }
        targets = List.copyOf(targets);
    }

    /** Their deeds in time order, each account's in one sitting; the same for the same gang. */
    public List<Deed> deeds() {
        Random random = new Random(name.hashCode());
        List<Deed> deeds = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            String customer = name + '-' + (account + 1);
            List<String> rated = films(random);
            long time = start.toEpochMilli() + (long) (random.nextDouble() * within.toMillis());
            for (String film : rated) {
                double usual = Math.rint((USUAL + random.nextGaussian() * SPREAD) / STEP) * STEP;
                double stars = targets.contains(film) ? MOST : Math.max(STEP, Math.min(MOST, usual));
                deeds.add(new Deed(Kind.RATING, time, customer, film, stars, customer + '-' + film));
                time += LEAST_PAUSE + random.nextInt(MORE_PAUSE);
            }
        }
        deeds.sort(Comparator.comparingLong(Deed::time));
        return deeds;
    }

    /** The targets among the cover, in no order. */
    private List<String> films(Random random) {
        Set<String> chosen = new LinkedHashSet<>(targets);
        while (chosen.size() < targets.size() + cover) {
            chosen.add("f" + random.nextInt(films));
        }
        List<String> shuffled = new ArrayList<>(chosen);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
