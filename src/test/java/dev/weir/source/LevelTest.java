package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is usual in an hour of the day, and how surprising it is to be far from it. */
class LevelTest {

    private static final int DAY = 24;

    /** Days of ten contributors an hour by day, none by night. */
    private static Level days(int days) {
        Level level = new Level();
        for (int hour = 0; hour < days * DAY; hour++) {
            level.learn(hour, hour % DAY < 12 ? 10 : 0);
        }
        return level;
    }

    @Test
    void eachHourOfTheDayHasItsOwnMean() {
        Level level = days(60);
        assertThat(level.expected(60 * DAY + 3)).isCloseTo(10, within(0.6));
        assertThat(level.expected(60 * DAY + 15)).isCloseTo(0, within(0.6));
    }

    @Test
    void twelveDaysMakeItKnown() {
        Level level = days(11);
        assertThat(level.isKnown()).isFalse();
        for (int hour = 11 * DAY; hour < 12 * DAY; hour++) {
            level.learn(hour, 10);
        }
        assertThat(level.isKnown()).isTrue();
    }

    @Test
    void onlyMoreThanUsualIsASurprise() {
        Level level = days(30);
        assertThat(level.surprisal(9, 10)).isZero();
        assertThat(level.surprisal(10, 10)).isZero();
        assertThat(level.surprisal(11, 10)).isPositive();
        assertThat(level.surprisal(50, 10)).isGreaterThan(SourceMemory.UNUSUAL);
    }

    @Property
    void moreIsMoreOfASurprise(@ForAll @IntRange(min = 11, max = 300) int count) {
        Level level = days(30);
        assertThat(level.surprisal(count + 1, 10)).isGreaterThan(level.surprisal(count, 10));
        assertThat(level.surprisal(count, 9)).isGreaterThan(level.surprisal(count, 10));
        assertThat(level.quiet(count + 1)).isGreaterThan(level.quiet(count));
    }

    @Test
    void unevenHoursMakeABurstLessOfASurprise() {
        Level even = new Level();
        Level uneven = new Level();
        for (int hour = 0; hour < 30 * DAY; hour++) {
            even.learn(hour, 4);
            uneven.learn(hour, hour % 5 == 0 ? 12 : 2);
        }
        assertThat(uneven.spread()).isGreaterThan(2 * even.spread());
        assertThat(uneven.surprisal(20, 4)).isLessThan(even.surprisal(20, 4) / 2);
        assertThat(uneven.quiet(20)).isLessThan(even.quiet(20));
    }

    @Test
    void anHourThatStandsOutAddsNoMoreThanTwiceTheMeanAndThree() {
        Level flooded = days(30);
        Level bounded = days(30);
        flooded.learn(30 * DAY, 1_000_000);
        bounded.learn(30 * DAY, 2 * 10 + 3);
        assertThat(flooded.expected(31 * DAY)).isCloseTo(bounded.expected(31 * DAY), within(0.1));
    }

    @Test
    void whatIsWrittenComesBack() throws IOException {
        Level level = days(20);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        level.write(new DataOutputStream(bytes));
        Level back = Level.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(back.spread()).isEqualTo(level.spread());
        assertThat(back.expected(3)).isCloseTo(level.expected(3), within(1e-5));
        assertThat(back.surprisal(40, 10)).isCloseTo(level.surprisal(40, 10), within(1e-3));
    }
}
