package dev.weir.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BucketsTest {

    private final Heard heard = new Heard();

    @Test
    void aValueIsInTheFirstBucketWhoseBoundItDoesNotPass() {
        // Given
        Buckets buckets = new Buckets(0.5, 1);
        heard.told().tell(Metric.TRUST, buckets, "ratings");

        // When
        for (double value : new double[] {0, 0.49, 0.5, 0.51, 1, 1.01}) {
            buckets.add(value);
        }

        // Then
        assertThat(bucket("0.5")).isEqualTo(3);
        assertThat(bucket("1.0")).isEqualTo(5);
        assertThat(bucket("+Inf")).isEqualTo(6);
        assertThat(heard.now("weir_trust_count{stream=\"ratings\"}")).isEqualTo(6);
        assertThat(heard.now("weir_trust_sum{stream=\"ratings\"}")).isEqualTo(0.49 + 0.5 + 0.51 + 1 + 1.01);
    }

    @Test
    void boundsThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> new Buckets(1, 1)).hasMessageContaining("1.0 comes after 1.0");
    }

    @Test
    void aMetricIsToldWithAllItsLabelsOrNotAtAll() {
        assertThatThrownBy(() -> heard.told().tell(Metric.VERDICTS, () -> 1, "ratings"))
                .hasMessageContaining("[stream, verdict]");
        assertThatThrownBy(() -> heard.told().tell(Metric.TRUST, () -> 1, "ratings"))
                .hasMessageContaining("histogram");
    }

    private double bucket(String le) {
        return heard.now("weir_trust_bucket{le=\"" + le + "\",stream=\"ratings\"}");
    }
}
