package dev.weir.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassesTest {

    @Test
    void labelsAreNumberedAsTheyComeUpToEight() {
        Classes classes = new Classes(List.of());
        for (int i = 0; i < Classes.MOST; i++) {
            assertThat(classes.of("label " + i)).isEqualTo(i);
        }
        assertThat(classes.isFull()).isFalse();
        assertThat(classes.of("one more")).isEqualTo(Classes.NONE);
        assertThat(classes.isFull()).isTrue();
        assertThat(classes.of("label 7")).isEqualTo(7);
        assertThat(classes.name(7)).isEqualTo("label 7");
        assertThat(classes.size()).isEqualTo(Classes.MOST);
    }

    @Test
    void declaredLabelsHaveAPlaceKept() {
        // Given: two are declared, of which one is met
        Classes classes = new Classes(List.of("genuine", "fraud", "fraud"));
        assertThat(classes.of("genuine")).isZero();

        // When
        for (int i = 1; i < 7; i++) {
            assertThat(classes.of("made up " + i)).isEqualTo(i);
        }

        // Then
        assertThat(classes.of("made up 7")).isEqualTo(Classes.NONE);
        assertThat(classes.haveRoom()).isTrue();
        assertThat(classes.of("fraud")).isEqualTo(7);
        assertThat(classes.of("made up 6")).isEqualTo(6);
        assertThat(classes.haveRoom()).isTrue();
    }

    @Test
    void ofMoreThanEightDeclaredTheFirstHaveAPlace() {
        Classes classes = new Classes(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i"));
        assertThat(classes.of("i")).isEqualTo(Classes.NONE);
        assertThat(classes.of("h")).isZero();
        assertThat(classes.haveRoom()).isTrue();
    }
}
