package dev.weir.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static final Truth TRUTH = new Truth(Set.of(1, 2), Set.of(3, 4, 5, 6));

    @Test
    void countsAsByHand() {
        // Given: one fake of two found, one honest user of four accused.
        Map<Integer, Double> scores = Map.of(1, 9.0, 2, 1.0, 3, 5.0, 4, 1.0, 5, 0.0, 6, 0.0);

        Detection detection = Detection.of(TRUTH, Set.of(1, 3), scores::get);

        assertThat(detection.precision()).isEqualTo(0.5);
        assertThat(detection.recall()).isEqualTo(0.5);
        assertThat(detection.f1()).isEqualTo(0.5);
        assertThat(detection.fpr()).isEqualTo(0.25);
        // 1 beats four; 2 beats two, ties one, loses to one: (4 + 2.5) / 8.
        assertThat(detection.auc()).isCloseTo(6.5 / 8, within(1e-12));
    }

    @Test
    void nobodyFlaggedIsNoPrecision() {
        Detection detection = Detection.of(TRUTH, Set.of(), user -> 0);

        assertThat(detection).isEqualTo(new Detection(0, 0, 0, 0, 0.5));
    }

    @Test
    void allFoundIsPerfect() {
        Detection detection = Detection.of(TRUTH, Set.of(1, 2), user -> -user);

        assertThat(detection).isEqualTo(new Detection(1, 1, 1, 0, 1));
    }
}
