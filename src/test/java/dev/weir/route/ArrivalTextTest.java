package dev.weir.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatterBuilder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class ArrivalTextTest {

    private final ArrivalText text = new ArrivalText();

    @Property
    void isIso8601WithMilliseconds(@ForAll @LongRange(min = -60_000, max = 4_000_000_000_000L) long millis) {
        String expected =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter().format(Instant.ofEpochMilli(millis));
        assertThat(text.of(millis)).isEqualTo(expected);
        assertThat(text.of(millis)).isEqualTo(expected);
    }
}
