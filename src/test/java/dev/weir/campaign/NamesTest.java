package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamesTest {

    private final Names names = new Names(3);

    @Test
    void theOneNotMetForLongestGoes() {
        assertThat(names.add("a")).isTrue();
        assertThat(names.add("b")).isTrue();
        assertThat(names.add("c")).isTrue();
        assertThat(names.all()).containsExactly("a", "b", "c");

        // When: one of them is met again, and then a fourth comes
        assertThat(names.add("a")).isFalse();
        assertThat(names.all()).containsExactly("b", "c", "a");
        assertThat(names.add("d")).isTrue();

        // Then
        assertThat(names.all()).containsExactly("c", "a", "d");
        assertThat(names.add("b")).as("forgotten").isTrue();
    }
}
