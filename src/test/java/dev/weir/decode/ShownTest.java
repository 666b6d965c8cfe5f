package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShownTest {

    @Test
    void plainTextIsQuoted() {
        assertThat(Shown.text("Amélie 😀")).isEqualTo("'Amélie 😀'");
    }

    @Test
    void charactersThatActAreEscaped() {
        assertThat(Shown.text("a\n\0\u001b[31m\u202Eb\uD800\u2028"))
                .isEqualTo("'a\\u000a\\u0000\\u001b[31m\\u202eb\\ud800\\u2028'");
    }

    @Test
    void longTextIsCut() {
        assertThat(Shown.text("x".repeat(1000))).hasSize(Shown.VALUE_CHARS + 3).endsWith("x…'");
    }

    @Property(tries = 1000)
    void anyTextIsShortPrintableUtf8(@ForAll String text) {
        String shown = Shown.text(text + text + text);
        assertThat(shown.length()).isLessThan(Shown.VALUE_CHARS + 16);
        assertThat(new String(shown.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(shown);
        assertThat(shown.chars().noneMatch(Character::isISOControl)).isTrue();
    }

    @Test
    void aSentenceIsCutBetweenCharacters() {
        assertThat(Shown.cut("x".repeat(300))).hasSize(300);
        assertThat(Shown.cut("x".repeat(301))).hasSize(300).endsWith("x…");
        assertThat(Shown.cut("x".repeat(298) + "😀 and more")).isEqualTo("x".repeat(298) + "…");
    }
}
