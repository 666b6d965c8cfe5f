package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final long NOW = 1_780_000_000_000L;
    private static final Load LOAD = Load.upTo(NOW, 20_000, 1000);

    @Test
    void recordsHaveAbout170BytesAndTheirOwnId() {
        // Given
        Set<String> ids = new HashSet<>();

        // Then
        for (long n = 0; n < LOAD.events(); n++) {
            String json = new String(LOAD.value(n), StandardCharsets.UTF_8);
            assertThat(json.length()).isBetween(160, 200);
            assertThat(ids.add(json.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1")))
                    .isTrue();
        }
    }

    @Test
    void everyActorIsAboutEquallyBusy() {
        // Given
        Map<String, Integer> counts = new HashMap<>();

        // When
        for (long n = 0; n < LOAD.events(); n++) {
            counts.merge(new String(LOAD.key(n), StandardCharsets.UTF_8), 1, Integer::sum);
        }

        // Then
        assertThat(counts).hasSizeBetween(990, 1000);
        assertThat(counts.values()).allMatch(count -> count < 60);
    }

    @Test
    void timesRiseFromSixDaysAgoToNow() {
        assertThat(LatencyRun.sent(LOAD.value(0))).isEqualTo(NOW - 6 * 86_400_000L);
        assertThat(LatencyRun.sent(LOAD.value(10_000))).isEqualTo(NOW - 3 * 86_400_000L);
        assertThat(LatencyRun.sent(LOAD.value(19_999))).isBetween(NOW - 60_000, NOW);
    }

    @Test
    void percentilesAreOfTheMeasuredOnly() {
        // Given
        long[] millis = new long[300];
        for (int i = 0; i < 100; i++) {
            millis[i] = 100 - i;
        }

        // Then
        assertThat(Latency.of(millis, 100)).isEqualTo(new Latency(100, 51, 96, 100));
    }
}
