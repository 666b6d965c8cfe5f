package dev.weir.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailOverTest {

    @Test
    void passedOnlyAboveTheLimit() {
        assertThat(passed("held=0.7%", counts(6, 0))).isFalse();
        assertThat(passed("held=0.7%", counts(7, 0))).isFalse();
        assertThat(passed("held=0.7%", counts(8, 0))).isTrue();
        assertThat(passed("dead=0%", counts(0, 0))).isFalse();
        assertThat(passed("dead=0%", counts(0, 1))).isTrue();
    }

    @Test
    void comparesEachLimitWithItsOwnShare() {
        assertThat(FailOver.of("held=1%,dead=0.1%").compare(counts(11, 1)))
                .containsExactly(
                        new Summary.Limit("held", 0.01, 0.011, true), new Summary.Limit("dead", 0.001, 0.001, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "held", "held=1", "held=-1%", "held=101%", "helt=1%", "held=1%,", "held=1%,held=2%"})
    void refusesWhatItCannotReadAndSaysHowToWriteIt(String text) {
        assertThatThrownBy(() -> FailOver.of(text))
                .isInstanceOf(ReplayException.class)
                .hasMessageStartingWith("--fail-over " + text);
    }

    private static boolean passed(String limit, Counts counts) {
        return FailOver.of(limit).compare(counts).get(0).passed();
    }

    private static Counts counts(long held, long dead) {
        return new Counts(1000, 1000 - held - dead, held, dead, 0, new TreeMap<>());
    }
}
