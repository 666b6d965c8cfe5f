package dev.weir.drill;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** The same four minutes of ratings, with and without visitors from 2099. */
final class TimeTravel {

    static final int PARTITIONS = 2;
    static final int EVENTS = 6_000;

    /** The travellers' event ids. The first claims 2099 in the event only, the second in the record's time too. */
    static final List<String> GUESTS = List.of("guest-1", "guest-2");

    private static final long YEAR_2099 = Instant.parse("2099-01-01T00:00:00Z").toEpochMilli();
    private static final long SPAN = 240_000;
    private static final String FLOOD = "flooder";
    private static final String TRAVELLER = "u3";
    private static final int FLOOD_FROM = 2_000;
    private static final int FLOOD_TO = 4_500;

    private final long end;

    /** Whether anybody comes from afar. */
    enum Guests {
        NONE,
        FROM_2099
    }

    /** @param end the time of the last event, epoch milliseconds */
    TimeTravel(long end) {
        this.end = end;
    }

    /** Loads the four minutes into a topic. */
    void load(Loader loader, String topic, Guests guests) {
        Random random = new Random(2099);
        for (int i = 0; i < EVENTS; i++) {
            long time = end - SPAN + SPAN * i / EVENTS;
            boolean flood = i >= FLOOD_FROM && i < FLOOD_TO && random.nextInt(8) != 0;
            String user = flood ? FLOOD : "u" + random.nextInt(40);
            // Some are late by minutes, some too late to be true.
            long lateBy = random.nextInt(50) == 0 ? 600_000 : random.nextInt(200) == 0 ? 9 * 86_400_000L : 0;
            loader.send(rating(topic, user, "e" + i, time - lateBy, time));
            if (guests == Guests.FROM_2099 && i == EVENTS / 4) {
                loader.send(rating(topic, TRAVELLER, GUESTS.get(0), YEAR_2099, time));
                loader.send(rating(topic, TRAVELLER, GUESTS.get(1), YEAR_2099, YEAR_2099));
            }
        }
        loader.flush();
    }

    /** Everybody rates one film, so that no two events of a person can overtake each other between the stages. */
    private static Sent rating(String topic, String user, String id, long time, long recordTime) {
        String value = new Community.Fields(user, "film of " + user, 8, id, time).json();
        int partition = Math.floorMod(user.hashCode(), PARTITIONS);
        return Sent.of(topic, partition, user, value.getBytes(StandardCharsets.UTF_8), recordTime, Fate.JUDGED);
    }
}
