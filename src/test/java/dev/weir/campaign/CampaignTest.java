package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is remembered of one campaign, however many come. */
class CampaignTest {

    private final Campaign campaign = new Campaign("c", 0);

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void theMemberNamedLongestAgoGoes(int more, boolean known) {
        fill(Campaign.MOST_NAMES + more);
        assertThat(campaign.members().contains("a0")).isEqualTo(known);
        assertThat(campaign.named().contains("a0")).isEqualTo(known);
        assertThat(campaign.members()).contains("a1");
        assertThat(campaign.names()).isEqualTo(2 * Math.min(Campaign.MOST_NAMES, Campaign.MOST_NAMES + more));
    }

    @Test
    void whoIsNamedAgainStays() {
        fill(Campaign.MOST_NAMES);
        name("a0");
        name("more");
        assertThat(campaign.members()).contains("a0", "more").doesNotContain("a1");
        assertThat(campaign.named()).contains("a0", "more").doesNotContain("a1");
    }

    /** Else each object that is pushed, year after year, would be said of each member once more. */
    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "1, false"})
    void itGrowsNoMoreWithSoManyObjects(int more, boolean grows) {
        for (int i = 0; i < Campaign.MOST_OBJECTS + more; i++) {
            campaign.worksOn("film:" + i);
        }
        campaign.said("a", 0);
        campaign.worksOn("film:new");
        assertThat(campaign.grown("a")).isEqualTo(grows);
    }

    private void fill(int many) {
        for (int i = 0; i < many; i++) {
            name("a" + i);
        }
    }

    private void name(String actor) {
        campaign.join(actor);
        campaign.said(actor, 0);
    }
}
