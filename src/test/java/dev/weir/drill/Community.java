package dev.weir.drill;

import dev.weir.event.DeadReason;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * An endless synthetic community: ratings as JSON and plays as CSV by many people, one flooding account, and a share of
 * bad records of every {@link DeadReason}. The same seed gives the same records.
 */
final class Community implements Supplier<Sent> {

    static final String RATINGS = "drill.ratings";
    static final String PLAYS = "drill.plays";
    static final int PARTITIONS = 4;

    /** The `limits.recordBytes` that makes the large ones too large, and few bytes enough to be it. */
    static final int RECORD_BYTES = 4096;

    private static final int PEOPLE = 50_000;
    private static final int FILMS = 5_000;
    private static final String FLOOD = "flooder";
    private static final double FLOOD_SHARE = 0.01;

    private final Random random;
    private final double badShare;
    private final long start;
    private final double step;
    private final int people;
    private final BadRecords bad = new BadRecords();
    private long count;
    private @Nullable Sent repeat;

    /**
     * @param seed the same gives the same records
     * @param badShare the share of bad records, 0 to 1
     * @param start event time of the first record, epoch milliseconds
     * @param step time from record to record, milliseconds
     */
    Community(long seed, double badShare, long start, double step) {
        this(seed, badShare, start, step, PEOPLE);
    }

    /** The same of so many people. */
    Community(long seed, double badShare, long start, double step, int people) {
        this.people = people;
        this.random = new Random(seed);
        this.badShare = badShare;
        this.start = start;
        this.step = step;
    }

    /** The next record. */
    @Override
    public Sent get() {
        long number = count++;
        Sent again = repeat;
        if (again != null) {
            repeat = null;
            return again;
        }
        long time = start + (long) (number * step) + random.nextInt(2000);
        boolean isBad = random.nextDouble() < badShare;
        Fields fields = fields(number, time);
        return number % 4 == 3 ? play(fields, isBad) : rating(fields, isBad);
    }

    private Fields fields(long number, long time) {
        boolean flood = random.nextDouble() < FLOOD_SHARE;
        // The square makes some people and films popular, as they are.
        double person = random.nextDouble();
        double film = random.nextDouble();
        String user = flood ? FLOOD : "u" + (int) (person * person * people);
        return new Fields(user, "m" + (int) (film * film * FILMS), 1 + random.nextInt(10), "e" + number, time);
    }

    private Sent rating(Fields fields, boolean isBad) {
        if (!isBad) {
            return good(RATINGS, fields, fields.json());
        }
        DeadReason reason = BadRecords.OF_JSON.get(random.nextInt(BadRecords.OF_JSON.size()));
        if (reason == DeadReason.DUPLICATE) {
            Sent first = good(RATINGS, fields, fields.json());
            repeat = new Sent(
                    first.topic(),
                    first.partition(),
                    first.key(),
                    first.value(),
                    first.headers(),
                    first.time(),
                    Fate.dead(reason));
            return first;
        }
        return sent(RATINGS, fields, bad.json(reason, fields), Fate.dead(reason));
    }

    private Sent play(Fields fields, boolean isBad) {
        if (!isBad) {
            return good(PLAYS, fields, fields.csv());
        }
        DeadReason reason = BadRecords.OF_CSV.get(random.nextInt(BadRecords.OF_CSV.size()));
        return sent(PLAYS, fields, bad.csv(reason, fields), Fate.dead(reason));
    }

    private Sent good(String topic, Fields fields, String value) {
        return sent(topic, fields, value.getBytes(StandardCharsets.UTF_8), Fate.JUDGED);
    }

    private Sent sent(String topic, Fields fields, byte @Nullable [] value, Fate fate) {
        int partition = Math.floorMod(fields.user().hashCode(), PARTITIONS);
        byte[] key = fields.user().getBytes(StandardCharsets.UTF_8);
        return new Sent(topic, partition, key, value, headers(), fields.time(), fate);
    }

    /** One record in twenty has headers: ordinary ones, a null one, the same name twice, and forged ones. */
    private Headers headers() {
        Headers headers = new RecordHeaders();
        if (random.nextInt(20) == 0) {
            headers.add("ce_source", "/drill".getBytes(StandardCharsets.UTF_8));
            headers.add("trace", new byte[] {0, (byte) random.nextInt(256)});
            headers.add("trace", null);
        }
        if (random.nextInt(100) == 0) {
            headers.add("weir-verdict", "admitted".getBytes(StandardCharsets.UTF_8));
            headers.add("weir-origin", "drill.ratings/0/0@0".getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }

    /** The parts of one contribution, and how each topic writes it. */
    record Fields(String user, String object, int halves, String id, long time) {

        String json() {
            return "{\"id\":\"" + id + "\",\"user\":{\"id\":\"" + user + "\"},\"movie\":\"" + object + "\",\"stars\":"
                    + halves / 2 + (halves % 2 == 0 ? ".0" : ".5") + ",\"ts\":" + time + "}";
        }

        String csv() {
            return user + "," + object + ",\"play, full\"," + time + "," + id;
        }
    }
}
