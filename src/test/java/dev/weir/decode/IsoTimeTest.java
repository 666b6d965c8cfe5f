package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    private final IsoTime iso = new IsoTime(null);
    private final IsoTime berlin = new IsoTime(ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "2018-06-15T00:03:59Z, 2018-06-15T00:03:59Z",
        "2018-06-15t00:03:59z, 2018-06-15T00:03:59Z",
        "2018-06-15 00:03:59Z, 2018-06-15T00:03:59Z",
        "2018-06-15T00:03Z, 2018-06-15T00:03:00Z",
        "2018-06-15T00:03:59+02:00, 2018-06-14T22:03:59Z",
        "2018-06-15 00:03:59 +0200, 2018-06-14T22:03:59Z",
        "2018-06-15T00:03:59-02, 2018-06-15T02:03:59Z",
        "2018-06-15T00:03:59-00:30, 2018-06-15T00:33:59Z",
        "2018-06-15T00:03:59+18:00, 2018-06-14T06:03:59Z",
        "2018-06-15T00:03:59.1Z, 2018-06-15T00:03:59.100Z",
        "'2018-06-15T00:03:59,123456789Z', 2018-06-15T00:03:59.123Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "2020-02-29T12:00:00Z, 2020-02-29T12:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    })
    void readsTimesWithAnOffset(String text, String expected) {
        assertThat(iso.millis(text)).isEqualTo(Instant.parse(expected).toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2018",
                "2018-06-15",
                "2018-06-15T",
                "2018-06-15Z          ",
                "2018-06-15T00",
                "20180615T000359Z",
                "2018-6-15T00:03:59Z",
                "2018-06-15T00:03:59 ",
                "2018-06-15T00:03:59ZZ",
                "2018-06-15T00:03:59+2:00",
                "2018-06-15T00:03:59+18:01",
                "2018-06-15T00:03:59+99",
                "2018-06-15T00:03:59+02:",
                "2018-06-15T00:03:59+02:60",
                "2018-06-15T24:00:00Z",
                "2018-06-15T23:59:60Z",
                "2018-02-30T00:00:00Z",
                "2019-02-29T00:00:00Z",
                "2018-13-01T00:00:00Z",
                "2018-00-01T00:00:00Z",
                "2018-06-00T00:00:00Z",
                "2018-06-15T00:03:59.Z",
                "2018-06-15T00:03:59.1234567890Z",
                "+12018-06-15T00:03:59Z",
                "-0001-06-15T00:03:59Z",
                "2018-06-15T00:03:59[Europe/Berlin]",
                "2018/06/15 00:03:59",
                "15.06.2018 00:03:59",
                "2018-06-15T00:03:59 UTC",
                "２018-06-15T00:03:59Z",
                "2018-06-15T00:03:59.٣Z",
                "2018-06-15T00:03: 9Z",
                "2018-06-15T-1:03:59Z"
            })
    void refusesWhatIsNotADateAndTime(String text) {
        assertThat(iso.millis(text)).isEqualTo(IsoTime.UNREADABLE);
    }

    @Test
    void aLocalTimeNeedsAZone() {
        assertThat(iso.millis("2018-06-15 00:03:59")).isEqualTo(IsoTime.NO_ZONE);
        assertThat(iso.millis("2018-06-15T00:03:59.5")).isEqualTo(IsoTime.NO_ZONE);
        assertThat(berlin.millis("2018-06-15 00:03:59")).isEqualTo(millis("2018-06-14T22:03:59Z"));
        assertThat(berlin.millis("2018-01-15T00:03")).isEqualTo(millis("2018-01-14T23:03:00Z"));
    }

    @Test
    void anOffsetInTheTextBeatsTheZone() {
        assertThat(berlin.millis("2018-06-15T00:03:59Z")).isEqualTo(millis("2018-06-15T00:03:59Z"));
    }

    @Test
    void aLocalTimeThatTheZoneSkipsMovesOnAndOneThatItHasTwiceIsTheFirst() {
        assertThat(berlin.millis("2018-03-25T02:30:00")).isEqualTo(millis("2018-03-25T01:30:00Z"));
        assertThat(berlin.millis("2018-10-28T02:30:00")).isEqualTo(millis("2018-10-28T00:30:00Z"));
    }

    @Property(tries = 2000)
    void readsWhatThePlatformWrites(
            @ForAll @LongRange(min = -62_135_500_000_000L, max = 253_402_200_000_000L) long millis,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offset) {
        OffsetDateTime time = Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
        assertThat(iso.millis(time.toString())).as(time.toString()).isEqualTo(millis);
        LocalDateTime local = time.toLocalDateTime();
        assertThat(new IsoTime(time.getOffset()).millis(local.toString())).isEqualTo(millis);
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
