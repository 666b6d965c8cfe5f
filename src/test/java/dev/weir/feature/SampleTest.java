package dev.weir.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class SampleTest {

    private static final byte FORMAT = 2;

    @Test
    void isFittedAt128RowsOrFourAFeatureThenEach128ToThenAtDoublings() {
        assertThat(fits(1, 9_000)).containsExactly(128, 256, 384, 512, 640, 768, 896, 1_024, 2_048, 4_096, 8_192);
        assertThat(fits(32, 300)).startsWith(128);
        assertThat(fits(33, 300)).startsWith(256);
    }

    @Test
    void aSourceOfSixInTenIsAQuarterOfTheSampleWhereThereAreFour() {
        // Given: six of ten rows are of one source, the rest of three others
        Sample sample = filled(20_000, i -> i % 10 < 6 ? "flood" : "s" + i % 3, i -> "");

        // Then: a quarter, eight rows and what one row in eight adds
        assertThat(share(sample)).isBetween(0.2, 0.28);
    }

    @Test
    void anActorIsBoundedLikeASource() {
        assertThat(share(filled(20_000, i -> "", i -> i % 10 < 6 ? "flood" : "a" + i)))
                .isBetween(0.2, 0.28);
    }

    @Test
    void amongThreeSourcesNobodyIsBounded() {
        assertThat(share(filled(20_000, i -> i % 10 < 6 ? "flood" : "s" + i % 2, i -> "")))
                .isBetween(0.55, 0.65);
    }

    @Test
    void aStreamOfNearlyOneSourceIsLearnedStill() {
        // Given: 97 of 100 rows are of one source
        Sample sample = filled(4_000, i -> i % 100 < 97 ? "flood" : "s" + i % 100, i -> "");

        // Then: one in eight of them enters
        assertThat(sample.fitted().length).isGreaterThanOrEqualTo(512);
    }

    @Test
    void knowsWhoseRowsItHasAfterARestore() throws IOException {
        // Given
        Sample sample = filled(700, i -> i % 10 < 6 ? "flood" : "s" + i % 3, i -> "a" + i % 7);
        Sample restored = new Sample(1);
        restored.read(new DataInputStream(new ByteArrayInputStream(bytes(sample))), FORMAT);

        // When
        for (int i = 0; i < 3_000; i++) {
            FeatureRow row = row(1, i, "flood", "a" + i % 7);
            assertThat(restored.admit(row)).isEqualTo(sample.admit(row));
        }

        // Then
        assertThat(bytes(restored)).isEqualTo(bytes(sample));
    }

    private static byte[] bytes(Sample sample) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sample.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static List<Integer> fits(int width, int rows) {
        Sample sample = new Sample(width);
        List<Integer> fits = new ArrayList<>();
        for (int i = 1; i <= rows; i++) {
            if (sample.admit(row(width, i, "", ""))) {
                fits.add(i);
            }
        }
        return fits;
    }

    /** Rows whose only value is 1 where they are of the flood. */
    private static Sample filled(int rows, IntFunction<String> source, IntFunction<String> actor) {
        Sample sample = new Sample(1);
        for (int i = 0; i < rows; i++) {
            boolean flood = source.apply(i).equals("flood") || actor.apply(i).equals("flood");
            sample.admit(row(1, flood ? 1 : 0, source.apply(i), actor.apply(i)));
        }
        return sample;
    }

    private static double share(Sample sample) {
        double flood = 0;
        for (double[] row : sample.fitted()) {
            flood += row[0] / sample.fitted().length;
        }
        return flood;
    }

    private static FeatureRow row(int width, double value, String source, String actor) {
        double[] features = new double[width];
        features[0] = value;
        return new FeatureRow(features, 0, source, actor, 0, 0);
    }
}
