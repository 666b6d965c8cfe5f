package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeenValuesTest {

    private final SeenValues values = new SeenValues();

    @Test
    void aScaleTakesThreeOfEachEnd() {
        send(1, 3);
        send(5, 2);
        assertThat(values.count(3)).isNull();
        assertThat(values.count(5)).isEqualTo(new Scale(1, 5, null));
    }

    @Test
    void aFewWildValuesDoNotStretchIt() {
        send(1, 1_000);
        send(5, 1_000);
        send(1_000_000, 4);
        assertThat(values.count(5)).isEqualTo(new Scale(1, 5, null));
        assertThat(values.count(1_000_000)).isEqualTo(new Scale(1, 1_000_000, null));
    }

    @Test
    void measurementsHaveNoScale() {
        for (int value = 0; value < 20_000; value++) {
            assertThat(values.count(value * 0.37)).isNull();
        }
    }

    /** Some values come often, and one event in nine has one that never comes again, or one in eleven. */
    @Test
    void whereOneInTenIsAMeasurementAllAre() {
        assertThat(mixed(9)).isNull();
        assertThat(mixed(11)).isEqualTo(new Scale(1, 5, null));
    }

    /** One account can send as many distinct values within seconds. */
    @Test
    void wildValuesTakeNoScaleAway() {
        send(1, 2_000);
        send(5, 2_000);
        for (int wild = 0; wild < 300; wild++) {
            assertThat(values.count(100 + wild)).isEqualTo(new Scale(1, 5, null));
        }
    }

    /** Three of the first fifteen hundred are often enough; three of three thousand are not. */
    @Test
    void whatStretchedItAtFirstDoesNotForEver() {
        send(1, 500);
        send(5, 500);
        send(1_000_000, 3);
        assertThat(values.count(5)).isEqualTo(new Scale(1, 1_000_000, null));
        send(5, 1_990);
        assertThat(values.count(5)).isEqualTo(new Scale(1, 1_000_000, null));
        send(5, 1_010);
        assertThat(values.count(5)).isEqualTo(new Scale(1, 5, null));
    }

    /** What it has is not lost as soon as it comes less often than what stretches it. */
    @Test
    void aRareEndStays() {
        send(1, 5);
        send(5, 995);
        send(5, 2_000);
        assertThat(values.count(5)).isEqualTo(new Scale(1, 5, null));
    }

    private @Nullable Scale mixed(int every) {
        SeenValues mixed = new SeenValues();
        Scale last = null;
        for (int i = 0; i < 20_000; i++) {
            last = mixed.count(i % every == 0 ? 1 + i / 30_000.0 : 1 + i % 5);
        }
        return last;
    }

    private void send(double value, int times) {
        for (int i = 0; i < times; i++) {
            values.count(value);
        }
    }
}
