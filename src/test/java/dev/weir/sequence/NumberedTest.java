package dev.weir.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedTest {

    @ParameterizedTest
    @CsvSource({"r/1, r, 1", "r/10, r, 10", "a-b_c.d/999999999999999, a-b_c.d, 999999999999999"})
    void anIdThatCountsIsARunAndANumber(String id, String run, long number) {
        assertThat(Numbered.of(id)).isEqualTo(new Numbered(run, number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "/",
                "/1",
                "r/",
                "r/0",
                "r/01",
                "r/-1",
                "r/+1",
                "r/1 ",
                "r/1a",
                "r/s/1",
                "r/1000000000000000",
                "r/١"
            })
    void anyOtherIdDoesNotCount(String id) {
        assertThat(Numbered.of(id)).isNull();
    }

    @Test
    void theNameOfARunHas64CharactersAtMost() {
        assertThat(Numbered.of("r".repeat(63) + "/1")).isNotNull();
        assertThat(Numbered.of("r".repeat(64) + "/1")).isNotNull();
        assertThat(Numbered.of("r".repeat(65) + "/1")).isNull();
    }
}
