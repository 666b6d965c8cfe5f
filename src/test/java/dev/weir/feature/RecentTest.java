package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentTest {

    private static final int WIDTH = 16;

    @Test
    void aCopyIsNearerThanATenthOfASpread() {
        // Given: each of 200 rows is followed by itself, every value off by so many spreads
        assertThat(copies(0)).isEqualTo(200);
        assertThat(copies(0.03)).isGreaterThan(100);
        assertThat(copies(0.099)).isPositive();
        assertThat(copies(0.101)).isZero();
        assertThat(copies(1)).isZero();
    }

    @Test
    void whatLeftTheLatestRowsIsNoCopyAnyMore() {
        assertThat(copiedAfter(Recent.MOST - 2)).isTrue();
        assertThat(copiedAfter(Recent.MOST - 1))
                .as("its place is the next row's")
                .isFalse();
    }

    private static int copies(double off) {
        Random random = new Random(11);
        Reference reference = reference();
        Recent recent = new Recent(WIDTH);
        int copies = 0;
        for (int i = 0; i < 200; i++) {
            double[] row = random.doubles(WIDTH, -1, 1).toArray();
            copied(recent, reference, row);
            double[] moved = row.clone();
            for (int j = 0; j < WIDTH; j++) {
                double step = reference.place(j, 1) - reference.place(j, 0);
                moved[j] += (j % 2 == 0 ? off : -off) / step;
            }
            copies += copied(recent, reference, moved) ? 1 : 0;
        }
        return copies;
    }

    private static boolean copiedAfter(int others) {
        Random random = new Random(12);
        Reference reference = reference();
        Recent recent = new Recent(WIDTH);
        double[] row = random.doubles(WIDTH, -1, 1).toArray();
        copied(recent, reference, row);
        for (int i = 0; i < others; i++) {
            recent.add(new FeatureRow(new double[WIDTH], 0, "", "", 0, i));
        }
        return copied(recent, reference, row);
    }

    private static boolean copied(Recent recent, Reference reference, double[] row) {
        double[] places = new double[WIDTH];
        reference.place(row, places);
        boolean copy = recent.isCopy(places, reference);
        recent.add(new FeatureRow(row, 0, "", "", 0, 0));
        return copy;
    }

    /** Of values within three spreads, where places are linear. */
    private static Reference reference() {
        Random random = new Random(10);
        double[][] rows = new double[256][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.doubles(WIDTH, -1, 1).toArray();
        }
        return new Reference(rows);
    }
}
