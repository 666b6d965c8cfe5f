package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.settings.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueClassTest {

    @ParameterizedTest
    @CsvSource({
        "1, 5, 1, 1 2 3 4 5, 0 1 2 3 4",
        "0.5, 5, 0.5, 0.5 1 1.5 2 2.5 3 3.5 4 4.5 5, 0 0 1 1 2 2 2 3 3 4",
        "0, 10, 1, 0 1 2 3 4 7 8 9 10, 0 0 1 1 2 2 3 4 4",
        "-10, 10, 1, -10 -8 -7 -4 -3 4 5 7 8 10, 0 0 1 1 2 2 3 3 4 4",
        "0, 100, 1, 0 12 13 33 34 74 75 87 88 100, 0 0 1 1 2 2 3 3 4 4"
    })
    void fiveParts(double min, double max, double step, String values, String classes) {
        Scale scale = new Scale(min, max, step);
        String found = "";
        for (String value : values.split(" ")) {
            found += (found.isEmpty() ? "" : " ") + ValueClass.of(Double.parseDouble(value), scale);
        }
        assertThat(found).isEqualTo(classes);
    }

    /** On nine steps the end is the maximum alone, from ten on it is more; where no step is given it is one. */
    @ParameterizedTest
    @CsvSource({
        "9, 1, 8.9, 3",
        "10, 1, 9, 4",
        "11, 1, 10, 4",
        "9, 0.5, 8.5, 4",
        "5, 0.5, 4.5, 4",
        "9, , 8.9, 3",
        "10, , 9, 4"
    })
    void theEndOfAFineScaleIsMoreThanItsMaximum(double max, Double step, double value, int valueClass) {
        assertThat(ValueClass.of(value, new Scale(0, max, step))).isEqualTo(valueClass);
    }

    @Test
    void aSideIsTheEndAndWhatIsNextToIt() {
        assertThat(Part.side(0)).isEqualTo(Part.LOWER);
        assertThat(Part.side(1)).isEqualTo(Part.LOWER);
        assertThat(Part.side(2)).isNull();
        assertThat(Part.side(3)).isEqualTo(Part.HIGHER);
        assertThat(Part.side(4)).isEqualTo(Part.HIGHER);
        assertThat(Part.HIGHER.in(new long[] {1, 2, 4, 8, 16})).isEqualTo(24);
        assertThat(Part.LOWER.in(new double[] {1, 2, 4, 8, 16})).isEqualTo(3);
        for (int valueClass = 0; valueClass < ValueClass.COUNT; valueClass++) {
            assertThat(Part.of(valueClass).has(valueClass)).isTrue();
            assertThat(Part.of(valueClass).isSide()).isFalse();
        }
    }
}
