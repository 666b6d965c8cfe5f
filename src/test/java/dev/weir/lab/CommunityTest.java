package dev.weir.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommunityTest {

    private static final Instant OPENING = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void sameSeedGivesTheSameBytes() {
        // Given
        Community one = new Community(CommunityShape.shop(500), OPENING, 7);
        Community other = new Community(CommunityShape.shop(500), OPENING, 7);

        // When
        List<String> first = lines(one, 5000);
        List<String> second = lines(other, 5000);

        // Then
        assertThat(first).isEqualTo(second);
    }

    @Test
    void anotherSeedGivesOtherDeeds() {
        assertThat(lines(new Community(CommunityShape.shop(500), OPENING, 7), 100))
                .isNotEqualTo(lines(new Community(CommunityShape.shop(500), OPENING, 8), 100));
    }

    @Test
    void comesInTimeOrder() {
        // Given
        Community community = new Community(CommunityShape.shop(5000), OPENING, 1);

        // When
        List<Long> times = deeds(community, 50_000).stream().map(Deed::time).toList();

        // Then
        assertThat(times).isSorted();
    }

    @Test
    void everyDeedHasAnIdOfItsOwn() {
        assertThat(deeds(new Community(CommunityShape.shop(5000), OPENING, 1), 50_000).stream()
                        .map(Deed::id))
                .doesNotHaveDuplicates();
    }

    @Test
    void ratesOnTheShopsScaleAndPlaysWithoutAValue() {
        // Given
        List<Deed> deeds = deeds(new Community(CommunityShape.shop(5000), OPENING, 1), 50_000);

        // Then
        assertThat(deeds).filteredOn(deed -> deed.kind() == Kind.RATING).allSatisfy(deed -> {
            assertThat(deed.stars()).isBetween(0.5, 5.0);
            assertThat(deed.stars() * 2).isEqualTo(Math.rint(deed.stars() * 2));
        });
        assertThat(deeds)
                .filteredOn(deed -> deed.kind() == Kind.FEEDBACK)
                .hasSizeBetween(9_000, 14_000)
                .allMatch(deed -> Double.isNaN(deed.stars()));
    }

    @Test
    void nothingBeforeTheMomentThatWasPassedBy() {
        // Given
        Instant moment = OPENING.plusSeconds(7 * 86_400);
        Community community = new Community(CommunityShape.shop(100), OPENING, 1);

        // When
        Deed first = community.passedBy(moment).next();

        // Then
        assertThat(first.time())
                .isBetween(moment.toEpochMilli(), moment.plusSeconds(3600).toEpochMilli());
    }

    @Test
    void writesOneFlatObject() {
        // Given
        Deed rating = new Deed(Kind.RATING, 1_780_000_000_123L, "c5", "f17", 4.5, "c5-3");
        Deed play = new Deed(Kind.FEEDBACK, 1_780_000_000_123L, "c5", "f17", Double.NaN, "c5-4");

        // Then
        assertThat(text(rating))
                .isEqualTo("{\"customer\":\"c5\",\"film\":\"f17\",\"stars\":4.5,\"id\":\"c5-3\",\"ts\":1780000000123}");
        assertThat(text(play)).isEqualTo("{\"customer\":\"c5\",\"film\":\"f17\",\"id\":\"c5-4\",\"ts\":1780000000123}");
    }

    private static List<String> lines(Community community, int count) {
        return deeds(community, count).stream().map(CommunityTest::text).toList();
    }

    private static List<Deed> deeds(Community community, int count) {
        List<Deed> deeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deeds.add(community.next());
        }
        return deeds;
    }

    private static String text(Deed deed) {
        return new String(DeedJson.value(deed), StandardCharsets.UTF_8);
    }
}
