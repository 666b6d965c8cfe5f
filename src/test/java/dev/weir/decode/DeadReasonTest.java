package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadLetter;
import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Payload;
import dev.weir.event.Payload.Header;
import dev.weir.event.Timing;
import dev.weir.settings.TimeField.Unit;
import dev.weir.settings.ValueField.Absence;
import dev.weir.wire.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason code that decoding gives, with what its sentence must name. */
class DeadReasonTest {

    private final StreamBuilder ratings = StreamBuilder.ratings();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"movie\":1,\"stars\":4,\"ts\":1}                                   | MISSING_FIELD   | actor is absent or null; looked at /user/id, then /session/id",
                "{\"user\":{\"id\":null},\"movie\":1,\"stars\":4,\"ts\":1}            | MISSING_FIELD   | actor is absent or null",
                "{\"user\":{\"id\":7},\"stars\":4,\"ts\":1}                           | MISSING_FIELD   | object is absent or null; looked at /movie",
                "{\"user\":{\"id\":7},\"movie\":1,\"ts\":1}                           | MISSING_FIELD   | value is absent or null; looked at /stars, then /rating",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":4}                        | MISSING_FIELD   | time is absent or null; looked at /ts",
                "{\"user\":{\"id\":{}},\"movie\":1,\"stars\":4,\"ts\":1}              | WRONG_TYPE      | actor at /user/id is an object",
                "{\"user\":{\"id\":true},\"movie\":1,\"stars\":4,\"ts\":1}            | WRONG_TYPE      | actor at /user/id is a boolean",
                "{\"user\":{\"id\":7},\"movie\":[1],\"stars\":4,\"ts\":1}             | WRONG_TYPE      | object at /movie is an array",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":true,\"ts\":1}            | WRONG_TYPE      | value at /stars is a boolean",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":\"abc\",\"ts\":1}         | WRONG_TYPE      | value at /stars is 'abc'",
                "{\"user\":{\"id\":7},\"movie\":1,\"rating\":\" 4\",\"ts\":1}         | WRONG_TYPE      | value at /rating is ' 4'",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":\"\",\"ts\":1}            | WRONG_TYPE      | value at /stars is ''",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":4,\"ts\":{\"$date\":1}}   | WRONG_TYPE      | time at /ts is an object",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":4,\"ts\":1,\"id\":[1]}    | WRONG_TYPE      | eventId at /id is an array",
                "{\"user\":{\"id\":\"\\ud800\"},\"movie\":1,\"stars\":4,\"ts\":1}     | WRONG_TYPE      | actor at /user/id is '\\ud800', which has half of a surrogate pair",
                "{\"user\":{\"id\":\"7\\u0000\"},\"movie\":1,\"stars\":4,\"ts\":1}    | WRONG_TYPE      | actor at /user/id is '7\\u0000', which has a NUL",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":1e999,\"ts\":1}           | NOT_FINITE      | value at /stars is '1e999'",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":\"NaN\",\"ts\":1}         | NOT_FINITE      | value at /stars is 'NaN'",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":\"-Infinity\",\"ts\":1}   | NOT_FINITE      | value at /stars is '-Infinity'",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":\"+inf\",\"ts\":1}        | NOT_FINITE      | value at /stars is '+inf'",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":7,\"ts\":1}               | OUT_OF_SCALE    | value at /stars is '7'; the scale is 0.5 to 5.0 in steps of 0.5",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":4,\"ts\":\"soon\"}        | TIME_UNREADABLE | time at /ts is 'soon'; it must be a number of ms",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":4,\"ts\":1e999}           | TIME_UNREADABLE | time at /ts is '1e999'; a time must lie in the years 1 to 9999",
                "{\"user\":{\"id\":\"\"},\"movie\":1,\"stars\":4,\"ts\":1}            | ID_TOO_LONG     | actor at /user/id is empty; it must have 1 to 256",
                "{\"user\":{\"id\":7},\"movie\":\"\",\"stars\":4,\"ts\":1}            | ID_TOO_LONG     | object at /movie is empty",
                "{\"user\":{\"id\":7},\"movie\":1,\"stars\":4,\"ts\":1,\"id\":\"\"}   | ID_TOO_LONG     | eventId at /id is empty",
                "[{\"user\":{\"id\":7}}]                                              | NOT_JSON        | it begins with an array",
                "7,1,4,1                                                              | NOT_JSON        | it begins with '7'",
            })
    void namesTheField(String value, DeadReason reason, String error) {
        // When
        DeadLetter dead = ratings.dead(value);
        // Then
        assertThat(dead.reason()).as(dead.error()).isEqualTo(reason);
        assertThat(dead.error()).contains(error);
        assertThat(dead.field()).isEqualTo(reason == DeadReason.NOT_JSON ? "" : error.substring(0, error.indexOf(' ')));
    }

    @Test
    void aReasonOfTheWholeRecordNamesNoField() {
        String digits = "1".repeat(2_000);
        DeadLetter tooLong = ratings.dead("{\"user\":{\"id\":7},\"movie\":1,\"stars\":" + digits + ",\"ts\":1}");
        assertThat(tooLong.reason()).as(tooLong.error()).isEqualTo(DeadReason.NOT_FINITE);
        assertThat(tooLong.field()).isEmpty();
        assertThat(ratings.dead("").field()).isEmpty();
    }

    @Test
    void aDeadLetterKeepsStreamOriginAndBytes() {
        Payload payload = new Payload(new byte[] {1}, new byte[] {'x'}, List.of(new Header("h", null)));
        DeadLetter dead = ratings.decode(payload).deadLetter();
        assertThat(dead.stream()).isEqualTo(3);
        assertThat(dead.origin()).isEqualTo(StreamBuilder.ORIGIN);
        assertThat(dead.payload()).isSameAs(payload);
    }

    @Test
    void bytesThatAreNotUtf8SaySoWithTheirPlace() {
        DeadLetter dead = ratings.decode(Payload.ofValue(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'}))
                .deadLetter();
        assertThat(dead.reason()).isEqualTo(DeadReason.NOT_UTF8);
        assertThat(dead.error()).contains("byte 2 is 0xC0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\r\n", "\t \n"})
    void whiteSpaceAloneIsEmpty(String value) {
        assertThat(ratings.reason(value)).isEqualTo(DeadReason.EMPTY);
        assertThat(StreamBuilder.tsv("1").reason(value)).isEqualTo(DeadReason.EMPTY);
    }

    @Test
    void aNullValueIsATombstone() {
        Payload payload = new Payload(new byte[] {1}, null, List.of());
        assertThat(ratings.decode(payload).deadLetter().reason()).isEqualTo(DeadReason.TOMBSTONE);
    }

    @Test
    void aTombstoneThatMayPassIsAnEventByNobody() {
        // When
        Payload payload = new Payload(new byte[] {1}, null, List.of());
        Event event = StreamBuilder.ratings().passTombstones().decode(payload).event();
        // Then
        assertThat(event.actor()).isEqualTo(Entity.of("customer", "tombstone"));
        assertThat(event.identity()).isEqualTo(Event.Identity.ANONYMOUS);
        assertThat(event.object()).isNull();
        assertThat(event.hasValue()).isFalse();
        assertThat(event.time()).isEqualTo(StreamBuilder.RECORD_TIME);
        assertThat(event.timing()).isEqualTo(Timing.NONE);
        assertThat(event.payload()).isSameAs(payload);
    }

    @Test
    void theSizeCountsKeyValueAndHeaders() {
        StreamBuilder small = StreamBuilder.json("/u").limits(1024, 64, 256);
        for (int size : new int[] {1023, 1024, 1025}) {
            byte[] value = "{\"u\":\"7\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            List<Header> headers = List.of(new Header("né", new byte[10]), new Header("none", null));
            // Names and values, and before each of them its length in one byte.
            byte[] key = new byte[size - value.length - (1 + 3 + 1 + 10) - (1 + 4 + 1)];
            Passage passage = small.decode(new Payload(key, value, headers));
            assertThat(passage.what()).isEqualTo(size > 1024 ? Passage.What.DEAD_LETTER : Passage.What.EVENT);
            if (size > 1024) {
                assertThat(passage.deadLetter().reason()).isEqualTo(DeadReason.TOO_LARGE);
                assertThat(passage.deadLetter().error()).contains("1025 bytes", "at most 1024", "limits.recordBytes");
            }
        }
    }

    @Test
    void aRecordThatIsTooLargeIsNotParsed() {
        byte[] junk = new byte[1_000_001];
        assertThat(ratings.decode(Payload.ofValue(junk)).deadLetter().reason()).isEqualTo(DeadReason.TOO_LARGE);
        assertThat(ratings.decode(new Payload(junk, null, List.of()))
                        .deadLetter()
                        .reason())
                .isEqualTo(DeadReason.TOO_LARGE);
    }

    @Test
    void idsAreBoundInUtf8Bytes() {
        StreamBuilder stream =
                StreamBuilder.json("/u").object(null, "/o").eventId("/e").action("/a");
        for (String fill : new String[] {"x", "é", "€", "😀"}) {
            int width = fill.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            for (int bytes : new int[] {255, 256, 257}) {
                String id = fill.repeat(bytes / width) + "y".repeat(bytes % width);
                assertBound(stream, "{\"u\":\"%s\",\"o\":1}", id, bytes, DeadReason.ID_TOO_LONG, "actor at /u");
                assertBound(stream, "{\"o\":\"%s\",\"u\":1}", id, bytes, DeadReason.ID_TOO_LONG, "object at /o");
                assertBound(
                        stream, "{\"e\":\"%s\",\"u\":1,\"o\":1}", id, bytes, DeadReason.ID_TOO_LONG, "eventId at /e");
                assertBound(stream, "{\"a\":\"%s\",\"u\":1,\"o\":1}", id, bytes, DeadReason.WRONG_TYPE, "action at /a");
            }
        }
    }

    private static void assertBound(
            StreamBuilder stream, String json, String id, int bytes, DeadReason reason, String field) {
        Passage passage = stream.decode(json.formatted(id));
        if (bytes <= 256) {
            assertThat(passage.what()).isEqualTo(Passage.What.EVENT);
        } else {
            assertThat(passage.deadLetter().reason()).isEqualTo(reason);
            assertThat(passage.deadLetter().error()).startsWith(field).contains("with 257 bytes", "1 to 256");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.4999, false",
        "0.5, true",
        "0.5001, false",
        "4.9999, false",
        "5, true",
        "5.0001, false",
        "3.5, true",
        "3.50000000001, true",
        "3.6, false",
        "\"4.5\", true",
        "-0, false"
    })
    void valuesAreOnTheScale(String stars, boolean on) {
        Passage passage = ratings.decode("{\"user\":{\"id\":7},\"movie\":1,\"stars\":" + stars + ",\"ts\":1}");
        assertThat(passage.what()).isEqualTo(on ? Passage.What.EVENT : Passage.What.DEAD_LETTER);
        if (!on) {
            assertThat(passage.deadLetter().reason()).isEqualTo(DeadReason.OUT_OF_SCALE);
        }
    }

    @Test
    void depthIsBound() {
        StreamBuilder stream = StreamBuilder.json("/u");
        for (String[] nest : new String[][] {{"[", "]", "0"}, {"{\"a\":", "}", "0"}, {"[{\"u\":", "}]", "0"}}) {
            int step = nest[0].startsWith("[{") ? 2 : 1;
            for (int depth : new int[] {63, 64, 65}) {
                int repeat = (depth - 1) / step;
                String inner = nest[0].repeat(repeat) + nest[2] + nest[1].repeat(repeat);
                String value = "{\"u\":1,\"x\":" + ((depth - 1) % step == 0 ? inner : "[" + inner + "]") + "}";
                Passage passage = stream.decode(value);
                if (depth <= 64) {
                    assertThat(passage.what()).as(value).isEqualTo(Passage.What.EVENT);
                } else {
                    assertThat(passage.deadLetter().reason()).isEqualTo(DeadReason.TOO_DEEP);
                    assertThat(passage.deadLetter().error()).contains("deeper than 64", "limits.depth");
                }
            }
        }
    }

    @Test
    void depthIsBoundOnMappedPathsToo() {
        StreamBuilder stream = StreamBuilder.json("/a/b/0/c").limits(1024, 4, 256);
        assertThat(stream.event("{\"a\":{\"b\":[{\"c\":1}]}}").actor().id()).isEqualTo("1");
        assertThat(stream.limits(1024, 3, 256).reason("{\"a\":{\"b\":[{\"c\":1}]}}"))
                .isEqualTo(DeadReason.TOO_DEEP);
        assertThat(StreamBuilder.json("/u").limits(1024, 1, 256).reason("{\"u\":{}}"))
                .isEqualTo(DeadReason.TOO_DEEP);
    }

    @Test
    void theRecordsOwnTimeMustBeThere() {
        Decoder decoder =
                StreamBuilder.json("/u").time(Unit.ISO, null, "record").decoder();
        Payload payload = Payload.ofValue("{\"u\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Passage none = decoder.decode(payload, StreamBuilder.ORIGIN, -1);
        assertThat(none.deadLetter().reason()).isEqualTo(DeadReason.TIME_UNREADABLE);
        assertThat(none.deadLetter().error()).contains("-1 ms");
        assertThat(decoder.decode(payload, StreamBuilder.ORIGIN, Long.MAX_VALUE).what())
                .isEqualTo(Passage.What.DEAD_LETTER);
        assertThat(decoder.decode(payload, StreamBuilder.ORIGIN, 0).event().time())
                .isZero();
    }

    @Test
    void theErrorIsShortWhateverTheValueAndTheMapping() {
        String[] many = new String[60];
        for (int i = 0; i < many.length; i++) {
            many[i] = "/some/place/number/" + i;
        }
        assertThat(StreamBuilder.json(many).dead("{}").error()).hasSizeLessThanOrEqualTo(Shown.ERROR_CHARS);
        assertThat(ratings.dead("{\"user\":{\"id\":\"" + "\\u001b".repeat(10_000) + "\"}}")
                        .error())
                .hasSizeLessThanOrEqualTo(Shown.ERROR_CHARS)
                .contains("\\u001b")
                .doesNotContain("\u001b");
    }

    @Test
    void theFirstFieldThatDoesNotFitIsTheReason() {
        StreamBuilder stream = StreamBuilder.json("/u").value(Absence.DEAD_LETTER, "/v");
        assertThat(stream.dead("{\"v\":\"x\",\"u\":[]}").error()).startsWith("actor");
    }
}
