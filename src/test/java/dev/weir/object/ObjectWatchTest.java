package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Alarm;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.settings.Scale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of the first who come to an object, on a site that has had its ten thousand events. */
class ObjectWatchTest {

    private static final long DAY = 24L * 3_600_000;
    private static final String NEW = "new";

    private final ObjectWatch watch = new ObjectWatch(new Scale(1, 5, 1.0), 1);
    private final Map<String, Crowd> crowds = new HashMap<>();

    @BeforeEach
    void aSiteOfAllOpinions() {
        others(10_000, Events.NOON - 10 * DAY);
    }

    private void others(int howMany, long from) {
        for (int i = 0; i < howMany; i++) {
            rate("c" + from + i, "m" + i % 501, 1 + i % 5, from + i);
        }
    }

    @Test
    void theFourthOfOneMindIsHeldAndTellsWhereItWaits() {
        rate("u1", NEW, 5, Events.NOON);
        rate("u2", NEW, 5, Events.NOON + 1);
        assertThat(kinds(rate("u3", NEW, 5, Events.NOON + 2))).isEmpty();

        ObjectWatch.Seen fourth = rate("u4", NEW, 5, Events.NOON + 3);

        ObjectContext.Crowd crowd = Objects.requireNonNull(fourth.crowd());
        assertThat(crowd.past()).isEqualTo(ObjectContext.Crowd.Past.NONE);
        assertThat(crowd.ofClass()).isEqualTo(4);
        assertThat(kinds(fourth)).containsExactly(Alarm.Kind.BURST, Alarm.Kind.FIRST);
    }

    /** Who is held agrees with nobody: probation counts fewer nats than a crowd is held from, and says as many. */
    @Test
    void whoJoinsAndIsHeldTooIsSaidToBeHeld() {
        // Given
        for (int i = 0; i < 4; i++) {
            rate("u" + i, NEW, 5, Events.NOON + i * DAY);
            others(20_000, Events.NOON + i * DAY + 1);
        }

        // When
        ObjectWatch.Seen fifth = rate("u5", NEW, 5, Events.NOON + 4 * DAY);

        // Then
        assertThat(kinds(fifth)).containsExactly(Alarm.Kind.JOINED, Alarm.Kind.FIRST);
        assertThat(fifth.alarms().get(1).presence()).isLessThan(Alarm.HELD_FROM);
        assertThat(fifth.alarms().get(0).presence()).isEqualTo(Alarm.HELD_FROM);
    }

    @Test
    void whoJoinsAndIsNotHeldIsSaidWithNothing() {
        // Given
        for (int i = 0; i < 4; i++) {
            rate("u" + i, NEW, 5, Events.NOON + i * DAY);
            others(20_000, Events.NOON + i * DAY + 1);
        }

        // When: the first four are more than a week ago
        ObjectWatch.Seen later = rate("u5", NEW, 5, Events.NOON + 11 * DAY);

        // Then
        assertThat(later.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.JOINED);
            assertThat(alarm.presence()).isZero();
        });
    }

    /** Fours and fives in turn: neither class has six, the side has. */
    @Test
    void theSixthOnOneSideIsABurstThatHoldsNobody() {
        // Given
        for (int i = 0; i < 5; i++) {
            assertThat(sides(rate("u" + i, NEW, 4 + i % 2, Events.NOON + i))).isEmpty();
        }

        // When
        ObjectWatch.Seen sixth = rate("u5", NEW, 4, Events.NOON + 5);

        // Then
        assertThat(sides(sixth)).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.BURST);
            assertThat(alarm.crowd()).hasSize(6);
        });
        assertThat(sixth.crowd()).isNull();
    }

    @Test
    void whoComesToASideInBurstWithItsEndJoinsIt() {
        // Given
        for (int i = 0; i < 6; i++) {
            rate("u" + i, NEW, 1 + i % 2, Events.NOON + i);
        }
        others(20_000, Events.NOON + 10);

        // When
        ObjectWatch.Seen later = rate("u6", NEW, 1, Events.NOON + 20 * DAY);

        // Then
        assertThat(kinds(later)).contains(Alarm.Kind.JOINED);
        assertThat(later.alarms()).anySatisfy(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.JOINED);
            assertThat(alarm.valueClass()).isEqualTo(Part.LOWER.place());
        });
    }

    /** Of one mind, and the same with as many of other minds beside them. */
    @Test
    void aShiftBesideWhichAllKindsOfPeopleComeDoesNotStandAlone() {
        // Given
        for (String object : List.of("alone", "sale")) {
            for (int i = 0; i < 10; i++) {
                rate("old" + i, object, 1 + i % 4, Events.NOON + i);
            }
        }
        others(20_000, Events.NOON + 10);

        // When
        boolean alone = false;
        boolean sale = false;
        long now = Events.NOON + DAY;
        for (int i = 0; i < 30; i++) {
            alone |= kinds(rate("u" + i, "alone", 5, now + i)).contains(Alarm.Kind.SHIFT);
            sale |= kinds(rate("u" + i, "sale", i % 3 == 2 ? 3 : 5, now + i)).contains(Alarm.Kind.SHIFT);
        }

        // Then
        assertThat(alone).isTrue();
        assertThat(sale).isFalse();
        assertThat(Objects.requireNonNull(rate("u30", "sale", 5, now + 30).crowd())
                        .surprisal())
                .as("it is held all the same")
                .isGreaterThan(Alarm.HELD_FROM);
    }

    private static List<Alarm> sides(ObjectWatch.Seen seen) {
        return seen.alarms().stream()
                .filter(alarm -> alarm.valueClass() == Part.HIGHER.place())
                .toList();
    }

    private ObjectWatch.Seen rate(String actor, String object, double value, long time) {
        Crowd before = crowds.getOrDefault(object, Crowd.none());
        ObjectWatch.Seen seen = watch.look(
                Events.event(actor, object, value, time, Timing.ON_TIME, null, "{}"), before, before.total(), 1);
        crowds.put(object, seen.after());
        return seen;
    }

    private static List<Alarm.Kind> kinds(ObjectWatch.Seen seen) {
        return seen.alarms().stream().map(Alarm::kind).toList();
    }
}
