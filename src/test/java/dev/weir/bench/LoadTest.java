package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NOW = 1_780_000_000_000L;
    private static final Load LOAD = Load.upTo(NOW, 20_000, 1, 1000, 0);

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
    void withFeaturesARecordHasThemAndALabelAndIsElseAsBefore() throws Exception {
        // Given
        Load load = Load.upTo(NOW, 20_000, 1, 1000, 3);
        int bad = 0;

        for (long n = 0; n < 1_000; n++) {
            // When
            ObjectNode record = (ObjectNode) JSON.readTree(load.value(n));
            JsonNode plain = JSON.readTree(LOAD.value(n));

            // Then
            for (int i = 0; i < 3; i++) {
                assertThat(record.remove(Load.feature(i)).isNumber()).isTrue();
            }
            bad += record.remove("label").asText().equals("bad") ? 1 : 0;
            assertThat(record.remove("session").asText()).isNotEmpty();
            assertThat(record).isEqualTo(((ObjectNode) plain).without("session"));
        }
        assertThat(bad).isBetween(60, 140);
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
    void aVisitIsSomeEventsInARow() {
        // Given
        Load load = Load.upTo(NOW, 400_000, 20, 100_000, 0);

        // When: how often each actor comes among as many events as 512 visits have, twice
        Map<String, Integer> counts = new HashMap<>();
        for (long n = 200_000; n < 200_000 + 2 * 512 * 20; n++) {
            counts.merge(new String(load.key(n), StandardCharsets.UTF_8), 1, Integer::sum);
        }

        // Then: two visits a slot, and a piece of a third
        assertThat(counts).hasSizeBetween(2 * 512, 3 * 512);
        assertThat(counts.values().stream().mapToInt(count -> count).max().orElseThrow())
                .isBetween(20, 60);
    }

    @Test
    void opinionsAreLikePeoples() {
        // When
        Map<String, Integer> stars = new HashMap<>();
        Map<String, Integer> films = new HashMap<>();
        for (long n = 0; n < LOAD.events(); n++) {
            String json = new String(LOAD.value(n), StandardCharsets.UTF_8);
            stars.merge(json.replaceAll(".*\"stars\":(\\d).*", "$1"), 1, Integer::sum);
            films.merge(json.replaceAll(".*\"film\":\"(f\\d+)\".*", "$1"), 1, Integer::sum);
        }

        // Then: 3 and 4 are the most common, and the most popular of 50 films has a seventh of all
        assertThat(stars.get("4")).isGreaterThan(stars.get("5")).isGreaterThan(stars.get("2"));
        assertThat(stars.get("1")).isLessThan(2_000);
        assertThat(films.get("f0")).isBetween(2_500, 3_100);
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
