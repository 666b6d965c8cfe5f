package dev.weir.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ProfileFeaturesTest {

    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void areAsByHand() {
        // Given: item 1 has 5, 3 (mean 4, two ratings), item 2 has 1 (one), item 3 has 5 (one).
        Ratings ratings = Ratings.of(List.of(
                new Rating(1, 1, 5, 0), new Rating(1, 2, 1, 1), new Rating(1, 3, 5, 2), new Rating(2, 1, 3, 3)));

        ProfileFeatures push = ProfileFeatures.of(ratings, Aim.PUSH).get(1);
        ProfileFeatures nuke = ProfileFeatures.of(ratings, Aim.NUKE).get(1);

        assertThat(push.wda()).isEqualTo(0.5, EXACT);
        assertThat(push.rdma()).isEqualTo(0.5 / 3, EXACT);
        assertThat(push.wdma()).isEqualTo(0.25 / 3, EXACT);
        // Lengths 3 and 1, mean 2: |3 - 2| / (1 + 1).
        assertThat(push.lengthVar()).isEqualTo(0.5, EXACT);
        // Extremes 5, 5 against 1.
        assertThat(push.fmtd()).isEqualTo(4, EXACT);
        assertThat(nuke.fmtd()).isEqualTo(4, EXACT);
        // Two extreme ratings, one of each item; one lowest rating.
        assertThat(push.tmf()).isEqualTo(0.5, EXACT);
        assertThat(nuke.tmf()).isEqualTo(1, EXACT);
    }

    @Test
    void withoutExtremesThereIsNoDifference() {
        Ratings ratings = Ratings.of(List.of(new Rating(1, 1, 5, 0), new Rating(2, 1, 3, 1), new Rating(3, 1, 1, 2)));

        ProfileFeatures features = ProfileFeatures.of(ratings, Aim.PUSH).get(2);

        assertThat(features).isEqualTo(new ProfileFeatures(0, 0, 0, 0, 0, 0));
    }
}
