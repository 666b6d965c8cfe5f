package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Decision.Action;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BacklogTest {

    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);
    private static final Finding CROWD = Tape.finding("crowd", Family.GROUP, 9);
    private static final Instant NOON = Instant.ofEpochMilli(Tape.NOON);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    @Test
    void anEmptyIndexHasNoBacklog() {
        assertThat(opened.index.backlog(NOON)).isEqualTo(new Backlog(List.of(), 0, 0, List.of()));
    }

    @Test
    void whatWaitsIsCountedOverAllChecksWithTheOldestOfThem() {
        // Given
        opened.tape.held("a", "x", 5, Tape.NOON + 2, RATE);
        opened.tape.held("b", "x", 5, Tape.NOON + 1, CROWD);

        // When
        opened.read();

        // Then
        Backlog backlog = opened.index.backlog(NOON);
        assertThat(backlog.streams()).containsExactly(new Backlog.Waiting("ratings", 2, oldest()));
        assertThat(backlog.cases()).isEqualTo(opened.queue().size());
    }

    @Test
    void whatIsDecidedWaitsNoLongerAndItsDecisionIsCounted() {
        // Given
        String origin = opened.tape.held("a", "x", 5, Tape.NOON, RATE);
        opened.tape.decided(Tape.ofEvent("d1", Action.REJECT, "a", origin, Tape.NOON + 1));

        // When
        opened.read();

        // Then
        Backlog backlog = opened.index.backlog(NOON);
        assertThat(backlog.decided()).containsExactly(new Backlog.Decided("reject", "applied", 1));
        assertThat(backlog.streams()).containsExactly(new Backlog.Waiting("ratings", 0, null));
    }

    @Test
    void aClaimCountsUntilItsTimeIsOver() {
        // Given
        opened.tape.held("a", "x", 5, Tape.NOON, RATE);
        opened.read();
        String id = opened.caseIds().get(0);

        // When
        opened.index.claims().claim(id, "ana", Duration.ofMinutes(30), NOON);

        // Then
        assertThat(opened.index.backlog(NOON.plusSeconds(1_799)).claimed()).isEqualTo(1);
        assertThat(opened.index.backlog(NOON.plusSeconds(1_800)).claimed()).isZero();
    }

    private Instant oldest() {
        return opened.held(QueueFilter.OPEN, QueueOrder.OLDEST, 10).get(0).held();
    }
}
