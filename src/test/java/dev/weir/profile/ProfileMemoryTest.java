package dev.weir.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.ObjectContext;
import dev.weir.model.ProfileFeature;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileMemoryTest {

    /** State keeps floats. */
    private static final Offset<Double> FLOAT = within(1e-5);

    @Test
    void featuresByHand() {
        ProfileMemory memory = ProfileMemory.empty()
                .with(1, 0.5, known(4, 1))
                .with(0, 0.5, known(4, -1))
                .with(1, 0.75, known(10, 1))
                .with(0.5, 0.25, known(20, -1));

        assertThat(of(memory, ProfileFeature.POPULARITY)).isCloseTo(0, FLOAT);
        assertThat(of(memory, ProfileFeature.POPULARITY_SPREAD)).isCloseTo(1, FLOAT);
        assertThat(of(memory, ProfileFeature.MEAN)).isCloseTo(0.625, FLOAT);
        // Shares 1/4, 1/4, 1/2: 0.5 + 0.5 + 0.5 bits.
        assertThat(of(memory, ProfileFeature.ENTROPY)).isCloseTo(1.5, FLOAT);
        assertThat(of(memory, ProfileFeature.TOP)).isCloseTo(0.5, FLOAT);
        assertThat(of(memory, ProfileFeature.BOTTOM)).isCloseTo(0.25, FLOAT);
        // Top values 1, others 0 and 0.5.
        assertThat(of(memory, ProfileFeature.FMTD)).isCloseTo(0.75, FLOAT);
        // Deviations 1/2, 1/2, 1/4, 1/4 with weights 1/4, 1/4, 1/10, 1/20.
        assertThat(of(memory, ProfileFeature.RDMA)).isCloseTo(0.2875 / 0.65, FLOAT);
        // Weights 1/16, 1/16, 1/100, 1/400.
        assertThat(of(memory, ProfileFeature.WDMA)).isCloseTo(0.065625 / 0.1375, FLOAT);
        assertThat(of(memory, ProfileFeature.RESIDUAL)).isCloseTo(0.125, FLOAT);
        // Residuals 1/2, -1/2, 1/4, 1/4: mean square 5/32, less 1/64.
        assertThat(of(memory, ProfileFeature.RESIDUAL_SPREAD)).isCloseTo(0.375, FLOAT);
        // Covariance 1/32; variances of the means 1/32, of the values 11/64.
        assertThat(of(memory, ProfileFeature.AGREEMENT)).isCloseTo((1.0 / 32) / Math.sqrt(1.0 / 32 * 11 / 64), FLOAT);
    }

    @Test
    void whatIsStoredComesBackAsItWas() {
        ProfileMemory memory = ProfileMemory.empty()
                .with(1, 0.5, known(4, 1))
                .with(0.2, 0.75, known(10, -1))
                .scored(new ProfileMemory.Score(5.5f, 3, -2.5f, 7, 1.5f, 2));
        assertThat(ProfileMemory.of(memory.state())).isEqualTo(memory);
        assertThat(ProfileMemory.of(null)).isEqualTo(ProfileMemory.empty());
    }

    @Test
    void withoutValuesOnlyChoicesAreTold() {
        ProfileMemory memory = ProfileMemory.empty();
        for (int i = 0; i < 5; i++) {
            memory = memory.with(Double.NaN, Double.NaN, known(10, 1));
        }
        assertThat(memory.events()).isEqualTo(5);
        for (ProfileFeature feature : ProfileFeature.values()) {
            boolean choice = feature == ProfileFeature.POPULARITY || feature == ProfileFeature.POPULARITY_SPREAD;
            assertThat(Double.isNaN(of(memory, feature))).as(feature.key()).isEqualTo(!choice);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "3, 1", "4, 1"})
    void anObjectThatFewKnowTellsNoResidual(long events, int residuals) {
        ProfileMemory memory = ProfileMemory.empty().with(1, 0.5, known(events, 0));
        assertThat(memory.residuals().count()).isEqualTo(residuals);
        assertThat(memory.opinions().highest()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.125, 0", "0.126, 1", "0.33, 1", "0.34, 2", "0.66, 2", "0.67, 3", "0.99, 3", "1, 4"})
    void valuesFallIntoFiveParts(double value, int part) {
        Opinions opinions = Opinions.none().with(value);
        int[] parts = {opinions.lowest(), opinions.low(), opinions.middle(), opinions.high(), opinions.highest()};
        assertThat(parts[part]).isEqualTo(1);
        assertThat(opinions.count()).isEqualTo(1);
    }

    @Test
    void monotoneRatersHaveNoContrastAndNoAgreement() {
        ProfileMemory memory = ProfileMemory.empty();
        for (int i = 0; i < 6; i++) {
            memory = memory.with(1, 0.5 + i / 20.0, known(10, 0));
        }
        assertThat(of(memory, ProfileFeature.FMTD)).isNaN();
        assertThat(of(memory, ProfileFeature.AGREEMENT)).isNaN();
        assertThat(of(memory, ProfileFeature.ENTROPY)).isEqualTo(0);
    }

    private static double of(ProfileMemory memory, ProfileFeature feature) {
        return ProfileVector.of(memory)[feature.ordinal()];
    }

    private static ObjectContext known(long events, double popularity) {
        return new ObjectContext(events, 3, 1, 1, 0, null, popularity);
    }
}
