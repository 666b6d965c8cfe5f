package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class of which the rest contradicts too many rows is not known, and nobody is held. */
class KnownClassesTest {

    @ParameterizedTest
    @CsvSource({
        // of 100 rows of class 1, contradicted; labels of it in a thousand
        "44, 500, true",
        "45, 500, true",
        "46, 500, false",
        "45, 50, true",
        "31, 49, false",
        "30, 49, true",
        "29, 49, true",
    })
    void theLimitIsStricterForARareClass(int contradicted, int rare, boolean known) {
        // Given: a hundred rows of each class, those of class 0 as they should be
        double[][] logits = new double[200][];
        int[] classes = new int[200];
        for (int r = 0; r < 200; r++) {
            classes[r] = r % 2;
            boolean wrong = classes[r] == 1 && r / 2 < contradicted;
            logits[r] = (classes[r] == 0) != wrong ? new double[] {2, -2} : new double[] {-2, 2};
        }

        // Then
        assertThat(Learned.knows(logits, classes, new double[] {1_000 - rare, rare}))
                .isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({"15, true", "16, false"})
    void aFewRowsOfAClassSayNothing(int rows, boolean known) {
        // Given: all rows of class 1 are contradicted
        double[][] logits = new double[100][];
        int[] classes = new int[100];
        for (int r = 0; r < 100; r++) {
            classes[r] = r < rows ? 1 : 0;
            logits[r] = new double[] {2, -2};
        }

        // Then
        assertThat(Learned.knows(logits, classes, new double[] {500, 500})).isEqualTo(known);
    }
}
