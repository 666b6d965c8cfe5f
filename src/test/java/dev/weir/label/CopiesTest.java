package dev.weir.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twenty rows ten apart on a line, and copies of the first beside it. */
class CopiesTest {

    private static final int ROWS = 20;

    @ParameterizedTest
    @CsvSource({"3.99, true", "4.01, false", "5, false"})
    void whatIsFarNearerThanRowsAreIsACopy(double apart, boolean copy) {
        Copies copies = copies(new int[ROWS + 1], apart);
        assertThat(copies.first()[ROWS]).isEqualTo(copy ? 0 : ROWS);
        assertThat(copies.parts()[0]).isEqualTo(copy ? 0.5 : 1);
        assertThat(copies.parts()[1]).isEqualTo(1);
    }

    @Test
    void whatSaysSomethingElseIsNoCopy() {
        int[] classes = new int[ROWS + 1];
        classes[ROWS] = 1;
        assertThat(copies(classes, 1).first()[ROWS]).isEqualTo(ROWS);
    }

    @Test
    void copiesOfCopiesAreOneRow() {
        Copies copies = copies(new int[ROWS + 3], 3, 6, 9);
        assertThat(Arrays.copyOfRange(copies.first(), ROWS, ROWS + 3)).containsOnly(0);
        assertThat(Arrays.stream(copies.parts()).sum()).isCloseTo(ROWS, within(1e-9));
    }

    @Test
    void noCopyIsANeighbourOfAnother() {
        double[][] x = line(3, 6, 9);
        int[] nearest = copies(new int[x.length], 3, 6, 9).nearest(new Neighbours(), x, ROWS);
        assertThat(nearest).hasSize(10).startsWith(1).doesNotContain(0, ROWS, ROWS + 1, ROWS + 2);
    }

    /** Where all come again none stands out. */
    @Test
    void whereAllRowsHaveATwinNoneIsACopy() {
        Random random = new Random(1);
        double[][] x = new double[200][];
        for (int r = 0; r < x.length; r++) {
            x[r] = new double[] {10 * (r / 2), r % 2 * (1 + 0.1 * random.nextDouble())};
        }
        assertThat(Copies.of(x, new int[x.length], near(x)).parts()).containsOnly(1);
    }

    private static Copies copies(int[] classes, double... beside) {
        double[][] x = line(beside);
        return Copies.of(x, classes, near(x));
    }

    private static double[][] line(double... beside) {
        double[][] x = new double[ROWS + beside.length][];
        for (int r = 0; r < x.length; r++) {
            x[r] = r < ROWS ? new double[] {10 * r, 0} : new double[] {0, beside[r - ROWS]};
        }
        return x;
    }

    private static int[][] near(double[][] x) {
        Neighbours neighbours = new Neighbours();
        int[][] near = new int[x.length][];
        for (int r = 0; r < x.length; r++) {
            neighbours.find(x[r], x, x.length, r);
            near[r] = neighbours.found();
        }
        return near;
    }
}
