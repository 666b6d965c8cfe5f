package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SameValuesTest {

    private final int[] places = new int[Recent.MOST];

    /** Against a walk through all of them, also after a restore. */
    @Property(tries = 30)
    void knowsExactlyWhichOfTheLatestRowsHaveAValue(
            @ForAll @IntRange(max = 9_000) int rows,
            @ForAll @IntRange(min = 1, max = 6_000) int values,
            @ForAll long seed)
            throws IOException {
        // Given: the first feature has so many values, the second a third of them
        Random random = new Random(seed);
        Recent recent = new Recent(2);
        for (int i = 0; i < rows; i++) {
            double value = random.nextInt(values);
            recent.add(new FeatureRow(new double[] {value, Math.floor(value / 3)}, 0, "", "", 0, i));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        recent.write(new DataOutputStream(bytes));
        Recent restored = new Recent(2);
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        // Then
        for (int i = 0; i < 20; i++) {
            int feature = i % 2;
            float value = random.nextInt(values + 1);
            List<Long> having = new ArrayList<>();
            for (int row = rows - 1; row >= Math.max(0, rows - Recent.MOST); row--) {
                if (recent.value(row % Recent.MOST, feature) == value) {
                    having.add((long) row);
                }
            }
            assertThat(ids(recent, feature, value)).isEqualTo(having);
            assertThat(ids(restored, feature, value)).isEqualTo(having);
            assertThat(recent.same().count(feature, value)).isEqualTo(having.size());
        }
    }

    @Test
    void anAbsentValueIsTheSameAsNoneAndZeroIsZero() {
        Recent recent = new Recent(1);
        for (int i = 0; i < 2 * Recent.MOST; i++) {
            recent.add(new FeatureRow(
                    new double[] {i % 4 == 0 ? Double.NaN : i % 4 == 1 ? 0.0 : -0.0}, 0, "", "", 0, i));
        }
        assertThat(recent.same().count(0, Float.NaN)).isZero();
        assertThat(recent.same().count(0, 0.0f)).isEqualTo(Recent.MOST / 4 * 3);
        assertThat(recent.same().count(0, -0.0f)).isEqualTo(Recent.MOST / 4 * 3);
    }

    private List<Long> ids(Recent recent, int feature, float value) {
        int count = recent.same().rows(feature, value, places);
        return Arrays.stream(places, 0, count).mapToObj(recent::id).toList();
    }
}
