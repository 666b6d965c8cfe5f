package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.Scale;
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
        for (int value = 0; value < 128; value++) {
            send(value, 3);
        }
        assertThat(values.count(0)).isEqualTo(new Scale(0, 127, null));
        assertThat(values.count(128)).isNull();
        assertThat(values.count(0)).isNull();
    }

    private void send(double value, int times) {
        for (int i = 0; i < times; i++) {
            values.count(value);
        }
    }
}
