package dev.weir.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which values come, against those before. */
class MixTest {

    private static List<Integer> values(int... counts) {
        List<Integer> values = new ArrayList<>(Collections.nCopies(Mix.BINS, 0));
        for (int i = 0; i < counts.length; i++) {
            values.set(i, counts[i]);
        }
        return values;
    }

    private static Mix known() {
        Mix mix = new Mix();
        for (int block = 0; block < 4; block++) {
            mix.hour(values(5, 10, 20, 10, 5), SourceMemory.UNUSUAL);
        }
        return mix;
    }

    @Test
    void aBlockIsFullWithFiftyContributors() {
        assertThat(known().hour(values(4, 10, 20, 10, 5), SourceMemory.UNUSUAL)).isNull();
        assertThat(known().hour(values(5, 10, 20, 10, 5), SourceMemory.UNUSUAL)).isNotNull();
    }

    @Test
    void nothingIsSaidBeforeAHundredWereSeen() {
        Mix mix = new Mix();
        assertThat(mix.hour(values(50), SourceMemory.UNUSUAL)).isNull();
        assertThat(mix.hour(values(51), SourceMemory.UNUSUAL)).isNull();
        assertThat(mix.hour(values(0, 50), SourceMemory.UNUSUAL)).isNotNull();
    }

    @Test
    void theSameMixIsNoSurpriseAndAnotherIs() {
        Mix.Look same = Objects.requireNonNull(known().hour(values(5, 10, 20, 10, 5), SourceMemory.UNUSUAL));
        Mix.Look other = Objects.requireNonNull(known().hour(values(0, 0, 5, 15, 30), SourceMemory.UNUSUAL));
        assertThat(same.surprisal()).isLessThan(0.2);
        assertThat(same.distance()).isCloseTo(0, within(0.02));
        assertThat(other.surprisal()).isGreaterThan(SourceMemory.UNUSUAL);
        assertThat(other.distance()).isCloseTo(0.6, within(0.03));
    }

    @Test
    void tastesThatAlwaysDriftAreNoSurprise() {
        // Given: blocks that lean to one side, then to the other
        Mix drifting = new Mix();
        for (int block = 0; block < 20; block++) {
            drifting.hour(block % 2 == 0 ? values(25, 15, 10) : values(10, 15, 25), SourceMemory.UNUSUAL);
        }
        Mix still = new Mix();
        for (int block = 0; block < 20; block++) {
            still.hour(values(17, 16, 17), SourceMemory.UNUSUAL);
        }
        // When
        List<Integer> leaning = values(30, 14, 6);
        // Then
        assertThat(Objects.requireNonNull(drifting.hour(leaning, SourceMemory.UNUSUAL))
                        .surprisal())
                .isLessThan(Objects.requireNonNull(still.hour(leaning, SourceMemory.UNUSUAL))
                                .surprisal()
                        / 2);
    }

    /** The critical values of chi-squared at 5 %, from the NIST/SEMATECH e-Handbook, section 1.3.6.7.4. */
    @Test
    void theTailOfChiSquaredIsThatOfTheTables() {
        for (double[] row : new double[][] {{2, 5.991}, {4, 9.488}, {8, 15.507}}) {
            assertThat(Math.exp(-Mix.chiSquared(row[1], (int) row[0])))
                    .as(Arrays.toString(row))
                    .isCloseTo(0.05, within(1e-4));
        }
        assertThat(Mix.chiSquared(0, 4)).isZero();
    }
}
