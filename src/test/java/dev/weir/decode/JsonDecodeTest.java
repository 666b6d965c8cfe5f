package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.event.DeadReason;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Timing;
import dev.weir.settings.EntityField;
import dev.weir.settings.TimeField.Unit;
import dev.weir.settings.ValueField.Absence;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecodeTest {

    @Test
    void readsEveryFieldOfARating() {
        // Given
        String value = "{\"id\":\"e-1\",\"user\":{\"name\":\"x\",\"id\":17},\"movie\":\"m:1\",\"stars\":\"4.5\","
                + "\"ts\":1500000000123,\"verb\":\"rate\"}";
        // When
        Event event = StreamBuilder.ratings().action("/verb").event(value);
        // Then
        assertThat(event.stream()).isEqualTo(3);
        assertThat(event.origin()).isEqualTo(StreamBuilder.ORIGIN);
        assertThat(event.eventId()).isEqualTo("e-1");
        assertThat(event.actor()).isEqualTo(new Entity("customer:17"));
        assertThat(event.identity()).isEqualTo(Event.Identity.KNOWN);
        assertThat(event.object()).isEqualTo(new Entity("film:m:1"));
        assertThat(event.value()).isEqualTo(4.5);
        assertThat(event.action()).isEqualTo("rate");
        assertThat(event.time()).isEqualTo(1_500_000_000_123L);
        assertThat(event.timing()).isEqualTo(Timing.ON_TIME);
        assertThat(event.offBy()).isZero();
        assertThat(event.payload().value()).asString().isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "17, 17",
        "\"17\", 17",
        "1.0, 1.0",
        "1e2, 1e2",
        "-0, -0",
        "1E+02, 1E+02",
        "\" 17\", ' 17'",
        "123456789012345678901234567890, 123456789012345678901234567890",
        "\"\\u0031\\n\", '1\n'",
        "\"\\ud83d\\ude00\", 😀",
        "\"é\", é",
        "\"e\u0301\", e\u0301",
        "\"a\\/b\", a/b",
    })
    void anIdIsTheTokenItself(String token, String id) {
        assertThat(StreamBuilder.json("/u")
                        .event("{\"u\":" + token + "}")
                        .actor()
                        .id())
                .isEqualTo(id);
    }

    @Test
    void typesDefaultToTheFieldsName() {
        Event event = StreamBuilder.json("/u").object(null, "/o").event("{\"u\":1,\"o\":2}");
        assertThat(event.actor().text()).isEqualTo("actor:1");
        assertThat(event.object()).isEqualTo(new Entity("object:2"));
    }

    @ParameterizedTest
    @CsvSource({
        "\"guest\", ANONYMOUS",
        "0, ANONYMOUS",
        "\"0\", ANONYMOUS",
        "\"00\", KNOWN",
        "\"Guest\", KNOWN",
        "0.0, KNOWN"
    })
    void placeholdersAreNobody(String token, Event.Identity identity) {
        assertThat(StreamBuilder.json("/u")
                        .actorType("customer", "guest", "0")
                        .event("{\"u\":" + token + "}")
                        .identity())
                .isEqualTo(identity);
    }

    @Test
    void aPlaceholderForAnObjectIsNoObject() {
        StreamBuilder stream = StreamBuilder.json("/u").object(new EntityField("film", List.of("/o"), Set.of("none")));
        assertThat(stream.event("{\"u\":1,\"o\":\"none\"}").object()).isNull();
        assertThat(stream.event("{\"u\":1,\"o\":\"None\"}").object()).isEqualTo(new Entity("film:None"));
    }

    @Test
    void theFirstAlternativeThatIsPresentAndNotNullWins() {
        StreamBuilder stream = StreamBuilder.json("/a", "/b/c", "/d");
        assertThat(stream.event("{\"d\":3,\"b\":{\"c\":2},\"a\":1}").actor().id())
                .isEqualTo("1");
        assertThat(stream.event("{\"d\":3,\"b\":{\"c\":2},\"a\":null}").actor().id())
                .isEqualTo("2");
        assertThat(stream.event("{\"d\":3,\"b\":2}").actor().id()).isEqualTo("3");
        assertThat(stream.reason("{\"d\":3,\"a\":{}}")).isEqualTo(DeadReason.WRONG_TYPE);
    }

    @Test
    void onePlaceMayServeSeveralFieldsAndLeadToOthers() {
        StreamBuilder stream =
                StreamBuilder.json("/u/id", "/u").eventId("/u/id").action("/u/id");
        Event event = stream.event("{\"u\":{\"id\":5}}");
        assertThat(event.actor().id()).isEqualTo("5");
        assertThat(event.eventId()).isEqualTo("5");
        assertThat(event.action()).isEqualTo("5");
        assertThat(stream.event("{\"u\":6}").actor().id()).isEqualTo("6");
    }

    @ParameterizedTest
    @CsvSource({
        "/a~1b, '{\"a/b\":7}'",
        "/m~0n, '{\"m~n\":7}'",
        "/~01, '{\"~1\":7}'",
        "/, '{\"\":7}'",
        "//, '{\"\":{\"\":7}}'",
        "/a/0, '{\"a\":[7,8]}'",
        "/a/2/b, '{\"a\":[0,[],{\"b\":7},9]}'",
        "/a/0, '{\"a\":{\"0\":7}}'",
        "/a/1/1, '{\"a\":[[1,2],[3,7]]}'",
        "/é, '{\"é\":7}'",
        "/😀, '{\"\\ud83d\\ude00\":7}'",
        "/😀, '{\"😀\":7}'",
        "/user, '{\"\\u0075ser\":7}'",
        "'/ ', '{\" \":7}'",
        "/c%d, '{\"c%d\":7}'",
        "/a/b, '{\"x\":{\"b\":1},\"a\":{\"b\":7}}'",
        "/0, '{\"0\":7}'",
        "/-, '{\"-\":7}'",
    })
    void pointersAreRfc6901(String pointer, String value) {
        assertThat(StreamBuilder.json(pointer).event(value).actor().id()).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "/a/01, '{\"a\":[7,7]}'",
        "/a/-, '{\"a\":[7]}'",
        "/a/1, '{\"a\":[7]}'",
        "/a/b, '{\"a\":[7]}'",
        "/A, '{\"a\":7}'"
    })
    void pointersThatPointNowhereAreAbsent(String pointer, String value) {
        assertThat(StreamBuilder.json(pointer).reason(value)).isEqualTo(DeadReason.MISSING_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "user/id", "/a~", "/a~2b", "/~/b"})
    void whatIsNotAPointerStopsTheStart(String pointer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PointerTrie.of(List.of(pointer)))
                .withMessageContaining("'" + pointer + "' is not a JSON pointer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"u\":1,\"u\":2}",
                "{\"u\":1,\"u\":1}",
                "{\"u\":null,\"u\":1}",
                "{\"u\":1,\"x\":{\"u\":3},\"\\u0075\":2}"
            })
    void aMappedKeyThatAppearsTwiceIsRefused(String value) {
        assertThat(StreamBuilder.json("/u").dead(value).error()).contains("the key /u appears twice");
        assertThat(StreamBuilder.json("/u").reason(value)).isEqualTo(DeadReason.NOT_JSON);
    }

    @Test
    void aKeyOnTheWayToAMappedPlaceMayNotAppearTwiceEither() {
        StreamBuilder stream = StreamBuilder.json("/user/id", "/s/0/id");
        assertThat(stream.dead("{\"user\":{\"id\":1},\"user\":{\"id\":2}}").error())
                .contains("/user ");
        assertThat(stream.dead("{\"user\":{\"id\":1},\"user\":7}").error()).contains("/user ");
        assertThat(stream.dead("{\"s\":[{\"id\":1,\"id\":2}]}").error()).contains("/s/0/id ");
    }

    @Test
    void aKeyThatNothingIsMappedToMayAppearTwice() {
        StreamBuilder stream = StreamBuilder.json("/u/id");
        assertThat(stream.event("{\"x\":1,\"x\":2,\"u\":{\"y\":1,\"y\":2,\"id\":7},\"z\":{\"u\":1},\"id\":3}")
                        .actor()
                        .id())
                .isEqualTo("7");
    }

    @Test
    void aKeyOfTheRecordBeforeIsNotOneOfThis() {
        Decoder decoder = StreamBuilder.json("/u", "/v").decoder();
        for (int i = 0; i < 3; i++) {
            var payload = dev.weir.event.Payload.ofValue(
                    (i == 1 ? "{\"v\":5}" : "{\"u\":7}").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(decoder.decode(payload, StreamBuilder.ORIGIN, 0)
                            .event()
                            .actor()
                            .id())
                    .isEqualTo(i == 1 ? "5" : "7");
        }
    }

    @Test
    void optionalFieldsMayBeAbsent() {
        StreamBuilder stream =
                StreamBuilder.json("/u").action("/a").eventId("/e").value(Absence.ALLOW, "/v");
        for (String value :
                new String[] {"{\"u\":1}", "{\"u\":1,\"a\":null,\"e\":null,\"v\":null}", "{\"u\":1,\"a\":\"\"}"}) {
            Event event = stream.event(value);
            assertThat(event.action()).isNull();
            assertThat(event.eventId()).isNull();
            assertThat(event.hasValue()).isFalse();
            assertThat(event.object()).isNull();
        }
        assertThat(stream.event("{\"u\":1,\"a\":true,\"e\":false}").action()).isEqualTo("true");
        assertThat(stream.event("{\"u\":1,\"a\":3,\"e\":false}").eventId()).isEqualTo("false");
        assertThat(stream.reason("{\"u\":1,\"a\":[]}")).isEqualTo(DeadReason.WRONG_TYPE);
        assertThat(stream.reason("{\"u\":1,\"v\":\"\"}")).isEqualTo(DeadReason.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "S, 1289241911.72836, 2010-11-08T18:45:11.728Z", "S, \"1289241911\", 2010-11-08T18:45:11Z",
        "S, 1.28924191172836E9, 2010-11-08T18:45:11.728Z", "MS, 1289241911728, 2010-11-08T18:45:11.728Z",
        "MS, 1289241911728.9, 2010-11-08T18:45:11.728Z", "US, 1289241911728999, 2010-11-08T18:45:11.728Z",
        "NS, 1289241911728999999, 2010-11-08T18:45:11.728Z", "NS, \"1289241911728999999\", 2010-11-08T18:45:11.728Z",
        "S, 0, 1970-01-01T00:00:00Z", "S, -0.0001, 1969-12-31T23:59:59.999Z",
        "S, -62135596800, 0001-01-01T00:00:00Z", "MS, 253402300799999, 9999-12-31T23:59:59.999Z",
        "ISO, \"2018-06-15T00:03:59.5+02:00\", 2018-06-14T22:03:59.500Z",
    })
    void timesHaveTheirUnit(Unit unit, String token, String instant) {
        Event event = StreamBuilder.json("/u").time(unit, null, "/t").event("{\"u\":1,\"t\":" + token + "}");
        assertThat(event.time()).isEqualTo(Instant.parse(instant).toEpochMilli());
        assertThat(event.timing()).isEqualTo(Timing.ON_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "MS, \"2018-06-15T00:03:59Z\", leave out time.unit",
        "ISO, 1289241911, 'set time.unit to s, ms, us or ns'",
        "ISO, \"1289241911\", 'set time.unit to s, ms, us or ns'",
        "ISO, \"2018-06-15 00:03:59\", no time.zone is set",
        "ISO, \"2018-06-15\", with date and time",
        "S, -62135596801, years 1 to 9999",
        "MS, 253402300800000, years 1 to 9999",
        "S, 1289241911728, years 1 to 9999",
        "S, 1e400, years 1 to 9999",
        "ISO, \"9999-12-31T23:59:59-01:00\", years 1 to 9999",
        "ISO, \"0000-12-31T23:59:59Z\", years 1 to 9999",
        "MS, \"\", a number of ms",
        "NS, \"NaN\", a number of ns",
    })
    void timesThatCannotBeReadSayWhatToDo(Unit unit, String token, String error) {
        StreamBuilder stream = StreamBuilder.json("/u").time(unit, null, "/t");
        String value = "{\"u\":1,\"t\":" + token + "}";
        assertThat(stream.dead(value).error()).startsWith("time at /t").contains(error);
        assertThat(stream.reason(value)).isEqualTo(DeadReason.TIME_UNREADABLE);
    }

    @Test
    void aLocalTimeIsReadInTheStreamsZone() {
        Event event = StreamBuilder.json("/u")
                .time(Unit.ISO, "Europe/Berlin", "/t")
                .event("{\"u\":1,\"t\":\"2018-06-15 00:03:59\"}");
        assertThat(event.time()).isEqualTo(Instant.parse("2018-06-14T22:03:59Z").toEpochMilli());
    }

    @Test
    void theRecordsOwnTimeOrTheOrderMayBeTheTime() {
        Event record = StreamBuilder.json("/u").time(Unit.ISO, null, "record").event("{\"u\":1}");
        assertThat(record.time()).isEqualTo(StreamBuilder.RECORD_TIME);
        assertThat(record.timing()).isEqualTo(Timing.ON_TIME);
        Event order = StreamBuilder.json("/u").time(Unit.ISO, null, "order").event("{\"u\":1}");
        assertThat(order.time()).isEqualTo(StreamBuilder.RECORD_TIME);
        assertThat(order.timing()).isEqualTo(Timing.NONE);
    }
}
