package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {

    private final Decimal decimal = new Decimal();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e+",
                "1e5.0",
                "1.2.3",
                "1,5",
                " 1",
                "1 ",
                "0x10",
                "1f",
                "1d",
                "1_000",
                "--1",
                "+-1",
                "１",
                "٣",
                "NaN",
                "Infinity",
                "1e5e5",
                "1-",
                "∞",
                "1\0"
            })
    void refusesWhatIsNotAPlainDecimal(String text) {
        assertThat(decimal.read(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1",
                "007",
                ".5",
                "5.",
                "1e5",
                "1E+5",
                "1e-5",
                "0.1",
                "4.5",
                "1289241911.72836",
                "9007199254740993",
                "123456789012345678901234567890",
                "1e22",
                "1e23",
                "1e-22",
                "1e-23",
                "4.9e-324",
                "1.7976931348623157e308",
                "2.2250738585072011e-308",
                "1e999",
                "-1e999",
                "1e-999",
                "0e99999999999",
                "1e99999999999",
                "1e-99999999999",
                "0.000000000000000000000000000000000001",
                "100000000000000000000000000000e-29"
            })
    void readsTheNearestDouble(String text) {
        assertThat(decimal.read(text)).isTrue();
        assertThat(decimal.toDouble()).isEqualTo(Double.parseDouble(text) + 0.0);
    }

    @Test
    void readsTheNearestDoubleOfAnyDouble() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            double value = i % 2 == 0
                    ? Double.longBitsToDouble(random.nextLong())
                    : random.nextInt(1_000_000) / Math.pow(10, random.nextInt(9));
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = Double.toString(value);
            // Compared by hand: tens of thousands of assertions take seconds.
            if (!decimal.read(text) || decimal.toDouble() != value) {
                fail(text + " was read as " + decimal.toDouble());
            }
        }
    }

    @Test
    void neverAnswersMinusZero() {
        for (String text : new String[] {"-0", "-0.0", "-0e5", "-1e-999"}) {
            assertThat(decimal.read(text)).isTrue();
            assertThat(1 / decimal.toDouble()).as(text).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    @Property(tries = 1000)
    void floorIsExact(
            @ForAll long digits,
            @ForAll @IntRange(min = -25, max = 5) int scale,
            @ForAll @IntRange(min = -6, max = 3) int power) {
        String text = new BigDecimal(java.math.BigInteger.valueOf(digits), -scale).toPlainString();
        assertThat(decimal.read(text)).isTrue();
        BigDecimal expected = new BigDecimal(text).scaleByPowerOfTen(power).setScale(0, RoundingMode.FLOOR);
        boolean fits = expected.abs().compareTo(BigDecimal.valueOf(10).pow(17)) < 0;
        assertThat(decimal.floor(power)).as(text).satisfies(floor -> {
            if (fits) {
                assertThat(floor).isEqualTo(expected.longValueExact());
            }
        });
    }

    @Test
    void floorOfMoreDigitsThanALongHoldsIsExact() {
        assertThat(decimal.read("1289241911.7283600000000000000000000001")).isTrue();
        assertThat(decimal.floor(3)).isEqualTo(1_289_241_911_728L);
        assertThat(decimal.read("-1.0000000000000000000000000000000001")).isTrue();
        assertThat(decimal.floor(0)).isEqualTo(-2);
        assertThat(decimal.read("-1.0000000000000000000000000000000000")).isTrue();
        assertThat(decimal.floor(0)).isEqualTo(-1);
    }

    @Test
    void floorOfWhatNoLongHoldsIsOutOfRange() {
        for (String text : new String[] {"1e30", "-1e30", "9223372036854775808000", "1e18", "1e999999999999"}) {
            assertThat(decimal.read(text)).isTrue();
            assertThat(decimal.floor(3)).as(text).isEqualTo(Decimal.OUT_OF_RANGE);
        }
        assertThat(decimal.read("1e-30")).isTrue();
        assertThat(decimal.floor(0)).isZero();
        assertThat(decimal.read("-1e-30")).isTrue();
        assertThat(decimal.floor(0)).isEqualTo(-1);
    }
}
