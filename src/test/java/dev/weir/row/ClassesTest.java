package dev.weir.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassesTest {

    @Test
    void labelsAreNumberedAsTheyComeUpToEight() {
        Classes classes = new Classes();
        for (int i = 0; i < Classes.MOST; i++) {
            assertThat(classes.of("label " + i)).isEqualTo(i);
        }
        assertThat(classes.of("one more")).isEqualTo(Classes.NONE);
        assertThat(classes.of("label 7")).isEqualTo(7);
        assertThat(classes.name(7)).isEqualTo("label 7");
        assertThat(classes.size()).isEqualTo(Classes.MOST);
    }
}
