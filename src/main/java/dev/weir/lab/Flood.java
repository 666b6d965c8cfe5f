package dev.weir.lab;

import dev.weir.event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One account that rates far more than a person can: no disguise, the oldest attack there is. Its first ratings look like
 * anybody's; what gives it away is only that it does not stop.
 *
 * @param customer the account
 * @param start when it begins
 * @param ratings how many, 1 or more
 * @param within how long it takes for all of them
 * @param stars what it gives every film
 */
public record Flood(String customer, Instant start, int ratings, Duration within, double stars) {

    public Flood {
        if (ratings < 1) {
            throw new IllegalArgumentException("ratings " + ratings + " must be 1 or more");
        }
    }

    /** Its deeds in time order, evenly spaced, a film each. */
    public List<Deed> deeds() {
        List<Deed> deeds = new ArrayList<>(ratings);
        for (int i = 0; i < ratings; i++) {
            long time = start.toEpochMilli() + within.toMillis() * i / ratings;
            deeds.add(new Deed(Kind.RATING, time, customer, "f" + i, stars, customer + "-" + i));
        }
        return deeds;
    }
}
