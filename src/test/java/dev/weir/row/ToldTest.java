package dev.weir.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ToldTest {

    @Test
    void whatWasSaidIsNoNewsAlsoAfterARestart() throws IOException {
        // Given
        Told told = new Told();
        assertThat(told.news("a")).isTrue();
        told.retracted(7, 70);

        // When
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        told.write(new DataOutputStream(bytes));
        Told later = new Told();
        later.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        // Then
        assertThat(later.knows("a")).isTrue();
        assertThat(later.news("a")).isFalse();
        assertThat(later.news("b")).isTrue();
        assertThat(later.reinstated(7)).isEqualTo(70);
        assertThat(later.reinstated(7)).as("once").isNull();
    }

    @Test
    void theOldestIsForgottenBeyondTheBound() {
        Told told = new Told();
        for (int i = 0; i < Told.MOST; i++) {
            told.news("s" + i);
        }
        assertThat(told.knows("s0")).isTrue();
        told.news("one more");
        assertThat(told.knows("s0")).isFalse();
        assertThat(told.knows("s1")).isTrue();
    }
}
