package dev.weir.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.topics.OutputEnds.Ends;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StillStandingTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final StillStanding still = new StillStanding();

    @Test
    void aPartitionStandsStillFromTheFirstLookThatSawIt() {
        assertThat(look(0, new Ends("audit", 0, 5, 9))).isZero();
        assertThat(look(60, new Ends("audit", 0, 5, 9))).hasSeconds(60);
        assertThat(look(90, new Ends("audit", 0, 5, 20))).hasSeconds(90);
    }

    @Test
    void whatMovesDoesNotStandStillAlthoughSomethingIsBehindIt() {
        assertThat(look(0, new Ends("audit", 0, 5, 9))).isZero();
        assertThat(look(60, new Ends("audit", 0, 6, 9))).isZero();
        assertThat(look(90, new Ends("audit", 0, 6, 9))).hasSeconds(30);
    }

    @Test
    void whatHasNothingBehindItDoesNotStandStill() {
        assertThat(look(0, new Ends("audit", 0, 5, 9))).isZero();
        assertThat(look(60, new Ends("audit", 0, 9, 9))).isZero();
        assertThat(look(90, new Ends("audit", 0, 9, 10))).isZero();
    }

    @Test
    void theWorstPartitionOfATopicCounts() {
        look(0, new Ends("audit", 1, 5, 9));
        assertThat(look(60, new Ends("audit", 0, 1, 2), new Ends("audit", 1, 5, 9), new Ends("audit", 2, 3, 3)))
                .hasSeconds(60);
    }

    private Duration look(int second, Ends... ends) {
        return still.look(List.of(ends), NOON.plusSeconds(second)).get("audit");
    }
}
