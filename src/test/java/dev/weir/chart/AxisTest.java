package dev.weir.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void stepsAreRound() {
        assertThat(Axis.of(1).step()).isCloseTo(0.2, within(1e-12));
        assertThat(Axis.of(1).decimals()).isEqualTo(1);
        assertThat(Axis.of(0.15).step()).isCloseTo(0.05, within(1e-12));
        assertThat(Axis.of(0.15).steps()).isEqualTo(3);
        assertThat(Axis.of(0.11).step()).isCloseTo(0.025, within(1e-12));
        assertThat(Axis.of(0.11).decimals()).isEqualTo(3);
        assertThat(Axis.of(30).step()).isCloseTo(10, within(1e-12));
        assertThat(Axis.of(30).decimals()).isZero();
        assertThat(Axis.of(0)).isEqualTo(Axis.of(1));
    }

    @Property
    void itReachesTheLargestValueAndNotMuchBeyond(@ForAll @DoubleRange(min = 0.01, max = 1e6) double most) {
        Axis axis = Axis.of(most);
        assertThat(axis.steps()).isBetween(1, 5);
        assertThat(axis.top()).isGreaterThanOrEqualTo(most * (1 - 1e-6)).isLessThan(most + axis.step());
    }
}
