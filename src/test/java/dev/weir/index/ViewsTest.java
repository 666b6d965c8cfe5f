package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weir.chance.Wilson;
import dev.weir.event.Account;
import dev.weir.event.Decision.Action;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Retraction;
import dev.weir.event.Standing;
import dev.weir.index.QueueFilter.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ViewsTest {

    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);
    private static final Instant NOON = Instant.ofEpochMilli(Tape.NOON);

    @RegisterExtension
    final Opened opened = Opened.forOneTest();

    private final Tape tape = opened.tape;

    private static Retraction retraction(String actor, long since) {
        return new Retraction(
                "r-" + actor,
                Retraction.Op.RETRACT,
                Opened.customer(actor),
                List.of("ratings"),
                since,
                List.of("film:x"),
                null,
                "it moves as one",
                Tape.CAMPAIGN,
                Tape.NOON);
    }

    @Test
    void anItemSaysWhatItsRecordSays() {
        // Given
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE, Tape.finding("crowd", Family.GROUP, 4, "many came"));
        tape.decided(Tape.ofEvent("d1", Action.REJECT, "a", origin, Tape.NOON + 1));

        // When
        opened.read();

        // Then
        HeldItem item = opened.index.item(origin).orElseThrow();
        assertThat(item.findings()).extracting(FindingView::check).containsExactly("rate", "crowd");
        FindingView first = item.findings().get(0);
        assertThat(first.observed()).isEqualTo(7);
        assertThat(first.threshold()).isEqualTo(3);
        assertThat(first.baseline()).isEqualTo(1);
        assertThat(first.tags()).containsExactly("atlas:5.0:AML.T0020");
        assertThat(item.context()).isNotNull();
        assertThat(item.context().mean()).isEqualTo(3.5);
        assertThat(item.context().firstSeen()).isEqualTo(NOON);
        assertThat(item.arrival()).isEqualTo(NOON);
        assertThat(item.policy()).isEqualTo("p@1");
        assertThat(item.models()).isEqualTo("rate=d@1");
        assertThat(item.foundAt()).isEqualTo("weir.quarantine.ratings/0/0");
        assertThat(item.row().nats()).isEqualTo(13);
        assertThat(item.row().trust()).isEqualTo(0.25);
        assertThat(item.history()).extracting(HeldItem.Happening::by).containsExactly("", "ann");
        assertThat(item.decisions()).extracting(Answered::id).containsExactly("d1");
        assertThat(opened.index.item("elsewhere/0/1")).isEmpty();
    }

    @Test
    void aContributorStandsAmongThoseOfItsStream() {
        // Given: one with one event, two with three, one with four; and of the one that is asked for two and two
        for (int i = 0; i < 4; i++) {
            tape.admitted("four", "x", 5, Tape.NOON + 10);
            if (i < 3) {
                tape.admitted("three", "x", 5, Tape.NOON + 11);
                tape.admitted("another", "x", 5, Tape.NOON + 12);
            }
            if (i < 1) {
                tape.admitted("one", "x", 5, Tape.NOON + 13);
            }
        }
        tape.held("a", "x", 5, Tape.NOON + 9, RATE);
        tape.admitted("a", "x", 5, Tape.NOON + 20);
        tape.held("a", "x", 5, Tape.NOON + 10, RATE);
        String origin = tape.held("a", "x", 5, Tape.NOON + 21, RATE);

        // When
        opened.read();
        Community community = opened.index.item(origin).orElseThrow().community();

        // Then
        assertThat(community.contributors()).isEqualTo(5);
        assertThat(community.bySize()).containsExactly(2L, 2L, 1L);
        assertThat(community.since()).isEqualTo(NOON.plusMillis(10));
        assertThat(community.own()).isEqualTo(3);
        assertThat(community.fewer()).isEqualTo(2);
    }

    @Test
    void anActorsRowsAreRetractedByTheRuleOfTrainingSets() {
        // Given
        tape.admitted("a", "x", 5, Tape.NOON - 1);
        tape.admitted("a", "x", 5, Tape.NOON);
        tape.admitted("a", "y", 5, Tape.NOON);
        tape.held("a", "x", 5, Tape.NOON + Times.DAY, RATE);
        tape.standing("a", Standing.SUSPENDED, Tape.CAMPAIGN, Tape.NOON);

        // When
        Retraction entry = retraction("a", Tape.NOON);
        tape.retraction(entry, Tape.NOON + 30_000);
        opened.read();

        // Then
        ActorView view = opened.index.actor(Opened.customer("a"));
        assertThat(view.admitted()).isEqualTo(3);
        assertThat(view.retracted()).isEqualTo(1);
        assertThat(view.held()).isEqualTo(1);
        assertThat(view.timeline())
                .containsExactly(
                        new ActorView.Bucket(Instant.ofEpochMilli(Times.floor(Tape.NOON, Times.DAY)), 2, 0, 1),
                        new ActorView.Bucket(
                                Instant.ofEpochMilli(Times.floor(Tape.NOON, Times.DAY) + Times.DAY), 0, 1, 0));
        assertThat(view.standing().standing()).isEqualTo("suspended");
        assertThat(view.campaigns()).containsExactly(Tape.CAMPAIGN);
        assertThat(opened.index.inTraining(Opened.customer("a"), NOON)).isEqualTo(1);
        assertThat(opened.index.inTraining(Opened.customer("a"), Instant.MIN)).isEqualTo(2);
        Overview overview = opened.index.overview(NOON.plusSeconds(60));
        assertThat(overview.exposedRows()).isEqualTo(1);
        assertThat(overview.exposedSeconds()).isEqualTo(30);

        // When
        tape.retraction(entry.reversed("r2", "a mistake", Tape.NOON), Tape.NOON + 60_000);
        opened.read();

        // Then
        assertThat(opened.index.actor(Opened.customer("a")).retracted()).isZero();
    }

    @Test
    void whatWentToTrainingIsShownUntilItIsTakenBack() {
        // Given
        Tape tape = opened.tape;
        String origin = tape.admitted("b", "x", 3, Tape.NOON);
        String held = tape.held("b", "x", 3, Tape.NOON + 1, Tape.finding("rate", Family.RATE, 9));
        opened.read();

        // When
        TrainedItem item = opened.index.trained(origin).orElseThrow();

        // Then
        assertThat(item.actor()).isEqualTo(Opened.customer("b"));
        assertThat(item.stream()).isEqualTo("ratings");
        assertThat(item.value()).isEqualTo(3);
        assertThat(item.verdict()).isEqualTo("admitted");
        assertThat(item.community().own()).isEqualTo(2);
        assertThat(opened.index.trained(held)).isEmpty();

        // When
        tape.retraction(
                Retraction.ofOne("r1", Retraction.What.EVENT, "ratings", origin, "it was bought", Tape.NOON + 2),
                Tape.NOON + 2);
        opened.read();

        // Then
        assertThat(opened.index.trained(origin).orElseThrow().verdict()).isEqualTo("retracted");
    }

    @Test
    void aCampaignShowsWhoDidWhatToWhichObject() {
        // Given: a1 was admitted once, before the campaign was found
        tape.admitted("a1", "x", 5, Tape.NOON - 5);
        for (String actor : List.of("a1", "a2", "a3")) {
            tape.held(actor, "x", 5, Tape.NOON, Tape.standing(actor, Tape.CAMPAIGN));
        }
        tape.held("a3", "y", 1, Tape.NOON + 3 * Times.DAY, Tape.standing("a3", Tape.CAMPAIGN));
        tape.standing("a4", Standing.SUSPENDED, Tape.CAMPAIGN, Tape.NOON);

        // When
        opened.read();

        // Then
        CampaignView view = opened.index.campaign(Tape.CAMPAIGN, 0).orElseThrow();
        assertThat(view.memberCount()).isEqualTo(4);
        assertThat(view.members()).extracting(member -> member.actor().id()).containsExactly("a1", "a2", "a3", "a4");
        assertThat(view.members().get(0).admitted()).isEqualTo(1);
        assertThat(view.objects())
                .extracting(target -> target.object().id(), CampaignView.Target::members)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("x", 3L), org.assertj.core.groups.Tuple.tuple("y", 1L));
        assertThat(view.cells())
                .containsExactlyInAnyOrder(
                        new CampaignView.Cell(0, 0, 2, 5, NOON.minusMillis(5)),
                        new CampaignView.Cell(1, 0, 1, 5, NOON),
                        new CampaignView.Cell(2, 0, 1, 5, NOON),
                        new CampaignView.Cell(2, 1, 1, 1, NOON.plusMillis(3 * Times.DAY)));
        assertThat(view.growth()).containsExactly(new CampaignView.Growth(NOON, 3));
        assertThat(view.synchrony()).isEqualTo(0.75);
        assertThat(opened.index.campaign("no such", 0)).isEmpty();
    }

    @Test
    void anObjectShowsItsDaysAndValues() {
        // Given
        tape.admitted("a", "x", 2, Tape.NOON);
        tape.admitted("b", "x", 4, Tape.NOON);
        tape.held("c", "x", 5, Tape.NOON + Times.DAY, Tape.finding("crowd", Family.GROUP, 12, "many came"));

        // When
        opened.read();

        // Then
        ObjectView view = opened.index.object("ratings", dev.weir.event.Entity.of("film", "x"));
        Instant day = Instant.ofEpochMilli(Times.floor(Tape.NOON, Times.DAY));
        assertThat(view.days())
                .containsExactly(
                        new ObjectView.Day(day, 2, 0, 3, Double.NaN),
                        new ObjectView.Day(day.plusMillis(Times.DAY), 0, 1, Double.NaN, 5));
        assertThat(view.values())
                .containsExactly(
                        new ObjectView.Value(2, 1, 0), new ObjectView.Value(4, 1, 0), new ObjectView.Value(5, 0, 1));
        assertThat(view.episodes()).extracting(ObjectView.Episode::sentence).containsExactly("many came");
        assertThat(view.cases()).hasSize(1);
    }

    @Test
    void whatARevokedKeySignedSinceIsTakenBackInAllViews() {
        // Given
        tape.signed("a", "x", "app-2026", Tape.NOON - 1);
        tape.signed("a", "x", "app-2026", Tape.NOON);
        tape.signed("a", "y", "app-2027", Tape.NOON);
        tape.admitted("a", "y", 5, Tape.NOON);

        // When
        tape.retraction(
                Retraction.ofKey("k1", "app-2026", List.of(), Tape.NOON, "the key was stolen", Tape.NOON + 20_000),
                Tape.NOON + 20_000);
        opened.read();

        // Then
        assertThat(opened.index.actor(Opened.customer("a")).retracted()).isEqualTo(1);
        Overview overview = opened.index.overview(NOON.plusSeconds(60));
        assertThat(overview.exposedRows()).isEqualTo(1);
        assertThat(overview.exposedSeconds()).isEqualTo(20);
    }

    @Test
    void theOverviewCountsByTheMinute() {
        // Given
        tape.account(Tape.NOON, Account.Count.IN, 10);
        tape.account(Tape.NOON + 59_999, Account.Count.ADMITTED, 6);
        tape.account(Tape.NOON, Account.Count.HELD, 3);
        tape.account(Tape.NOON, Account.Count.DEAD, 1);
        tape.account(Tape.NOON + 60_000, Account.Count.IN, 5);
        tape.held("a", "x", 5, Tape.NOON - 13 * Times.DAY - 1, RATE);

        // When
        opened.read();

        // Then
        Overview overview = opened.index.overview(NOON.plusSeconds(90));
        assertThat(overview.minutes())
                .containsExactly(
                        new Overview.Minute(NOON, 10, 6, 3, 1, 0),
                        new Overview.Minute(NOON.plusSeconds(60), 5, 0, 0, 0, 0));
        assertThat(overview.ages())
                .last()
                .extracting(Overview.Age::held, Overview.Age::late)
                .containsExactly(1L, 1L);
        assertThat(opened.index.overview(NOON.plusSeconds(4 * 3_600)).minutes()).isEmpty();
    }

    @Test
    void filtersTakeWhatMeetsThemAllAndPagesGiveEachOnce() {
        // Given
        for (int i = 0; i < 40; i++) {
            Finding finding = i % 2 == 0 ? RATE : Tape.finding("profile", Family.PROFILE, 5 + i / 10.0);
            tape.held("a" + i % 8, "x" + i % 5, 5, Tape.NOON + i, finding);
        }
        opened.read();
        QueueFilter all = QueueFilter.OPEN;

        // Then
        for (QueueOrder order : QueueOrder.values()) {
            assertThat(opened.held(all, order, 7)).hasSize(40).doesNotHaveDuplicates();
            assertThat(opened.queue(all, order, 3)).hasSize(8).doesNotHaveDuplicates();
            assertThat(opened.held(all.where(Field.CHECK, "rate"), order, 7)).hasSize(20);
            assertThat(opened.held(all.where(Field.FAMILY, "PROFILE").where(Field.OBJECT, "film:x1"), order, 7))
                    .hasSize(4);
            assertThat(opened.held(all.where(Field.STREAM, "none"), order, 7)).isEmpty();
            assertThat(opened.held(all.between(NOON.plusMillis(10), NOON.plusMillis(12)), order, 7))
                    .hasSize(2);
            assertThat(opened.held(all.trusted(0.25, 0.25), order, 7)).hasSize(40);
            assertThat(opened.held(all.trusted(0.26, 1), order, 7)).isEmpty();
            assertThat(opened.queue(all.where(Field.CHECK, "rate"), order, 3)).hasSize(4);
            assertThat(opened.queue(all.where(Field.OBJECT, "film:x1"), order, 3))
                    .hasSize(8);
            assertThat(opened.queue(all.where(Field.OBJECT, "film:x1").where(Field.ACTOR, "customer:a1"), order, 3))
                    .hasSize(1);
            assertThat(opened.queue(all.where(Field.OBJECT, "film:x1").where(Field.CHECK, "rate"), order, 3))
                    .as("of the films of x1 every second is held for its rate, by every second contributor")
                    .hasSize(4);
            assertThat(opened.queue(all.between(NOON.plusMillis(10), NOON.plusMillis(12)), order, 3))
                    .hasSize(2);
            assertThat(opened.queue(all.trusted(0.26, 1), order, 3)).isEmpty();
        }
        assertThat(opened.held(all, QueueOrder.OLDEST, 7))
                .isSortedAccordingTo((a, b) -> a.held().compareTo(b.held()));
        assertThat(opened.held(all, QueueOrder.RISK, 7))
                .isSortedAccordingTo((a, b) -> Double.compare(b.nats(), a.nats()));
        assertThatThrownBy(() -> opened.index.queue(all, QueueOrder.RISK, Cursor.START, 501))
                .hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> Cursor.parse("x")).hasMessageContaining("cursor 'x'");
    }

    @Test
    void decisionsArePagedNewestFirst() {
        // Given
        for (int i = 0; i < 5; i++) {
            tape.decided(Tape.ofActor("d" + i, Action.EXCLUDE, "a", Tape.NOON, Tape.NOON + i / 2));
        }

        // When
        opened.read();

        // Then
        Page<Answered> first = opened.index.decisions(DecisionFilter.ALL, Cursor.START, 3);
        assertThat(first.rows()).extracting(Answered::id).containsExactly("d4", "d3", "d2");
        assertThat(opened.index.decisions(DecisionFilter.ALL, first.next(), 3).rows())
                .extracting(Answered::id)
                .containsExactly("d1", "d0");
    }

    @Test
    void anActIsOneHoweverManyDecisionsItHas() {
        // Given: ids of their own that end like parts of acts, and an act of more than a page
        tape.decided(Tape.ofActor("d17", Action.CLEAR, "a", Tape.NOON, Tape.NOON));
        tape.decided(Tape.ofActor("v1.7.", Action.CLEAR, "a", Tape.NOON, Tape.NOON + 1));
        for (int i = 0; i < 12; i++) {
            tape.decided(Tape.ofActor("act." + i, Action.EXCLUDE, "a" + i, Tape.NOON, Tape.NOON + 2));
        }
        tape.decided(Tape.ofActor("acts", Action.EXCLUDE, "a", Tape.NOON, Tape.NOON + 3));
        tape.decided(Tape.undo("u", Tape.ofActor("act.3", Action.EXCLUDE, "a3", Tape.NOON, 0), Tape.NOON + 4));

        // When
        opened.read();

        // Then: but for the one that was taken back
        assertThat(acts(DecisionFilter.ALL)).containsExactly("u 1", "acts 1", "act 11", "act 1", "v1.7. 1", "d17 1");
        assertThat(acts(new DecisionFilter(null, Action.CLEAR, Instant.MIN, Instant.MAX)))
                .containsExactly("v1.7. 1", "d17 1");
        assertThat(acts(new DecisionFilter(null, null, NOON.plusMillis(2), NOON.plusMillis(3))))
                .containsExactly("act 11", "act 1");
        assertThat(acts(new DecisionFilter("nobody", null, Instant.MIN, Instant.MAX)))
                .isEmpty();
        assertThat(opened.index
                        .decisions(
                                new DecisionFilter(null, Action.EXCLUDE, NOON, NOON.plusMillis(3)), Cursor.START, 500)
                        .rows())
                .hasSize(12);
    }

    /** All acts and how many decisions each has, in pages of two. */
    private List<String> acts(DecisionFilter filter) {
        List<String> acts = new ArrayList<>();
        Cursor cursor = Cursor.START;
        while (cursor != null) {
            Page<Acted> page = opened.index.acts(filter, cursor, 2);
            page.rows().forEach(one -> acts.add(one.first().act() + ' ' + one.count()));
            cursor = page.next();
        }
        return acts;
    }

    @Test
    void theIntervalOfAShareIsWilsons() {
        // Values of the closed form for 8 of 10 and 0 of 10, as in Brown, Cai and DasGupta (2001)
        assertThat(Wilson.of(8, 10).low()).isCloseTo(0.4902, within(0.0001));
        assertThat(Wilson.of(8, 10).high()).isCloseTo(0.9433, within(0.0001));
        assertThat(Wilson.of(0, 10).low()).isZero();
        assertThat(Wilson.of(0, 10).high()).isCloseTo(0.2775, within(0.0001));
        assertThat(Wilson.of(0, 0).high()).isEqualTo(1);
    }
}
