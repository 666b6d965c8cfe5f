package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Suspicion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the crowd that holds events is taken to have been right. */
class AgreementTest {

    private static final long DAY = 24L * 3_600_000;
    private static final long NOON = Events.NOON;

    private final Agreement agreement = new Agreement();

    @Test
    void whoComesLaterAndSaysTheSameExplainsAllOnce() {
        // Given
        agreement.held(followed("u1", "m1", NOON));
        agreement.held(followed("u2", "m1", NOON + 1));

        // When, Then
        assertThat(agreement.joined(joined("u3", "m1", NOON + 2 * DAY, 0), Set.of()))
                .containsExactly("user:u1", "user:u2");
        assertThat(agreement.joined(joined("u4", "m1", NOON + 3 * DAY, 0), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 1", "1, 1"})
    void notBeforeADayHasPassed(long more, int explained) {
        agreement.held(followed("u1", "m1", NOON));
        assertThat(agreement.joined(joined("u3", "m1", NOON + DAY + more, 0), Set.of()))
                .hasSize(explained);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "1, 0"})
    void notAfterAMonth(long more, int explained) {
        agreement.held(followed("u1", "m1", NOON));
        assertThat(agreement.joined(joined("u3", "m1", NOON + Alarm.HORIZON + more, 0), Set.of()))
                .hasSize(explained);
    }

    @ParameterizedTest
    @CsvSource({"6.99, 1", "7, 0", "7.01, 0"})
    void whoIsHeldExplainsNobody(double nats, int explained) {
        agreement.held(followed("u1", "m1", NOON));
        assertThat(agreement.joined(joined("u3", "m1", NOON + 2 * DAY, nats), Set.of()))
                .hasSize(explained);
    }

    @Test
    void nobodyExplainsWhatIsHeldOfHimselfOrElsewhereAndNoMemberExplainsAnybody() {
        agreement.held(followed("u1", "m1", NOON));
        assertThat(agreement.joined(joined("u1", "m1", NOON + 2 * DAY, 0), Set.of()))
                .isEmpty();
        assertThat(agreement.joined(joined("u3", "m2", NOON + 2 * DAY, 0), Set.of()))
                .isEmpty();
        assertThat(agreement.joined(joined("u3", "m1", NOON + 2 * DAY, 0), Set.of("user:u3")))
                .isEmpty();
    }

    @Test
    void isSaidWithoutACampaign() {
        // Given
        Campaigns campaigns = new Campaigns("ratings");
        campaigns.on(followed("u1", "m1", NOON));

        // When
        List<Suspicion> said = campaigns.on(joined("u3", "m1", NOON + 2 * DAY, 0));

        // Then
        assertThat(said).singleElement().satisfies(suspicion -> {
            assertThat(suspicion.kind()).isEqualTo(Suspicion.Kind.EXPLAINED);
            assertThat(suspicion.actor()).isEqualTo(new Entity("user:u1"));
            assertThat(suspicion.objects()).containsExactly("film:m1");
            assertThat(suspicion.campaign()).isEmpty();
            assertThat(suspicion.time()).isEqualTo(NOON + 2 * DAY);
        });
    }

    @Test
    void theFirstOnANewObjectAreExplainedTheSameWay() {
        Campaigns campaigns = new Campaigns("ratings");
        campaigns.on(alarm(Alarm.Kind.FIRST, "u1", "m1", NOON, 3.7));
        assertThat(campaigns.on(joined("u3", "m1", NOON + 2 * DAY, 0))).hasSize(1);
    }

    /** Three fakes are through on a new object, the others are held: one more, when the week is over, must not bring them all. */
    @Test
    void onANewObjectEachWhoAgreesSpeaksForOneHoweverOftenItComes() {
        // Given
        for (String user : List.of("u1", "u2", "u3")) {
            agreement.held(alarm(Alarm.Kind.FIRST, user, "m1", NOON, 3.7));
        }
        agreement.held(followed("u4", "m1", NOON + 1));

        // When, Then
        assertThat(agreement.joined(joined("a1", "m1", NOON + 8 * DAY, 0), Set.of()))
                .containsExactly("user:u1");
        assertThat(agreement.joined(joined("a1", "m1", NOON + 9 * DAY, 0), Set.of()))
                .isEmpty();
        assertThat(agreement.joined(joined("a2", "m1", NOON + 9 * DAY, 0), Set.of()))
                .containsExactly("user:u2");
        assertThat(agreement.joined(joined("a3", "m1", NOON + 9 * DAY, 0), Set.of()))
                .containsExactly("user:u3");
        assertThat(agreement.joined(joined("a4", "m1", NOON + 9 * DAY, 0), Set.of()))
                .as("a crowd that became a strong one is on a new object still")
                .containsExactly("user:u4");
    }

    /** Half of all who ever come are on a side: one of them must not bring a whole crowd. */
    @Test
    void whereASideHoldsThemEachWhoAgreesSpeaksForOne() {
        // Given
        Campaigns campaigns = new Campaigns("ratings");
        for (String user : List.of("u1", "u2", "u3")) {
            campaigns.on(alarm(Alarm.Kind.SIDED, user, "m1", NOON, 8));
        }

        // When, Then
        assertThat(campaigns.on(joined("a1", "m1", NOON + 8 * DAY, 0)))
                .extracting(suspicion -> suspicion.actor().text())
                .containsExactly("user:u1");
        assertThat(campaigns.on(joined("a2", "m1", NOON + 8 * DAY, 0)))
                .extracting(suspicion -> suspicion.actor().text())
                .containsExactly("user:u2");
    }

    private static Alarm followed(String user, String object, long time) {
        return alarm(Alarm.Kind.FOLLOWED, user, object, time, 8);
    }

    private static Alarm joined(String user, String object, long time, double nats) {
        return alarm(Alarm.Kind.JOINED, user, object, time, nats);
    }

    private static Alarm alarm(Alarm.Kind kind, String user, String object, long time, double nats) {
        Alarm.Present present = new Alarm.Present(Entity.of("user", user), time, Alarm.Span.INSIDE, 50, 5, 1);
        return new Alarm(
                kind, 0, Entity.of("film", object), 4, nats, 0, 1e-3, 50, 1_000, time - 1, time, List.of(present));
    }
}
