package dev.weir.lab;

import dev.weir.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Accounts of one owner that lift a few films: each gives these the most, and some others what people usually give, for cover. None
 * of them is too fast; what gives them away is that they come together.
 *
 * @param name begins the names of the accounts
 * @param start when the first begins
 * @param accounts how many, 2 or more
 * @param within how long it takes for all of them
 * @param targets the films that they lift
 * @param cover how many other films each rates, 0 or more
 * @param films films to choose the cover from, by number, 1 or more
 */
public record Gang(
        String name, Instant start, int accounts, Duration within, List<String> targets, int cover, int films) {

    private static final double MOST = 5;
    private static final double USUAL = 3.5;
    private static final double SPREAD = 1;
    private static final double STEP = 0.5;

    public Gang {
        if (accounts < 2) {
            throw new IllegalArgumentException("accounts " + accounts + " must be 2 or more");
        }
        targets = List.copyOf(targets);
    }

    /** Their deeds in time order; the same for the same gang. */
    public List<Deed> deeds() {
        Random random = new Random(name.hashCode());
        List<Deed> deeds = new ArrayList<>();
        for (int account = 0; account < accounts; account++) {
            String customer = name + '-' + (account + 1);
            int number = 0;
            for (String target : targets) {
                deeds.add(deed(customer, target, MOST, number++, random));
            }
            for (int i = 0; i < cover; i++) {
                double stars = Math.rint((USUAL + random.nextGaussian() * SPREAD) / STEP) * STEP;
                String film = "f" + random.nextInt(films);
                if (!targets.contains(film)) {
                    deeds.add(deed(customer, film, Math.max(STEP, Math.min(MOST, stars)), number++, random));
                }
            }
        }
        deeds.sort(Comparator.comparingLong(Deed::time));
        return deeds;
    }

    private Deed deed(String customer, String film, double stars, int number, Random random) {
        long time = start.toEpochMilli() + (long) (random.nextDouble() * within.toMillis());
        return new Deed(Kind.RATING, time, customer, film, stars, customer + '-' + number);
    }
}
