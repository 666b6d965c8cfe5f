package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Suspicion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shifts that stand alone, and what is known of them later. */
class CampaignsTest {

    private static final long NOON = Events.NOON;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    private final Campaigns campaigns = new Campaigns("ratings");

    @ParameterizedTest
    @CsvSource({"7, 7", "8, 0"})
    void aCampaignOfThreeInTenExplainsTheShiftThatWasThereBefore(int from, int explained) {
        // Given: a shift of ten, before anybody knows that the first of them are of a campaign
        campaigns.on(shift(from, NOON));
        assertThat(settled(NOON + DAY)).hasSize(10);

        // When
        List<Suspicion> said = campaign(NOON + DAY + 1);

        // Then
        assertThat(actors(said, Suspicion.Kind.EXPLAINED)).hasSize(explained).isSubsetOf(users(10, 17));
    }

    @Test
    void aMemberThatIsKnownLateExplainsAsIfItHadBeenKnownAtOnce() {
        // Given: two of ten are of the campaign, a third one is not known to be
        campaigns.on(shift(8, NOON));
        settled(NOON + DAY);
        campaign(NOON + DAY + 1);

        // When
        List<Suspicion> said = new ArrayList<>(campaigns.on(alarm(Alarm.Kind.JOINED, "m1", NOON + DAY + 3, 10, 11)));
        said.addAll(campaigns.on(alarm(Alarm.Kind.JOINED, "m2", NOON + DAY + 4, 10, 11)));

        // Then
        assertThat(actors(said, Suspicion.Kind.MEMBER)).contains("user:10");
        assertThat(actors(said, Suspicion.Kind.EXPLAINED)).containsExactlyElementsOf(users(11, 18));
    }

    @Test
    void aMemberThatComesWhileTheBurstGoesOnIsFoundLikeOneThatComesLater() {
        // Given
        campaign(NOON + 1);

        // When: the burst's other members are out of its span by now
        List<Suspicion> said = new ArrayList<>(campaigns.on(alarm(Alarm.Kind.BURST, "m1", NOON + 3, 10, 11)));
        assertThat(said).isEmpty();
        said.addAll(campaigns.on(alarm(Alarm.Kind.BURST, "m2", NOON + 4, 10, 11)));

        // Then
        assertThat(actors(said, Suspicion.Kind.MEMBER)).containsExactly("user:10");
    }

    @Test
    void aGroupThatMadeAShiftGoesOnUnderTheShiftsId() {
        // Given: eight and nine are of the group, the others stood in its shift by chance
        campaigns.on(alarm(Alarm.Kind.SHIFT, "m1", NOON + 1, 8, 18));
        List<Suspicion> alone = settled(NOON + DAY + 1);
        String id = alone.get(0).campaign();

        // When
        List<Suspicion> said = campaign(NOON + DAY + 2);

        // Then
        assertThat(said).extracting(Suspicion::campaign).containsOnly(id);
        assertThat(said)
                .filteredOn(one -> one.kind() == Suspicion.Kind.MEMBER)
                .extracting(Suspicion::since)
                .containsOnly(NOON);
        assertThat(actors(said, Suspicion.Kind.MEMBER)).containsExactlyInAnyOrderElementsOf(users(0, 10));
        assertThat(actors(said, Suspicion.Kind.EXPLAINED)).containsExactlyElementsOf(users(10, 18));

        // When: one of those comes to the other film as well
        List<Suspicion> again = new ArrayList<>(campaigns.on(alarm(Alarm.Kind.JOINED, "m1", NOON + DAY + 4, 10, 11)));
        again.addAll(campaigns.on(alarm(Alarm.Kind.JOINED, "m2", NOON + DAY + 5, 10, 11)));

        // Then
        assertThat(actors(again, Suspicion.Kind.MEMBER)).containsExactly("user:10");
    }

    @ParameterizedTest
    @CsvSource({"3599999, 4", "3600000, 4", "3600001, 0"})
    void aCrowdThatCameOutOfOrderIsNotKnownToHaveComeAtOnce(long behind, int suspended) {
        campaigns.on(disordered(10.49, behind));
        assertThat(settled(NOON + DAY)).hasSize(suspended);
    }

    @ParameterizedTest
    @CsvSource({"10.49, 0", "10.5, 4", "10.51, 4"})
    void andSaysNoLessThanOneThatCameSlowly(double nats, int suspended) {
        campaigns.on(disordered(nats, 2 * HOUR));
        assertThat(settled(NOON + DAY)).hasSize(suspended);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 10", "1, 10"})
    void aShiftSuspendsWhenItStoodAloneForADay(long more, int suspended) {
        assertThat(campaigns.on(shift(0, NOON))).isEmpty();
        assertThat(campaigns.on(shift(0, NOON + HOUR)))
                .as("the first alarm counts")
                .isEmpty();
        assertThat(settled(NOON + DAY + more)).hasSize(suspended);
    }

    @Test
    void whoComesToAShiftThatHasSettledIsSuspendedAtOnce() {
        campaigns.on(shift(0, NOON));
        settled(NOON + DAY);
        assertThat(actors(campaigns.on(shift(5, NOON + DAY + 1)), Suspicion.Kind.MEMBER))
                .containsExactlyElementsOf(users(10, 15));
    }

    @ParameterizedTest
    @CsvSource({"m9, 0", "m8, 10"})
    void peopleOfAnotherMindExplainTheShiftOfTheirObject(String object, int suspended) {
        campaigns.on(shift(0, NOON));
        assertThat(campaigns.on(alarm(Alarm.Kind.BESIDE, object, NOON + HOUR, 0, 0)))
                .isEmpty();
        assertThat(settled(NOON + DAY)).hasSize(suspended);
    }

    /** No alarm need come: any event tells the time. */
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 10", "1, 10"})
    void aShiftThatStandsAloneWaitsADayByWhateverComes(long later, int suspended) {
        campaigns.on(shift(0, NOON));
        assertThat(campaigns.at(NOON + DAY + later)).hasSize(suspended);
        assertThat(campaigns.at(NOON + DAY + 2)).hasSize(10 - suspended);
    }

    /** Months later the wave is a shift again; of twenty in it so many came with people of another mind. */
    @ParameterizedTest
    @CsvSource({"9, 20", "10, 0", "11, 0"})
    void whoCameWithPeopleOfAnotherMindIsNoShiftLaterEither(int explained, int suspended) {
        campaigns.on(alarm(Alarm.Kind.BESIDE, "m9", NOON, 0, explained));
        campaigns.on(alarm(Alarm.Kind.SHIFT, "m9", NOON + 40 * DAY, 0, 20));
        assertThat(settled(NOON + 41 * DAY)).hasSize(suspended);
    }

    @Test
    void aCampaignThatIsFoundMeanwhileExplainsAShiftBeforeItSuspendsAnybody() {
        campaigns.on(shift(7, NOON, 0.03));
        List<Suspicion> said = new ArrayList<>(campaign(NOON + 1));
        said.addAll(settled(NOON + DAY));
        assertThat(actors(said, Suspicion.Kind.MEMBER)).isSubsetOf(users(0, 10));
        assertThat(actors(said, Suspicion.Kind.EXPLAINED)).isEmpty();
    }

    /** What is said at a time, of what was before it. */
    private List<Suspicion> settled(long time) {
        return campaigns.on(alarm(Alarm.Kind.JOINED, "m0", time, 90, 91));
    }

    /** Who gave such a value twice comes to the quiet object with 0.003, of whom 50 are about; to the loved one with 0.95. */
    @ParameterizedTest
    @CsvSource({"1e-6, 3", "0.03, 0"})
    void whoComesInNumbersBesideMembersIsNotExplainedWhereFewComeAnyway(double share, int suspended) {
        // Given
        campaign(NOON + 1);

        // When: seven of ten are known
        campaigns.on(shift(3, NOON + 2, share));

        // Then: the others are suspended with them, or nobody is
        assertThat(actors(settled(NOON + 2 + DAY), Suspicion.Kind.MEMBER))
                .filteredOn(users(10, 13)::contains)
                .hasSize(suspended);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 3"})
    void twoBesideMembersAreChanceThreeAreNot(int others, int suspended) {
        // Given: 50 people are about, each comes with 0.003: two are 4.6 nats, three 7.8
        campaign(NOON + 1);

        // When
        campaigns.on(shift(others, NOON + 2, 1e-6));

        // Then
        assertThat(actors(settled(NOON + 2 + DAY), Suspicion.Kind.MEMBER))
                .filteredOn(users(10, 10 + others)::contains)
                .hasSize(suspended);
    }

    /** The third of four comes with a time so long before that of the second. */
    private static Alarm disordered(double nats, long behind) {
        long[] times = {NOON - 9 * HOUR, NOON - HOUR, NOON - HOUR - behind, NOON};
        List<Alarm.Present> crowd = IntStream.range(0, times.length)
                .mapToObj(user -> present(user, times[user]))
                .toList();
        return alarm(Alarm.Kind.SHIFT, "m9", nats, NOON - 9 * HOUR, NOON, crowd);
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "0, 10", "1, 0"})
    void aShiftIsOverAMonthAfterItWasHeardOfThoughNoBurstEverWas(long more, int named) {
        campaigns.on(shift(0, NOON));
        String id = settled(NOON + DAY).get(0).campaign();
        settled(NOON + DAY + Alarm.HORIZON + more);
        assertThat(campaigns.named(id)).hasSize(named);
    }

    /** A crowd that came in two months is a shift too where it is strong. */
    @Test
    void aShiftThatBeganLongAgoIsNotOverBeforeItSuspends() {
        campaigns.on(alarm(
                Alarm.Kind.SHIFT,
                "m9",
                20,
                NOON - 60 * DAY,
                NOON,
                shift(0, NOON).crowd()));
        campaigns.on(alarm(Alarm.Kind.JOINED, "m0", NOON + HOUR, 90, 91));
        assertThat(settled(NOON + DAY)).hasSize(10);
    }

    @Test
    void aShiftThatWaitsSpeaksHoweverLongNothingComes() {
        campaigns.on(shift(0, NOON));
        assertThat(settled(NOON + 40 * DAY)).hasSize(10);
    }

    /** A burst that never ends: the film is popular, and somebody comes every minute. */
    @Test
    void whoMetABurstThatHasForgottenThemIsForgottenToo() {
        campaigns.on(alarm(Alarm.Kind.BURST, "m1", NOON, 0, 10));
        for (int user = 10; user < 20_000; user++) {
            campaigns.on(alarm(Alarm.Kind.JOINED, "m1", NOON + user * 60_000L, user, user + 1));
        }
        assertThat(campaigns.contributors()).isLessThanOrEqualTo(2_000);

        // When: the last who came are a burst together, there and elsewhere
        campaigns.on(alarm(Alarm.Kind.BURST, "m1", NOON + 20_000 * 60_000L, 19_990, 20_000));
        List<Suspicion> said = campaigns.on(alarm(Alarm.Kind.BURST, "m2", NOON + 20_001 * 60_000L, 19_990, 20_000));

        // Then
        assertThat(actors(said, Suspicion.Kind.MEMBER)).hasSize(10);
    }

    /** Zero to nine give the same to two films. */
    private List<Suspicion> campaign(long time) {
        List<Suspicion> said = new ArrayList<>(campaigns.on(alarm(Alarm.Kind.BURST, "m1", time, 0, 10)));
        said.addAll(campaigns.on(alarm(Alarm.Kind.BURST, "m2", time + 1, 0, 10)));
        return said;
    }

    private static Alarm shift(int from, long time) {
        return alarm(Alarm.Kind.SHIFT, "m9", time, from, from + 10);
    }

    private static Alarm shift(int from, long time, double share) {
        Alarm shift = shift(from, time);
        return new Alarm(
                shift.kind(),
                shift.stream(),
                shift.object(),
                shift.valueClass(),
                shift.presence(),
                shift.unanimity(),
                share,
                shift.visits(),
                shift.objects(),
                shift.start(),
                shift.time(),
                shift.crowd());
    }

    private static Alarm alarm(Alarm.Kind kind, String object, long time, int from, int until) {
        List<Alarm.Present> crowd = IntStream.range(from, until)
                .mapToObj(user -> present(user, time))
                .toList();
        return alarm(kind, object, 20, time - 1, time, crowd);
    }

    private static Alarm alarm(
            Alarm.Kind kind, String object, double nats, long start, long time, List<Alarm.Present> crowd) {
        return new Alarm(kind, 0, Entity.of("film", object), 4, nats, 15, 1e-6, 50, 1_000, start, time, crowd);
    }

    private static Alarm.Present present(int user, long time) {
        return new Alarm.Present(Entity.of("user", Integer.toString(user)), time, Alarm.Span.INSIDE, 5, 2, 1);
    }

    private static List<String> actors(List<Suspicion> said, Suspicion.Kind kind) {
        return said.stream()
                .filter(suspicion -> suspicion.kind() == kind)
                .map(suspicion -> suspicion.actor().text())
                .toList();
    }

    private static List<String> users(int from, int until) {
        return IntStream.range(from, until).mapToObj(user -> "user:" + user).toList();
    }
}
