package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadReason;
import dev.weir.event.Payload;
import dev.weir.settings.TimeField.Unit;
import dev.weir.settings.ValueField.Absence;
import dev.weir.wire.Passage;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A hundred thousand random and mutated byte strings, and memory that stays flat. */
class DecodeFuzzTest {

    private static final int RECORDS = 100_000;

    private static final String RATING =
            "{\"id\":\"e-1\",\"user\":{\"id\":17,\"name\":\"é\"},\"movie\":\"m1\",\"stars\":4.5,\"ts\":1500000000123}";
    private static final String OTHER = "{\"session\":{\"id\":\"\\ud83d\\ude00\"},\"movie\":1e5,\"rating\":\"3\","
            + "\"ts\":\"1500000000123\",\"x\":[[[[[[]]]]]]}";
    private static final String TAGGED =
            "{\"tags\":[1,{\"a\":\"id-17\"}],\"ts\":\"2018-06-15 00:03:59.25\",\"x\":[[{}]]}";
    private static final String QUOTED_ROW = "1,\"a \"\"b\"\" c\",4.0,964982703";
    private static final String LONG_ROW = "\"multi\nline\",😀,-0.5e3,1289241911.72836";
    private static final String TABBED_ROW = "2018-06-15\t00:03:59";

    private static final String SPLICES = "{}[]\",:\\0eE+-.'/*\n\r\t\u0000 \uFEFF";

    /** A decoder and good records for it. */
    private record Target(Decoder decoder, List<String> good) {}

    private final List<Target> targets = List.of(
            new Target(StreamBuilder.ratings().decoder(), List.of(RATING, OTHER)),
            new Target(
                    StreamBuilder.json("/user/id", "/tags/1/a")
                            .limits(1024, 5, 8)
                            .time(Unit.ISO, "Europe/Berlin", "/ts")
                            .decoder(),
                    List.of(TAGGED, RATING)),
            new Target(
                    StreamBuilder.csv("1")
                            .value(Absence.ALLOW, "3")
                            .time(Unit.S, null, "4")
                            .decoder(),
                    List.of(QUOTED_ROW, LONG_ROW)),
            new Target(
                    StreamBuilder.tsv("a")
                            .columns("a", "b")
                            .time(Unit.ISO, null, "record")
                            .decoder(),
                    List.of(TABBED_ROW)));

    @Test
    void everyByteStringGetsOneAnswer() {
        Random random = new Random(20_261_125);
        Map<DeadReason, Integer> reasons = new EnumMap<>(DeadReason.class);
        int events = 0;
        int longest = 0;
        for (int i = 0; i < RECORDS; i++) {
            Target target = targets.get(random.nextInt(targets.size()));
            byte[] bytes = random.nextInt(4) == 0 ? noise(random) : mutant(random, target.good());
            Passage passage = target.decoder().decode(Payload.ofValue(bytes), StreamBuilder.ORIGIN, i);
            if (passage.what() == Passage.What.EVENT) {
                events++;
            } else {
                reasons.merge(passage.deadLetter().reason(), 1, Integer::sum);
                longest = Math.max(longest, passage.deadLetter().error().length());
            }
        }
        assertThat(longest).isLessThanOrEqualTo(Shown.ERROR_CHARS);
        // The strings reach deep into the decoder: some are events, and nearly every reason is met.
        assertThat(events).isBetween(RECORDS / 20, RECORDS / 2);
        assertThat(reasons.keySet())
                .contains(
                        DeadReason.NOT_UTF8,
                        DeadReason.NOT_JSON,
                        DeadReason.NOT_CSV,
                        DeadReason.MISSING_FIELD,
                        DeadReason.WRONG_TYPE,
                        DeadReason.OUT_OF_SCALE,
                        DeadReason.TIME_UNREADABLE,
                        DeadReason.TOO_DEEP,
                        DeadReason.ID_TOO_LONG);
    }

    @Test
    void memoryStaysFlatWhateverKeysAndTextsComeBy() {
        // Given: records with keys and texts that never come again, 140 MB of them in all
        Decoder decoder = StreamBuilder.json("/u").decoder();
        long before = usedAfterCollection();
        // When
        for (int i = 0; i < 1_500; i++) {
            String filler = (Integer.toString(i, 36) + "-").repeat(9_800);
            byte[] value = ("{\"" + filler + i + "\":1,\"u\":\"" + i + "\",\"x\":\"" + filler + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(decoder.decode(Payload.ofValue(value), StreamBuilder.ORIGIN, 0)
                            .what())
                    .isEqualTo(Passage.What.EVENT);
        }
        byte[] large = ("{\"u\":\"" + "x".repeat(900_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(decoder.decode(Payload.ofValue(large), StreamBuilder.ORIGIN, 0)
                        .what())
                .isEqualTo(Passage.What.DEAD_LETTER);
        large = new byte[0];
        // Then: no more than the keys of one parser factory are kept, whatever went by
        long grown = usedAfterCollection() - before;
        assertThat(large).isEmpty();
        assertThat(grown).isLessThan(2L * StrictJson.BYTES_PER_FACTORY);
        assertThat(decoder.decode(
                                Payload.ofValue("{\"u\":1}".getBytes(StandardCharsets.UTF_8)), StreamBuilder.ORIGIN, 0)
                        .what())
                .isEqualTo(Passage.What.EVENT);
    }

    private static long usedAfterCollection() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static byte[] noise(Random random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A good record with up to three bytes changed, cut out, doubled or spliced in. */
    private static byte[] mutant(Random random, List<String> good) {
        byte[] bytes = good.get(random.nextInt(good.size())).getBytes(StandardCharsets.UTF_8);
        for (int edits = random.nextInt(4); edits > 0 && bytes.length > 1; edits--) {
            int at = random.nextInt(bytes.length);
            bytes = switch (random.nextInt(5)) {
                case 0 -> replaced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                case 1 -> replaced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(9)), new byte[0]);
                case 2 -> replaced(bytes, at, at, bytes);
                case 3 -> replaced(bytes, at, bytes.length, new byte[0]);
                default -> replaced(bytes, at, at, splice(random));
            };
        }
        return bytes;
    }

    private static byte[] splice(Random random) {
        int from = random.nextInt(SPLICES.length());
        return SPLICES.substring(from, from + 1).repeat(1 + random.nextInt(4)).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
