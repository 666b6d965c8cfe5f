package dev.weir.bench;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The records of the bench: ratings of about 170 bytes of JSON, by actors who are all equally busy. Record {@code n} is the
 * same in every run.
 *
 * @param events how many, 1 or more
 * @param actors by how many actors
 * @param objects about how many objects
 * @param from the first event's time, epoch milliseconds
 * @param until the last event's time; wide enough that no actor is too fast
 */
record Load(long events, int actors, int objects, long from, long until) implements Serializable {

    private static final String TAIL =
            "\",\"device\":\"living-room-tv\",\"page\":\"/films/recommended\",\"locale\":\"de-DE\"}";

    /** One object for so many actors. */
    private static final int ACTORS_AN_OBJECT = 20;

    private static final long SIX_DAYS = 6L * 24 * 3_600_000;

    Load {
        if (events < 1 || actors < 1 || objects < 1) {
            throw new IllegalArgumentException(
                    "events " + events + ", actors " + actors + " and objects " + objects + " must be 1 or more");
        }
    }

    /** {@code events} by {@code actors} over the six days up to {@code now}: within a stream's lateness. */
    static Load upTo(long now, long events, int actors) {
        return new Load(events, actors, Math.max(1, actors / ACTORS_AN_OBJECT), now - SIX_DAYS, now);
    }

    /** The key of record {@code n}, from 0: its actor. */
    byte[] key(long n) {
        return bytes("c" + actor(n));
    }

    /** The value of record {@code n}, from 0. */
    byte[] value(long n) {
        return value(n, from + (long) ((until - from) * (n / (double) events)));
    }

    /** The value of record {@code n} if it happened at {@code time}. */
    byte[] value(long n, long time) {
        SplittableRandom random = new SplittableRandom(~n);
        return bytes("{\"customer\":\"c" + actor(n) + "\",\"film\":\"f" + random.nextInt(objects) + "\",\"stars\":"
                + (1 + random.nextInt(5)) + ",\"id\":\"" + Long.toHexString(n | 1L << 60) + "\",\"ts\":" + time
                + ",\"session\":\"" + Long.toHexString(random.nextLong()) + TAIL);
    }

    private int actor(long n) {
        return new SplittableRandom(n).nextInt(actors);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
