package dev.weir.bench;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The records of the bench: ratings of about 170 bytes of JSON, by actors who come for a visit, each as often as any other. What
 * they choose and think is as people do: a tenth of the ratings are about one object in a hundred, objects differ in how much
 * they are liked, actors in how much they like, and what is left is chance.
 * Where events have features, these are normal, and two of three lie higher under one of two labels. Record {@code n} is the same in every run.
 *
 * @param events how many, 1 or more
 * @param visit about so many of them in a visit, 1 or more; 512 visits go on at a time
 * @param actors by how many actors
 * @param objects about how many objects
 * @param features of each event, each of about 20 bytes more; 0: none, and no label
 * @param from the first event's time, epoch milliseconds
 * @param until the last event's time; wide enough that no actor is too fast
 */
record Load(long events, int visit, int actors, int objects, int features, long from, long until)
        implements Serializable {

    private static final String TAIL =
            "\",\"device\":\"living-room-tv\",\"page\":\"/films/recommended\",\"locale\":\"de-DE\"}";

    /** One object for so many actors. */
    private static final int ACTORS_AN_OBJECT = 20;

    private static final int VISITS_AT_A_TIME = 512;

    private static final int LABELS_AN_ODD_ONE = 10;

    private static final long SIX_DAYS = 6L * 24 * 3_600_000;

    Load {
        if (events < 1 || visit < 1 || actors < 1 || objects < 1 || features < 0) {
            throw new IllegalArgumentException("events " + events + ", visit " + visit + ", actors " + actors
                    + " and objects " + objects + " must be 1 or more, features " + features + " 0 or more");
        }
    }

    /** {@code events} by {@code actors} over the six days up to {@code now}: within a stream's lateness. */
    static Load upTo(long now, long events, int visit, int actors, int features) {
        return new Load(events, visit, actors, Math.max(1, actors / ACTORS_AN_OBJECT), features, now - SIX_DAYS, now);
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
        int actor = actor(n);
        double place = random.nextDouble();
        int object = (int) (objects * place * place);
        return bytes("{\"customer\":\"c" + actor + "\",\"film\":\"f" + object + "\",\"stars\":"
                + stars(actor, object, random)
                + ",\"id\":\"" + Long.toHexString(n | 1L << 60) + "\",\"ts\":" + time + features(random)
                + ",\"session\":\""
                + Long.toHexString(random.nextLong()) + TAIL);
    }

    private String features(SplittableRandom random) {
        if (features == 0) {
            return "";
        }
        boolean bad = random.nextInt(LABELS_AN_ODD_ONE) == 0;
        StringBuilder json = new StringBuilder(bad ? ",\"label\":\"bad\"" : ",\"label\":\"good\"");
        for (int i = 0; i < features; i++) {
            double higher = bad && i % 3 > 0 ? 2 : 0;
            json.append(",\"").append(feature(i)).append("\":").append((float) (random.nextGaussian() + higher));
        }
        return json.toString();
    }

    /** The name of a feature, from 0. */
    static String feature(int number) {
        return "x" + number;
    }

    /** Means and deviations are those of MovieLens 100K: 3.5; 0.5 by film, 0.45 by user, 0.9 within. */
    private static int stars(int actor, int object, SplittableRandom random) {
        double liked = 3.5
                + 0.5 * new SplittableRandom(object).nextGaussian()
                + 0.45 * new SplittableRandom(~actor).nextGaussian()
                + 0.9 * random.nextGaussian();
        return (int) Math.max(1, Math.min(5, Math.round(liked)));
    }

    /** Each slot is one visit after the other. */
    private int actor(long n) {
        SplittableRandom random = new SplittableRandom(n);
        int slot = random.nextInt(VISITS_AT_A_TIME);
        long length = (long) VISITS_AT_A_TIME * visit;
        long visitor = (n + slot * (long) visit) / length;
        return new SplittableRandom(visitor * VISITS_AT_A_TIME + slot).nextInt(actors);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
