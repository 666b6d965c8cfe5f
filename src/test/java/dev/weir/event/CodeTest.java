package dev.weir.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeTest {

    private enum Colour {
        RED,
        LIGHT_BLUE
    }

    @Test
    void isLowerCaseWithHyphens() {
        assertThat(Code.of(Colour.LIGHT_BLUE)).isEqualTo("light-blue");
        assertThat(Code.all(Colour.class)).containsExactly("red", "light-blue");
    }

    @Test
    void isFoundOnlyAsItIsWritten() {
        assertThat(Code.find(Colour.class, "light-blue")).isEqualTo(Colour.LIGHT_BLUE);
        assertThat(Code.find(Colour.class, "LIGHT_BLUE")).isNull();
        assertThat(Code.find(Colour.class, "light_blue")).isNull();
        assertThat(Code.find(Colour.class, "")).isNull();
    }
}
