package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IsoMillisTest {

    @Property
    void readsWhatInstantsAreWrittenAs(
            @ForAll @LongRange(min = -70_000_000_000_000L, max = 260_000_000_000_000L) long time) {
        assertThat(IsoMillis.parse(Instant.ofEpochMilli(time).toString())).isEqualTo(time);
        long second = Math.floorDiv(time, 1000L) * 1000;
        assertThat(IsoMillis.parse(Instant.ofEpochMilli(second).toString())).isEqualTo(second);
    }

    @Test
    void otherTimesAreReadAsJavaDoes() {
        for (String text : List.of(
                "2018-06-01T00:00:00.5Z",
                "2018-06-01T00:00:00.123456Z",
                "-0001-06-01T00:00:00Z",
                "+12018-06-01T00:00:00Z")) {
            assertThat(IsoMillis.parse(text)).isEqualTo(Instant.parse(text).toEpochMilli());
        }
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (String text : List.of(
                "",
                "2018-06-01",
                "2018-13-01T00:00:00Z",
                "2018-02-30T00:00:00Z",
                "2018-06-01T25:00:00Z",
                "2018-06-01T00:60:00Z",
                "2018-06-01T00:00:61Z",
                "2018-06-01 00:00:00Z",
                "2018-06-01T00:00:00,123Z",
                "2O18-06-01T00:00:00Z",
                "2018-06-01T00:00:00z.")) {
            assertThatThrownBy(() -> IsoMillis.parse(text)).as(text).isInstanceOf(DateTimeException.class);
        }
    }
}
