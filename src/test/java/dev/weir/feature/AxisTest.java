package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {

    private static final double[] POSITIVE =
            DoubleStream.iterate(1, x -> x * 1.01).limit(500).toArray();
    private static final double[] SIGNED =
            DoubleStream.iterate(-100, x -> x + 1).limit(201).toArray();

    @Property
    void placesRiseWithValuesAndAreBounded(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double one,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double other) {
        for (double[] values : new double[][] {POSITIVE, SIGNED}) {
            Axis axis = Axis.of(values);
            double low = axis.place(Math.min(one, other));
            double high = axis.place(Math.max(one, other));
            assertThat(low).isLessThanOrEqualTo(high).isBetween(-Axis.MOST, Axis.MOST);
        }
    }

    @Test
    void aWrongUnitIsTheSameStepEverywhere() {
        Axis axis = Axis.of(POSITIVE);
        assertThat(axis.place(20) - axis.place(2)).isCloseTo(axis.place(50) - axis.place(5), within(1e-9));
    }

    @Test
    void aSignThatTheReferenceNeverHasIsAsFarAsPlacesGo() {
        assertThat(Axis.of(POSITIVE).place(0)).isEqualTo(-Axis.MOST);
        assertThat(Axis.of(new double[] {0, 0, 1, 2}).place(0)).isGreaterThan(-Axis.MOST);
        assertThat(Axis.of(new double[] {0, 0, 1, 2}).place(-1e-9)).isEqualTo(-Axis.MOST);
    }

    @Test
    void theMedianIsTheMiddleAndASpreadIsOne() {
        Axis axis = Axis.of(SIGNED);
        assertThat(axis.place(0)).isZero();
        assertThat(axis.place(68)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aConstantFeatureHasOnePlaceAndAnotherFarOut() {
        Axis axis = Axis.of(new double[] {5, 5, 5});
        assertThat(axis.place(5)).isZero();
        assertThat(axis.place(6)).isEqualTo(6);
    }

    @Test
    void absentStaysAbsent() {
        assertThat(Axis.of(SIGNED).place(Double.NaN)).isNaN();
        assertThat(Axis.of(new double[] {Double.NaN}).place(3)).isEqualTo(6);
    }
}
