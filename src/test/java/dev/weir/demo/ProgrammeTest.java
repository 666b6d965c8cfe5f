package dev.weir.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.DeadReason;
import dev.weir.event.Kind;
import dev.weir.lab.Deed;
import dev.weir.lab.Faults;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgrammeTest {

    private static final Instant NOW = Instant.parse("2025-06-02T14:32:00Z");
    private static final Deed LAST = new Deed(Kind.RATING, NOW.toEpochMilli(), "c1", "f1", 4, "c1-1");
    private final Programme programme = new Programme(new Faults(2000, 256));

    @Test
    void allGuestsComeWithinTwentySeconds() {
        // When
        List<Programme.Act> acts = acts(1, 20);

        // Then
        assertThat(acts.stream().flatMap(act -> act.broken().stream()).map(Programme.Broken::reason))
                .containsExactlyElementsOf(Faults.reasons());
        assertThat(acts.stream()
                        .flatMap(act -> act.deeds().stream())
                        .filter(deed -> deed.customer().equals("bot-1")))
                .hasSize(2000);
        assertThat(acts.stream()
                        .flatMap(act -> act.deeds().stream())
                        .filter(deed -> deed.customer().equals("traveller")))
                .hasSize(1);
    }

    @Test
    void theyComeAgainUnderOtherNames() {
        // Given
        acts(1, 40);

        // When
        List<Programme.Act> again = acts(41, 80);

        // Then
        assertThat(again.stream().map(Programme.Act::story)).anyMatch(story -> story.contains("bot-2"));
        assertThat(again.stream().flatMap(act -> act.broken().stream()).map(Programme.Broken::reason))
                .contains(DeadReason.NOT_JSON, DeadReason.DUPLICATE);
    }

    private List<Programme.Act> acts(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .boxed()
                .flatMap(second -> programme.at(second, NOW, LAST).stream())
                .toList();
    }
}
