package dev.weir.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weir.decide.DecisionJson;
import dev.weir.event.Decision;
import dev.weir.event.Decision.Action;
import dev.weir.event.Decision.Reason;
import dev.weir.event.Entity;
import dev.weir.event.Payload;
import dev.weir.index.Answered;
import dev.weir.index.HeldRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {

    private static final long TIME = 1_770_000_000_000L;

    @Test
    void anExclusionIsOneDecisionForEachMemberOfTheCampaignAsItWasSeen() {
        // Given
        Facts facts = Facts.ofContributors(List.of(contributor("a", 3, 0, 1), contributor("b", 4, 0, 2)), "c@2");
        Act act = act(Action.EXCLUDE).since(77);

        // When
        Plan plan = Plan.of(act, facts);
        List<Decision> decisions = plan.decisions("id", "ana", TIME, TIME + 1);

        // Then
        assertThat(decisions)
                .extracting(Decision::id, Decision::action, Decision::subject, Decision::since, Decision::campaign)
                .containsExactly(
                        tuple("id.1", Action.EXCLUDE, "customer:a", 77L, "c@2"),
                        tuple("id.2", Action.EXCLUDE, "customer:b", 77L, "c@2"));
        Preview preview = plan.preview();
        assertThat(preview.decisions()).isEqualTo(2);
        assertThat(preview.contributors()).isEqualTo(2);
        assertThat(preview.retracts()).isEqualTo(7);
        assertThat(preview.returns()).isZero();
        assertThat(preview.releases()).isZero();
        assertThat(preview.refusal()).isNull();
    }

    @Test
    void whoIsLeftOutIsCounted() {
        Facts facts = Facts.ofContributors(List.of(contributor("a", 3, 9, 0)), null);

        assertThat(Plan.of(act(Action.CLEAR), facts).preview().notes()).isEmpty();
        assertThat(Plan.of(act(Action.CLEAR), facts.leavingOut(2)).preview().notes())
                .singleElement()
                .asString()
                .startsWith("2 more were accused by this policy");
    }

    @Test
    void clearingBringsBackWhatWasRetractedAndReleasesWhatIsHeldRightAfterIt() {
        // Given
        Facts facts = Facts.ofContributors(List.of(contributor("a", 3, 9, 2), contributor("b", 4, 1, 1)), null);

        // When
        Plan plan = Plan.of(act(Action.CLEAR), facts);
        List<Decision> decisions = plan.decisions("id", "ana", TIME, TIME + 1);

        // Then
        assertThat(decisions)
                .extracting(decision -> decision.action() + " " + decision.subject() + " " + decision.origin())
                .containsExactly(
                        "CLEAR customer:a null",
                        "RELEASE customer:a in/0/1",
                        "RELEASE customer:a in/0/2",
                        "CLEAR customer:b null",
                        "RELEASE customer:b in/0/1");
        assertThat(decisions.get(1).record()).isNotNull();
        assertThat(decisions.get(1).streams()).containsExactly("ratings");
        Preview preview = plan.preview();
        assertThat(preview.releases()).isEqualTo(3);
        assertThat(preview.returns()).isEqualTo(10);
        assertThat(preview.retracts()).isZero();
    }

    @Test
    void oneDecisionHasTheIdOfItsAct() {
        Plan plan = Plan.of(act(Action.REJECT), Facts.ofEvents(List.of(record("a", 1)), 0, null));

        List<Decision> decisions = plan.decisions("id", "ana", TIME, TIME + 9);

        assertThat(decisions).singleElement().satisfies(decision -> {
            assertThat(decision.id()).isEqualTo("id");
            assertThat(decision.record()).isNull();
            assertThat(decision.reviewer()).isEqualTo("ana");
            assertThat(decision.time()).isEqualTo(TIME);
            assertThat(decision.expires()).isEqualTo(TIME + 9);
            assertThat(decision.reason()).isEqualTo(Reason.FAKE);
            assertThat(decision.comment()).isEqualTo("bought");
        });
    }

    @Test
    void anEventOfNobodyIsDecidedByItsOrigin() {
        HeldRecord guest = new HeldRecord(
                "in/0/7",
                "ratings",
                Entity.of("customer", "guest"),
                HeldRecord.Identity.ANONYMOUS,
                Payload.ofValue(new byte[0]));

        List<Decision> decisions = Plan.of(act(Action.RELEASE), Facts.ofEvents(List.of(guest), 0, null))
                .decisions("id", "ana", 1, 2);

        assertThat(decisions.get(0).actor()).isNull();
        assertThat(decisions.get(0).subject()).isEqualTo("in/0/7");
    }

    @Test
    void undoingSaysWhatIsUndoneAndWhere() {
        // Given
        Facts facts = new Facts(
                List.of(contributor("a", 0, 5, 0)),
                List.of(),
                0,
                List.of(
                        new Facts.Undone(answered("d3", Action.RELEASE, "in/0/7", "in/0/7"), "ratings"),
                        new Facts.Undone(answered("d2", Action.RELEASE, "customer:a", "in/0/8"), "ratings"),
                        new Facts.Undone(answered("d1", Action.EXCLUDE, "customer:a", null), null)),
                null);

        // When
        Plan plan = Plan.of(act(Action.UNDO), facts);
        List<Decision> decisions = plan.decisions("id", "ana", TIME, TIME + 1);

        // Then
        assertThat(decisions)
                .extracting(decision ->
                        decision.undoes() + " " + decision.actor() + " " + decision.origin() + " " + decision.streams())
                .containsExactly("d3 null in/0/7 [ratings]", "d2 customer:a in/0/8 [ratings]", "d1 customer:a null []");
        assertThat(plan.preview().retracts()).isEqualTo(2);
        assertThat(plan.preview().returns()).isEqualTo(5);
        assertThat(plan.preview().notes()).isEmpty();
    }

    @Test
    void undoingWhatBroughtEventsBackSaysThatItIsNotCounted() {
        Facts facts = new Facts(
                List.of(contributor("a", 0, 5, 0)),
                List.of(),
                0,
                List.of(new Facts.Undone(answered("d1", Action.CLEAR, "customer:a", null), null)),
                null);

        Preview preview = Plan.of(act(Action.UNDO), facts).preview();

        assertThat(preview.returns()).isZero();
        assertThat(preview.notes()).singleElement().asString().contains("not counted here");
    }

    @Test
    void contributorsOfLongStandingComeFirstThenThoseWithMostEvents() {
        // Given
        Facts facts = Facts.ofContributors(
                List.of(
                        contributor("few", 1, 0, 0),
                        contributor("many", 9, 0, 0),
                        new Facts.Contributor(
                                Entity.of("customer", "old"), "clear", Tenure.ESTABLISHED, 2, 0, List.of(), 0)),
                null);

        // When
        Preview preview = Plan.of(act(Action.EXCLUDE), facts).preview();

        // Then
        assertThat(preview.lines()).extracting(line -> line.actor().id()).containsExactly("old", "many", "few");
        assertThat(preview.established()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"99, 99", "100, 100", "101, 100"})
    void soManyContributorsAreNamed(int contributors, int named) {
        Preview preview = Plan.of(act(Action.EXCLUDE), many(contributors)).preview();

        assertThat(preview.contributors()).isEqualTo(contributors);
        assertThat(preview.lines()).hasSize(named);
    }

    @ParameterizedTest
    @CsvSource({"999, false", "1000, false", "1001, true"})
    void oneActIsAboutAThousandContributorsAtMost(int contributors, boolean refused) {
        Plan plan = Plan.of(act(Action.EXCLUDE), many(contributors));

        if (refused) {
            assertThat(plan.refusal())
                    .isEqualTo("this is about 1001 contributors; allowed at once: 1000. Decide about fewer, or say that"
                            + " so many are meant");
            assertThat(plan.preview().refusal()).isEqualTo(plan.refusal());
        } else {
            assertThat(plan.refusal()).isNull();
        }
    }

    @Test
    void moreAreDecidedWhereMoreAreMeant() {
        assertThat(Plan.of(act(Action.EXCLUDE).atMost(1_001), many(1_001)).refusal())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"19999, false", "20000, false", "20001, true"})
    void soManyDecisionsAreSentAtOnce(int events, boolean refused) {
        List<HeldRecord> records =
                IntStream.rangeClosed(1, events).mapToObj(n -> record("a", n)).toList();

        String refusal =
                Plan.of(act(Action.REJECT), Facts.ofEvents(records, 0, null)).refusal();

        assertThat(refusal)
                .isEqualTo(refused ? "these are 20001 decisions; allowed at once: 20000. Decide in parts" : null);
    }

    @Test
    void whatTheGatewayKeepsNoHoldOfIsSaid() {
        // Given
        Facts.Contributor one = contributor("a", 0, 0, 2);
        Facts.Contributor more = new Facts.Contributor(one.actor(), "suspended", Tenure.NEW, 0, 0, one.held(), 85);

        // When, Then
        assertThat(Plan.of(act(Action.CLEAR), Facts.ofContributors(List.of(more), null))
                        .preview()
                        .notes())
                .singleElement()
                .asString()
                .startsWith(
                        "85 held events are more than the gateway keeps of one contributor on a stream in 30 days, 65536");
        assertThat(Plan.of(act(Action.REJECT), Facts.ofEvents(one.held(), 3, null))
                        .preview()
                        .notes())
                .singleElement()
                .asString()
                .startsWith("3 held events are more");
    }

    @Test
    void whatWaitsForTheNextDecisionIsSaid() {
        // Given
        Facts facts = Facts.ofContributors(List.of(contributor("a", 0, 9, 2)), null);

        // When, Then
        assertThat(Plan.of(act(Action.CLEAR), facts.later(0)).preview().notes()).isEmpty();
        assertThat(Plan.of(act(Action.CLEAR), facts.later(7)).preview().notes())
                .singleElement()
                .asString()
                .startsWith("7 more held events wait after this");
    }

    @Test
    void anActThatChangesNothingIsRefused() {
        assertThat(Plan.of(act(Action.RELEASE), Facts.ofEvents(List.of(), 0, "c@3"))
                        .refusal())
                .isEqualTo("nothing would change: none of it waits for a decision");
    }

    @Test
    void aLabelIsSaidOfEachEventWhoeverSentIt() {
        // Given
        Facts facts = Facts.ofLabelled(List.of(
                new Facts.Labelled("in/0/7", "ratings", Facts.Labelled.Seen.SEEN),
                new Facts.Labelled("in/0/9", "ratings", Facts.Labelled.Seen.NEVER_SEEN)));
        Act act = Act.of(Action.RELABEL, new Target.Events(List.of("in/0/7", "in/0/9")), Reason.CONFIRMED, "she called")
                .label("genuine");

        // When
        Plan plan = Plan.of(act, facts);

        // Then
        assertThat(plan.decisions("id", "ana", TIME, TIME + 1))
                .extracting(one -> one.id() + ' ' + one.subject() + ' ' + one.streams() + ' ' + one.label())
                .containsExactly("id.1 in/0/7 [ratings] genuine", "id.2 in/0/9 [ratings] genuine");
        assertThat(plan.preview().decisions()).isEqualTo(2);
        assertThat(plan.preview().contributors()).isZero();
        assertThat(plan.preview().notes())
                .hasSize(2)
                .anyMatch(note -> note.contains("no row is added"))
                .anyMatch(note -> note.startsWith("1 of these events"));
        assertThat(plan.refusal()).isNull();
    }

    @Property(tries = 100)
    void thePreviewCountsWhatIsSent(
            @ForAll("acts") Action action,
            @ForAll @IntRange(max = 5) int contributors,
            @ForAll @IntRange(max = 4) int held) {
        // Given
        Facts facts = new Facts(
                IntStream.range(0, contributors)
                        .mapToObj(n -> contributor("c" + n, n, n, held))
                        .toList(),
                IntStream.range(0, held).mapToObj(n -> record("e", n)).toList(),
                0,
                IntStream.range(0, contributors)
                        .mapToObj(
                                n -> new Facts.Undone(answered("u" + n, Action.EXCLUDE, "customer:c" + n, null), null))
                        .toList(),
                null);

        // When
        Plan plan = Plan.of(act(action), facts);
        List<Decision> decisions = plan.decisions("id", "ana", TIME, TIME + 1);

        // Then
        Preview preview = plan.preview();
        assertThat(preview.decisions()).isEqualTo(decisions.size());
        assertThat(preview.releases())
                .isEqualTo(decisions.stream()
                        .filter(decision -> decision.action() == Action.RELEASE)
                        .count());
        assertThat(preview.contributors()).isEqualTo((int)
                decisions.stream().map(Decision::subject).distinct().count());
        assertThat(decisions).extracting(Decision::id).doesNotHaveDuplicates();
        assertThat(decisions)
                .allSatisfy(decision -> assertThat(
                                DecisionJson.read(DecisionJson.of(decision)).id())
                        .isEqualTo(decision.id()));
    }

    /** An answer of the blind sample is no act; a label is of no contributor. */
    @Provide
    Arbitrary<Action> acts() {
        return Arbitraries.of(Action.class)
                .filter(action -> action != Action.ASSESS && action != Action.RELABEL && action != Action.ERASE);
    }

    private static Act act(Action action) {
        Target target = action == Action.UNDO
                ? new Target.Decisions(List.of("d"))
                : new Target.Contributors(List.of(Entity.of("customer", "a")));
        return Act.of(action, target, Reason.FAKE, "bought");
    }

    private static Facts many(int contributors) {
        return Facts.ofContributors(
                IntStream.range(0, contributors)
                        .mapToObj(n -> contributor("c" + n, 1, 0, 0))
                        .toList(),
                null);
    }

    private static Facts.Contributor contributor(String id, long inTraining, long retracted, int held) {
        return new Facts.Contributor(
                Entity.of("customer", id),
                "clear",
                Tenure.NEW,
                inTraining,
                retracted,
                IntStream.rangeClosed(1, held).mapToObj(n -> record(id, n)).toList(),
                0);
    }

    private static HeldRecord record(String actor, int offset) {
        return new HeldRecord(
                "in/0/" + offset,
                "ratings",
                Entity.of("customer", actor),
                HeldRecord.Identity.KNOWN,
                Payload.ofValue("{}".getBytes(StandardCharsets.UTF_8)));
    }

    private static Answered answered(String id, Action action, String subject, String origin) {
        return new Answered(
                id,
                action,
                subject,
                origin,
                null,
                null,
                null,
                null,
                null,
                Reason.FAKE,
                "",
                "ana",
                Instant.EPOCH,
                null,
                "",
                0,
                0);
    }
}
