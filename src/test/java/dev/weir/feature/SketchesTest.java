package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bins and Pool. */
class SketchesTest {

    @Test
    void binsAreOctilesAndOneForAbsent() {
        double[][] rows = new double[801][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = i;
        }
        Bins bins = Bins.of(rows);
        assertThat(bins.bin(0, 100)).isZero();
        assertThat(bins.bin(0, 100.5)).isEqualTo(1);
        assertThat(bins.bin(0, 400)).isEqualTo(3);
        assertThat(bins.bin(0, 400.5)).isEqualTo(4);
        assertThat(bins.bin(0, 700.5)).isEqualTo(7);
        assertThat(bins.bin(0, Double.NaN)).isEqualTo(8);
    }

    @Test
    void thePoolTellsWhatCameSince() {
        Pool pool = new Pool(1);
        int[] around = new int[Bins.COUNT];
        assertThat(pool.since(0, around)).isZero();
        for (int i = 0; i < 3_000; i++) {
            pool.add(new int[] {i < 2_048 ? 0 : 1});
        }
        assertThat(pool.since(2_100, around)).isEqualTo(952);
        assertThat(around[0]).isZero();
        assertThat(around[1]).isEqualTo(952);
        assertThat(pool.since(2_047, around)).isEqualTo(1_976);
        assertThat(around[0]).isEqualTo(1_024);
        assertThat(pool.since(0, around)).isEqualTo(3_000);
    }
}
