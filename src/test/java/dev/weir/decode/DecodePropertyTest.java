package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Event;
import dev.weir.event.Payload;
import dev.weir.settings.TimeField.Unit;
import dev.weir.settings.ValueField.Absence;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for all records. */
class DecodePropertyTest {

    private static final ObjectMapper WRITER = new ObjectMapper();

    private final Decoder json = StreamBuilder.ratings().decoder();
    private final Decoder csv = StreamBuilder.csv("u")
            .value(Absence.ALLOW, "v")
            .columns("u", "v", "w")
            .decoder();

    @Property(tries = 2000)
    void anyBytesGetOneAnswer(@ForAll @Size(max = 200) byte[] bytes) {
        for (Decoder decoder : List.of(json, csv)) {
            Payload payload = Payload.ofValue(bytes);
            Passage passage = decoder.decode(payload, StreamBuilder.ORIGIN, 0);
            assertThat(passage.what()).isIn(Passage.What.EVENT, Passage.What.DEAD_LETTER);
            Payload kept = passage.what() == Passage.What.EVENT
                    ? passage.event().payload()
                    : passage.deadLetter().payload();
            assertThat(kept).isSameAs(payload);
        }
    }

    @Property(tries = 1000)
    void whatWasWrittenIsRead(
            @ForAll("ids") String actor, @ForAll("ids") String object, @ForAll("stars") double stars, @ForAll long seed)
            throws Exception {
        // Given: a writer that knows nothing of the decoder, and keys in any order among keys of no interest
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user", Map.of("id", actor, "name", object));
        fields.put("movie", object);
        fields.put("stars", seed % 2 == 0 ? stars : (Object) Double.toString(stars));
        fields.put("ts", Math.abs(seed % 4_000_000_000_000L));
        fields.put("note", Map.of("user", Map.of("id", "nobody"), "deep", List.of(actor, Map.of("movie", 0))));
        fields.put("id", actor + object);
        List<String> keys = new ArrayList<>(fields.keySet());
        Collections.shuffle(keys, new Random(seed));
        Map<String, Object> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, fields.get(key)));
        // When
        Event event = json.decode(Payload.ofValue(WRITER.writeValueAsBytes(shuffled)), StreamBuilder.ORIGIN, 0)
                .event();
        // Then
        assertThat(event.actor().id()).isEqualTo(actor);
        assertThat(event.object()).isNotNull().extracting(entity -> entity.id()).isEqualTo(object);
        assertThat(event.value()).isEqualTo(stars);
        assertThat(event.time()).isEqualTo(Math.abs(seed % 4_000_000_000_000L));
        assertThat(event.eventId()).isEqualTo(actor + object);
    }

    @Property(tries = 1000)
    void alternativesAreTriedInTheirOrder(@ForAll @Size(4) List<Alternative> record, @ForAll long seed) {
        // Given: an object with each of four alternatives absent, null or present, in any order
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        Collections.shuffle(order, new Random(seed));
        List<String> members = new ArrayList<>();
        for (int i : order) {
            switch (record.get(i)) {
                case ABSENT -> {}
                case NULL -> members.add("\"k" + i + "\":null");
                case PRESENT -> members.add("\"k" + i + "\":" + i);
            }
        }
        // When
        Passage passage = StreamBuilder.json("/k0", "/k1", "/k2", "/k3")
                .time(Unit.ISO, null, "order")
                .decode("{" + String.join(",", members) + "}");
        // Then
        int first = record.indexOf(Alternative.PRESENT);
        if (first < 0) {
            assertThat(passage.deadLetter().error()).startsWith("actor is absent or null");
        } else {
            assertThat(passage.event().actor().id()).isEqualTo(String.valueOf(first));
        }
    }

    @Property(tries = 1000)
    void aQuotedCellGivesItsTextBack(@ForAll("ids") String actor, @ForAll("ids") String other) {
        String row = quoted(actor) + ",2.5," + quoted(other) + "\r\n";
        Event event = csv.decode(
                        Payload.ofValue(row.getBytes(java.nio.charset.StandardCharsets.UTF_8)), StreamBuilder.ORIGIN, 0)
                .event();
        assertThat(event.actor().id()).isEqualTo(actor);
        assertThat(event.value()).isEqualTo(2.5);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Text of up to 60 characters (at most 240 bytes) that UTF-8 can hold, without NUL. */
    @Provide
    Arbitrary<String> ids() {
        return Arbitraries.integers()
                .between(1, 0x10FFFF)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(points -> {
                    StringBuilder text = new StringBuilder();
                    points.forEach(text::appendCodePoint);
                    return text.toString();
                });
    }

    @Provide
    Arbitrary<Double> stars() {
        return Arbitraries.integers().between(1, 10).map(halves -> halves / 2.0);
    }

    /** How an alternative stands in a record. */
    enum Alternative {
        ABSENT,
        NULL,
        PRESENT
    }
}
