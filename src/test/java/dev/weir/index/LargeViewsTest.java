package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps the pages of large campaigns, and of objects with many events, quick. {@link MillionHeld} measures it. */
class LargeViewsTest {

    private static final Instant NOON = Instant.ofEpochMilli(Tape.NOON);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private final Tape tape = opened.tape;

    /** However many there are, a page reads few of them. */
    @Test
    void membersOfALargeCampaignArePaged() {
        // Given: one more than three pages; of the last one more events than are looked at
        int members = 3 * CampaignView.MOST_MEMBERS + 1;
        for (int i = 0; i < members; i++) {
            tape.held("a" + i, "x", 5, Tape.NOON + i, Tape.standing("a" + i, Tape.CAMPAIGN));
        }
        String last = "a" + (members - 1);
        for (int i = 0; i < CampaignView.MOST_EVENTS; i++) {
            tape.held(last, "x", 1, Tape.NOON + members + i, Tape.standing(last, Tape.CAMPAIGN));
        }

        // When
        opened.read();

        // Then
        List<String> all = new ArrayList<>();
        for (int from = 0; from <= members; from += CampaignView.MOST_MEMBERS) {
            CampaignView page = campaign(from);
            assertThat(page.from()).isEqualTo(from);
            assertThat(page.memberCount()).isEqualTo(members);
            assertThat(page.growth()).containsExactly(new CampaignView.Growth(NOON, members));
            assertThat(page.cells()).hasSameSizeAs(page.members());
            page.members().forEach(member -> all.add(member.actor().id()));
        }
        assertThat(all)
                .containsExactlyElementsOf(
                        IntStream.range(0, members).mapToObj(i -> "a" + i).toList());
        CampaignView end = campaign(members - 1);
        assertThat(end.cells()).singleElement().satisfies(cell -> {
            assertThat(cell.count()).isEqualTo(CampaignView.MOST_EVENTS);
            assertThat(cell.mean()).isEqualTo(1 + 4.0 / CampaignView.MOST_EVENTS);
        });
        assertThat(campaign(members).members()).isEmpty();
    }

    /** A millisecond more than a day from the median does not count, a day does. */
    @Test
    void synchronyIsOfAllEventsOfTheCampaign() {
        // Given
        long[] offsets = {-Times.DAY - 1, -Times.DAY, 0, Times.DAY, Times.DAY + 1};
        for (long offset : offsets) {
            tape.held("a", "x", 5, Tape.NOON + offset, Tape.standing("a", Tape.CAMPAIGN));
        }

        // When
        opened.read();

        // Then
        assertThat(campaign(0).synchrony()).isEqualTo(0.6);
    }

    /** Pages of large campaigns and objects stay quick only as long as no event is read for these questions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                CampaignQuery.MEDIAN,
                CampaignQuery.NEAR,
                CampaignQuery.JOINED,
                ActorQuery.HELD,
                ObjectQuery.DAYS,
                ObjectQuery.VALUES,
                SpreadQuery.BEGIN,
                SpreadQuery.END,
                SpreadQuery.VALUES,
            })
    void questionsAboutAllEventsAreAnsweredFromIndexesAlone(String question) {
        assertThat(opened.plan(question))
                .isNotEmpty()
                .allSatisfy(step -> assertThat(step)
                        .doesNotContain("SCAN held", "SCAN admitted")
                        .satisfiesAnyOf(
                                searched -> assertThat(searched).contains("COVERING INDEX"),
                                other -> assertThat(other).doesNotContain("SEARCH held", "SEARCH admitted")));
    }

    private CampaignView campaign(int from) {
        return opened.index.campaign(Tape.CAMPAIGN, from).orElseThrow();
    }
}
