package dev.weir.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.event.Entity;
import dev.weir.event.Standing;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final long DAY = 24L * 3_600_000;
    private static final Entity ACTOR = Entity.of("customer", "u1");
    private static final Evidence PACE = new Evidence("RATE", 8, 0, "403 events in 1 min");

    @Test
    void whatDoesNotComeAgainCountsHalfAfterThirtyDays() {
        assertThat(PACE.at(-DAY)).isEqualTo(8);
        assertThat(PACE.at(0)).isEqualTo(8);
        assertThat(PACE.at(30 * DAY)).isCloseTo(4, within(1e-9));
        assertThat(PACE.at(60 * DAY)).isCloseTo(2, within(1e-9));
    }

    @Test
    void onlySuspendedForTwoObjectsOfTheStreamAwaitsASecondFamily() {
        assertThat(Standings.awaitsSecondFamily(standing(Standing.SUSPENDED, "film:1", "film:2"), "ratings"))
                .isTrue();
        assertThat(Standings.awaitsSecondFamily(standing(Standing.SUSPENDED, "film:1"), "ratings"))
                .isFalse();
        assertThat(Standings.awaitsSecondFamily(standing(Standing.SUSPENDED, "film:1", "film:2"), "views"))
                .isFalse();
        for (Standing other : List.of(Standing.CLEAR, Standing.WATCHED, Standing.EXCLUDED, Standing.ALLOWED)) {
            assertThat(Standings.awaitsSecondFamily(standing(other, "film:1", "film:2"), "ratings"))
                    .as(other.name())
                    .isFalse();
        }
    }

    @Test
    void anExclusionTakesBackEverythingAndNamesBothFamilies() {
        Standings.Outcome outcome = Standings.exclude(
                standing(Standing.SUSPENDED, "film:1", "film:2"), ACTOR, "ratings", PACE, Long.MIN_VALUE, 30 * DAY);
        assertThat(Objects.requireNonNull(outcome.change()).reason())
                .isEqualTo("two families of evidence: group, part of campaign c (9.0 nats); rate, 403 events in 1 min"
                        + " (4.0 nats)");
        assertThat(outcome.retractions()).singleElement().satisfies(retraction -> {
            assertThat(retraction.id()).isEqualTo("c customer:u1 2");
            assertThat(retraction.objects()).isEmpty();
            assertThat(retraction.since()).isEqualTo(Long.MIN_VALUE);
        });
        assertThat(outcome.after().now()).isEqualTo(Standing.EXCLUDED);
        assertThat(outcome.after().surprisal()).isCloseTo(13, within(1e-9));
        assertThat(outcome.after().inForce()).hasSize(2);
        assertThat(Standings.awaitsSecondFamily(outcome.after(), "ratings")).isFalse();
    }

    private static StandingMemory standing(Standing standing, String... objects) {
        return new StandingMemory(
                standing.name(),
                "c",
                5,
                9,
                1,
                List.of(new StandingMemory.InForce("c customer:u1 1", "ratings", 5, List.of(objects))));
    }
}
