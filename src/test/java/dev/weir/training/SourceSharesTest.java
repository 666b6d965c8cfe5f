package dev.weir.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.SourceStanding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceSharesTest {

    private static final byte[] SEED = {1, 2, 3};

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 1_000, 2_560, 50_000})
    void differentHashesAreCountedToWithinAFewPercentHoweverOftenTheyCome(int count) {
        Distinct distinct = new Distinct();
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            long hash = random.nextLong();
            distinct.add(hash);
            distinct.add(hash);
        }

        // Four standard errors.
        assertThat(distinct.estimate()).isCloseTo(count, Percentage.withPercentage(13));
    }

    @ParameterizedTest
    @CsvSource({"1.00, 1", "1.01, 1", "1.02, 0.95", "100, 0.5"})
    void aSourceIsCappedBelowNinetyFiveOfAHundred(double bad, double cap) {
        assertThat(SourceStanding.cap(0, bad)).isEqualTo(cap, within(1e-12));
    }

    @Test
    void whichSourcesAreCountedDoesNotDependOnTheirOrder() {
        // Given more sources than are counted, all of them bad
        List<String> names = new ArrayList<>();
        for (int i = 0; i < SourceShares.MOST + 500; i++) {
            names.add("s" + i);
        }

        // When
        List<Double> some = caps(names);
        List<String> others = new ArrayList<>(names);
        Collections.shuffle(others, new Random(3));
        List<Double> again = caps(others);

        // Then
        assertThat(some.stream().filter(cap -> cap < 1)).hasSize(SourceShares.MOST);
        assertThat(again).isEqualTo(some);
    }

    /** In the order of the names, of sources that come in this one. */
    private static List<Double> caps(List<String> names) {
        SourceShares shares = new SourceShares(SEED);
        for (int round = 0; round < 2; round++) {
            for (String name : names) {
                shares.add(shares.number("s", name), "a", SourceShares.Fate.TAKEN_BACK);
                shares.add(shares.number("s", name), "b", SourceShares.Fate.TAKEN_BACK);
            }
        }
        return names.stream()
                .sorted()
                .map(name -> shares.cap(shares.number("s", name)))
                .toList();
    }
}
