package dev.weir.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GangTest {

    private static final Instant START = Instant.parse("2025-06-02T06:00:00Z");
    private static final Gang GANG = new Gang("fan", START, 40, Duration.ofHours(8), List.of("f1", "f2"), 12, 1_600);

    @Test
    void everyAccountGivesEveryTargetTheMostWithinTheTime() {
        List<Deed> lifted = GANG.deeds().stream()
                .filter(deed -> GANG.targets().contains(deed.film()))
                .toList();
        assertThat(lifted).hasSize(80).allMatch(deed -> deed.stars() == 5);
        assertThat(lifted.stream().map(Deed::customer).collect(Collectors.toSet()))
                .hasSize(40);
        assertThat(GANG.deeds())
                .isSortedAccordingTo((a, b) -> Long.compare(a.time(), b.time()))
                .allMatch(deed -> deed.time() >= START.toEpochMilli()
                        && deed.time() < START.plus(Duration.ofHours(9)).toEpochMilli());
    }

    @Test
    void theRestIsCoverOnTheScale() {
        List<Deed> cover = GANG.deeds().stream()
                .filter(deed -> !GANG.targets().contains(deed.film()))
                .toList();
        assertThat(cover)
                .hasSize(480)
                .allMatch(deed -> deed.stars() >= 0.5 && deed.stars() <= 5 && deed.stars() % 0.5 == 0);
        assertThat(GANG.deeds()).extracting(Deed::id).doesNotHaveDuplicates();
        assertThat(GANG.deeds()).isEqualTo(GANG.deeds());
    }

    @Test
    void aGangOfOneOrWithoutCoverIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gang("fan", START, 1, Duration.ofHours(8), List.of("f1"), 12, 100))
                .withMessageContaining("accounts 1 must be 2 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Gang("fan", START, 2, Duration.ofHours(8), List.of("f1"), 12, 13))
                .withMessageContaining("films 13 must be more than 1 targets and 12 for cover");
    }
}
