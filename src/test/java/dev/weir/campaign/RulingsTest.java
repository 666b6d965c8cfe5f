package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.decide.Decisions;
import dev.weir.event.Alarm;
import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.event.Instruction;
import dev.weir.event.Suspicion;
import dev.weir.wire.Passage;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulingsTest {

    private static final String C = "ratings/film:m1/5";
    private static final long NOW = 1_767_268_800_000L;

    private final Rulings rulings = new Rulings();

    @Test
    void aCampaignIsExcludedUntilTheLastOfItsDecisionsIsTakenBack() {
        // When, Then
        assertThat(excluded("d1", C)).as("news").isEqualTo(C);
        assertThat(excluded("d2", C)).isNull();
        assertThat(excluded("d2", C)).as("once more").isNull();
        assertThat(undone("u1", "d1", C)).isNull();
        assertThat(rulings.of(C)).isEqualTo(new Suspicion.Excluded("d2", "ana", time("d2")));
        assertThat(undone("u2", "d2", C)).as("news").isEqualTo(C);
        assertThat(rulings.of(C)).isNull();
        assertThat(undone("u2", "d2", C)).as("once more").isNull();
        assertThat(undone("u3", "u2", C)).as("news").isEqualTo(C);
        assertThat(rulings.of(C)).isEqualTo(new Suspicion.Excluded("u3", "ana", time("d2")));
        assertThat(undone("u4", "u3", C)).as("news").isEqualTo(C);
    }

    @Test
    void onlyALeadTakesBackWhatOthersDecided() {
        excluded("d1", C);
        Decision undo = Decisions.by("ben", Decisions.ofCampaign(C + "@7", Decisions.undo("u1", member(), "d1")));

        rulings.on(Decisions.byAnalyst(undo), List.of("ratings"), NOW);
        assertThat(rulings.of(C)).isNotNull();

        rulings.on(Decisions.byLead(undo), List.of("ratings"), NOW);
        assertThat(rulings.of(C)).isNull();
    }

    @Test
    void whatTheJobDoesNotApplyExcludesNoCampaign() {
        Decision decision = Decisions.ofCampaign(C + "@7", Decisions.exclude("d1", member(), 5));

        assertThat(rulings.on(Decisions.byLead(decision), List.of("ratings"), NOW))
                .isEqualTo(C);
        assertThat(new Rulings().on(Decisions.byLead(onStream(decision, "plays")), List.of("ratings"), NOW))
                .isNull();
    }

    @Test
    void decisionsAboutMembersOfACampaignAreOfIt() {
        Decision exclusion = Decisions.exclude("d1", member(), 5);
        assertThat(isAbout(Decisions.ofCampaign(C + "@7", exclusion))).isTrue();
        assertThat(isAbout(Decisions.ofCampaign(C + "@7", Decisions.undo("d1", member(), "d0"))))
                .isTrue();
        assertThat(isAbout(exclusion)).isFalse();
        assertThat(isAbout(Decisions.ofCampaign(C + "@7", Decisions.clear("d1", member()))))
                .isFalse();
        assertThat(Rulings.isAbout(Passage.of(Events.at(NOW)))).isFalse();
    }

    @Test
    void onlyWhoIsNamedAsAMemberJoined() {
        excluded("d1", C);
        Suspicion member = suspicion(Suspicion.Kind.MEMBER, C);

        assertThat(rulings.onMember(member).excluded()).isEqualTo(rulings.of(C));
        assertThat(rulings.onMember(member).sentence()).startsWith("because; ana excluded on 2027-01-15 (decision d1)");
        assertThat(rulings.onMember(suspicion(Suspicion.Kind.EXPLAINED, C)).excluded())
                .isNull();
        assertThat(rulings.onMember(suspicion(Suspicion.Kind.MEMBER, C + "0")).excluded())
                .isNull();
    }

    @Test
    void aRulingIsForgottenWhenNobodyCameForAsLongAsCampaignsAreRemembered() {
        assertThat(expired(Alarm.HORIZON - 1, NOW)).isNotNull();
        assertThat(expired(Alarm.HORIZON, NOW)).isNotNull();
        assertThat(expired(Alarm.HORIZON + 1, NOW)).isNull();
        assertThat(expired(Alarm.HORIZON + 1, NOW + 1)).as("a member came").isNotNull();
    }

    private static Suspicion.@Nullable Excluded expired(long after, long memberAt) {
        Rulings rulings = new Rulings();
        rulings.on(exclusion("d1", C), List.of("ratings"), NOW);
        rulings.onMember(suspicion(Suspicion.Kind.MEMBER, C, memberAt));
        rulings.expire(NOW + after);
        return rulings.of(C);
    }

    @Test
    void theOldestRulingGoesWhereThereAreTooMany() {
        for (int i = 0; i < Rulings.MOST_CAMPAIGNS; i++) {
            excluded("d" + i, "c" + i);
        }
        assertThat(rulings.of("c0")).isNotNull();
        excluded("more", "more");
        assertThat(rulings.of("c0")).isNull();
        assertThat(rulings.of("c1")).isNotNull();
        assertThat(rulings.of("more")).isNotNull();
    }

    @Test
    void decisionsAreCountedOverAllCampaigns() {
        excluded("first", "first");
        for (int i = 0; i < Rulings.MOST_DECISIONS - 1; i++) {
            excluded("d" + i, C);
        }
        assertThat(rulings.of("first")).isNotNull();
        excluded("more", C);
        assertThat(rulings.of("first")).isNull();
        assertThat(rulings.of(C)).isNotNull();
    }

    @Test
    void ofOneCampaignsDecisionsThoseTakenBackGoFirst() {
        // Given: as many as are kept, of which one is taken back
        for (int i = 0; i < Rulings.MOST_DECISIONS; i++) {
            excluded("d" + i, C);
        }
        undone("u", "d7", C);
        assertThat(rulings.all()).hasSize(Rulings.MOST_DECISIONS);

        // When, Then
        excluded("more", C);
        assertThat(rulings.all())
                .hasSize(Rulings.MOST_DECISIONS)
                .extracting(Exclusion::decision)
                .contains("d0", "d1", "more")
                .doesNotContain("d7");
        excluded("one more", C);
        assertThat(rulings.all())
                .hasSize(Rulings.MOST_DECISIONS)
                .extracting(Exclusion::decision)
                .contains("d1", "more", "one more")
                .doesNotContain("d0");
        assertThat(rulings.of(C)).isNotNull();
    }

    @Property(tries = 200)
    void whatIsKeptIsAllThatIsKnown(@ForAll @Size(max = 30) List<@IntRange(min = 0, max = 5) Integer> deeds) {
        // Given
        List<String> ids = new ArrayList<>(List.of("none"));
        for (int i = 0; i < deeds.size(); i++) {
            String campaign = "c" + deeds.get(i) % 2;
            String id = "d" + i;
            if (deeds.get(i) < 3) {
                excluded(id, campaign);
            } else {
                undone(id, ids.get((i * 7) % ids.size()), campaign);
            }
            ids.add(id);
        }

        // When
        Rulings again = new Rulings();
        rulings.all().forEach(again::put);

        // Then
        for (String campaign : List.of("c0", "c1")) {
            assertThat(again.of(campaign)).isEqualTo(rulings.of(campaign));
        }
        assertThat(again.all()).isEqualTo(rulings.all());
    }

    private @Nullable String excluded(String id, String campaign) {
        return rulings.on(exclusion(id, campaign), List.of("ratings"), NOW);
    }

    private @Nullable String undone(String id, String undone, String campaign) {
        return rulings.on(
                Decisions.byAnalyst(Decisions.ofCampaign(campaign + "@7", Decisions.undo(id, member(), undone))),
                List.of("ratings"),
                NOW);
    }

    private static Instruction exclusion(String id, String campaign) {
        return Decisions.byAnalyst(Decisions.ofCampaign(campaign + "@7", Decisions.exclude(id, member(), 5)));
    }

    private static long time(String id) {
        return Decisions.exclude(id, member(), 5).time();
    }

    private static Entity member() {
        return Entity.of("customer", "u1");
    }

    private static boolean isAbout(Decision decision) {
        return Rulings.isAbout(Passage.of(Decisions.byLead(decision)));
    }

    private static Decision onStream(Decision of, String stream) {
        return new Decision(
                of.id(),
                of.action(),
                of.actor(),
                List.of(stream),
                of.origin(),
                of.since(),
                of.until(),
                of.undoes(),
                of.campaign(),
                of.reason(),
                of.comment(),
                of.reviewer(),
                of.time(),
                of.expires(),
                of.record());
    }

    private static Suspicion suspicion(Suspicion.Kind kind, String campaign) {
        return suspicion(kind, campaign, NOW);
    }

    private static Suspicion suspicion(Suspicion.Kind kind, String campaign, long time) {
        return new Suspicion(0, member(), kind, campaign, List.of("film:m1"), 5, time, 12, 40, "because");
    }
}
