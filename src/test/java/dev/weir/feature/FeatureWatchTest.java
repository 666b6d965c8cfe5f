package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeatureWatchTest {

    private static final int WIDTH = 4;

    @Test
    void goesOnAfterARestoreAsIfNothingHadHappened() {
        // Given a stream with a biased source and a trigger
        List<FeatureRow> rows = rows(6_000, 1);
        FeatureWatch whole = new FeatureWatch(WIDTH);
        FeatureWatch restored = new FeatureWatch(WIDTH);
        int held = 0;
        for (int i = 0; i < rows.size(); i++) {
            // When it is restored at odd moments
            if (i % 997 == 60) {
                restored = FeatureWatch.restore(restored.snapshot());
            }
            FeatureLook look = whole.look(rows.get(i));
            // Then it says the same
            assertThat(restored.look(rows.get(i))).isEqualTo(look);
            held += look.holds() ? 1 : 0;
        }
        assertThat(held).isPositive();
        assertThat(restored.snapshot()).isEqualTo(whole.snapshot());
    }

    @Test
    void findsTheTriggerAndWhoShiftsAndNobodyElse() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        Set<String> sources = new HashSet<>();
        Set<Long> carriers = new HashSet<>();
        Set<Long> held = new HashSet<>();
        for (FeatureRow row : rows(12_000, 2)) {
            FeatureLook look = watch.look(row);
            if (row.features()[0] == 7.5) {
                carriers.add(row.id());
            }
            if (look.pattern() != null) {
                held.add(row.id());
                held.addAll(look.late());
            }
            if (look.source() != null) {
                sources.add(row.source() + " " + look.source().aspect() + " "
                        + look.source().feature());
            }
        }
        assertThat(held).isEqualTo(carriers);
        assertThat(sources).containsExactly("s3 SHIFT 2");
    }

    @Test
    void anUnusualRowAloneIsNotHeld() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        rows(2_000, 3).forEach(watch::look);
        FeatureLook look = watch.look(new FeatureRow(new double[] {1e6, -1e6, 1e6, 1e6}, 1, "s9", "a", 0, 1));
        assertThat(look.surprisal()).isGreaterThan(10);
        assertThat(look.holds()).isFalse();
    }

    @Test
    void saysNothingBeforeItKnowsEnough() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        List<FeatureRow> rows = rows(128, 4);
        rows.forEach(row -> assertThat(watch.look(row).surprisal()).isZero());
        assertThat(watch.look(new FeatureRow(new double[] {900, 0, 0, 0}, 1, "", "", 0, 0))
                        .surprisal())
                .isPositive();
    }

    @Test
    void takesAbsentValuesAndConstantFeatures() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        Random random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            double[] row = {1, random.nextBoolean() ? Double.NaN : random.nextGaussian(), Double.NaN, random.nextInt(2)
            };
            FeatureLook look = watch.look(new FeatureRow(row, i % 2, "s" + i % 10, "", i, i));
            assertThat(look.holds()).isFalse();
            assertThat(look.surprisal()).isBetween(0.0, 30.0);
        }
    }

    @Test
    void refusesRowsAndSnapshotsThatItCannotRead() {
        FeatureWatch watch = new FeatureWatch(WIDTH);
        assertThatThrownBy(() -> watch.look(new FeatureRow(new double[3], 0, "", "", 0, 17)))
                .hasMessageContaining("row 17 has 3 features");
        assertThatThrownBy(() -> new FeatureRow(new double[65], 0, "", "", 0, 1))
                .hasMessageContaining("65 features");
        assertThatThrownBy(() -> new FeatureRow(new double[1], 8, "", "", 0, 1)).hasMessageContaining("label 8");
        assertThatThrownBy(() -> FeatureWatch.restore(new byte[] {3})).hasMessageContaining("format 3");
    }

    /** Normal features, the first two together, labels at random; s3 adds 2 to the third from row 3,000 on; 1 % are stamped. */
    private static List<FeatureRow> rows(int count, long seed) {
        Random random = new Random(seed);
        List<FeatureRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double first = random.nextGaussian();
            double[] row = {
                first, first + 0.3 * random.nextGaussian(), random.nextGaussian(), Math.exp(random.nextGaussian())
            };
            String source = "s" + random.nextInt(20);
            int label = random.nextInt(2);
            if (source.equals("s3") && i > 3_000) {
                row[2] += 2;
            }
            if (i > 1_000 && random.nextInt(100) == 0) {
                row[0] = 7.5;
                row[1] = 3.25;
                label = 1;
            }
            rows.add(new FeatureRow(row, label, source, "a" + random.nextInt(500), i * 60_000L, i));
        }
        return rows;
    }
}
