package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Alarm;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.settings.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        others(howMany, 501, from);
    }

    private void others(int howMany, int objects, long from) {
        for (int i = 0; i < howMany; i++) {
            rate("c" + from + i, "m" + i % objects, 1 + i % 5, from + i);
        }
    }

    /** A loved release begins so, too: ten of one mind are 5.6 nats of mix, and many more of rate. */
    @Test
    void ofAnObjectWithoutAPastAShiftHoldsNobodyBeforeItStandsAlone() {
        // Given
        others(20_000, 20_000, Events.NOON - DAY);

        // When
        for (int i = 0; i < 20; i++) {
            ObjectWatch.Seen seen = rate("u" + i, NEW, 5, Events.NOON + 40 * i * DAY);
            others(300, Events.NOON + 40 * i * DAY + 1);

            // Then
            ObjectContext.Crowd crowd = seen.crowd();
            assertThat(crowd != null && crowd.surprisal() >= Alarm.HELD_FROM)
                    .isEqualTo(kinds(seen).contains(Alarm.Kind.SHIFT));
            if (i == 9) {
                assertThat(Objects.requireNonNull(crowd).surprisal()).isEqualTo(Math.nextDown(Alarm.HELD_FROM));
            }
        }
    }

    /** Twenty in 6,000 events: as many as a new object has among 500, and far more than it has among 20,000. */
    @ParameterizedTest
    @CsvSource({"501, false", "20000, true"})
    void whoComesOneByOneToAnObjectWithoutAPastIsRarerAmongManyObjects(int objects, boolean held) {
        // Given
        others(20_000, objects, Events.NOON - DAY);

        // When
        boolean ever = false;
        for (int i = 0; i < 20; i++) {
            ObjectContext.Crowd crowd =
                    rate("u" + i, NEW, 5, Events.NOON + 40 * i * DAY).crowd();
            ever |= crowd != null && crowd.surprisal() >= Alarm.HELD_FROM;
            others(300, Events.NOON + 40 * i * DAY + 1);
        }

        // Then
        assertThat(ever).isEqualTo(held);
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

    /** Fifteen are a circle of friends: from sixteen on they may be linked with others. */
    @Test
    void theSixteenthOnOneSideIsABurst() {
        // Given
        for (int i = 0; i < 15; i++) {
            assertThat(sides(rate("u" + i, NEW, i % 5 == 4 ? 4 : 5, Events.NOON + i)))
                    .noneMatch(alarm -> alarm.kind() == Alarm.Kind.BURST);
        }

        // When
        ObjectWatch.Seen sixteenth = rate("u15", NEW, 4, Events.NOON + 15);

        // Then
        assertThat(sides(sixteenth)).anySatisfy(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.BURST);
            assertThat(alarm.crowd()).hasSize(16);
        });
    }

    /** Fives are no shift and fours are none, and together many came at once who all think well of what people differed about. */
    @Test
    void theTenthOfARushToOneSideIsHeldAndTellsWhereItWaits() {
        // Given
        differ("film");
        for (int i = 0; i < 9; i++) {
            ObjectWatch.Seen seen = rate("u" + i, "film", 4 + i % 2, rush(i));
            assertThat(isHeld(seen)).as("%d came", i + 1).isFalse();
        }

        // When
        ObjectWatch.Seen tenth = rate("u9", "film", 4, rush(9));

        // Then
        assertThat(isHeld(tenth)).isTrue();
        assertThat(Objects.requireNonNull(tenth.crowd()).ofClass()).isEqualTo(10);
        assertThat(tenth.crowd().past()).isEqualTo(ObjectContext.Crowd.Past.KNOWN);
        assertThat(sides(tenth)).anySatisfy(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.SIDED);
            assertThat(alarm.presence()).isGreaterThanOrEqualTo(Alarm.HELD_FROM);
            assertThat(alarm.crowd())
                    .singleElement()
                    .satisfies(present -> assertThat(present.actor().text()).isEqualTo("customer:u9"));
        });
    }

    /** Twelve are paid for fives; of the first who honestly give a four the fourth is one of sixteen, and no earlier one a quarter. */
    @Test
    void whoGivesWhatFewOfTheRushGiveIsNotOfIt() {
        // Given
        differ("film");
        for (int i = 0; i < 12; i++) {
            rate("u" + i, "film", 5, rush(i));
        }

        // When, Then
        for (int i = 12; i < 15; i++) {
            assertThat(isHeld(rate("u" + i, "film", 4, rush(i)))).isFalse();
        }
        assertThat(isHeld(rate("u15", "film", 4, rush(15)))).isTrue();
    }

    /** Whoever comes weeks later and gives a five agrees with those who gave a four. */
    @Test
    void whoComesAfterARushIsSaidToJoinItsSide() {
        // Given
        differ("film");
        for (int i = 0; i < 12; i++) {
            rate("u" + i, "film", 4 + i % 2, rush(i));
        }
        others(40_000, rush(12));

        // When
        ObjectWatch.Seen later = rate("later", "film", 5, rush(11) + 20 * DAY);

        // Then
        assertThat(isHeld(later)).isFalse();
        assertThat(sides(later)).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.JOINED);
            assertThat(alarm.presence()).isZero();
        });
    }

    @Test
    void aRushBesideWhichPeopleThinkOtherwiseHoldsNobody() {
        differ("film");
        for (int i = 0; i < 40; i++) {
            assertThat(kinds(rate("u" + i, "film", i % 4 == 3 ? 3 : 4 + i % 2, rush(i))))
                    .doesNotContain(Alarm.Kind.SIDED);
        }
    }

    /** A shift all the same: twenty where the site's own pace leads to expect two. */
    @Test
    void whoComeToOneSideOneByOneAreNoRush() {
        // Given
        differ("film");

        // When
        for (int i = 0; i < 20; i++) {
            others(400, Events.NOON + (1 + i) * DAY);
            ObjectWatch.Seen seen = rate("u" + i, "film", 4 + i % 2, Events.NOON + (1 + i) * DAY + 500);

            // Then
            assertThat(kinds(seen)).doesNotContain(Alarm.Kind.SIDED);
        }
    }

    /** Ten of all opinions, and then much happens elsewhere. */
    private void differ(String object) {
        for (int i = 0; i < 10; i++) {
            rate("old" + i, object, 1 + i % 5, Events.NOON + i);
        }
        others(20_000, Events.NOON + 10);
    }

    /** When the one at a place from 0 comes in a rush. */
    private static long rush(int place) {
        return Events.NOON + DAY + place * 60_000L;
    }

    private static boolean isHeld(ObjectWatch.Seen seen) {
        return seen.crowd() != null && seen.crowd().surprisal() >= Alarm.HELD_FROM;
    }

    @Test
    void whoComesToASideInBurstWithItsEndJoinsIt() {
        // Given
        for (int i = 0; i < 16; i++) {
            rate("u" + i, NEW, 1 + i % 2, Events.NOON + i);
        }
        others(20_000, Events.NOON + 16);

        // When
        ObjectWatch.Seen later = rate("u16", NEW, 1, Events.NOON + 30 * DAY + 5);

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

    /** Ten give a five; then come those who give a three, within a day of the last of them or after it. */
    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void whoThinksOtherwiseIsSaidToComeBesideAShiftForADay(long more, boolean beside) {
        // Given
        for (int i = 0; i < 10; i++) {
            rate("old" + i, "film", 1 + i % 4, Events.NOON + i);
        }
        others(20_000, Events.NOON + 10);
        long now = Events.NOON + DAY;
        for (int i = 0; i < 10; i++) {
            rate("u" + i, "film", 5, now);
        }

        // When
        List<Alarm> said = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            said.addAll(rate("v" + i, "film", 3, now + Alarm.SETTLED + more).alarms());
        }

        // Then
        assertThat(said.stream().anyMatch(alarm -> alarm.kind() == Alarm.Kind.BESIDE))
                .isEqualTo(beside);
        assertThat(said)
                .filteredOn(alarm -> alarm.kind() == Alarm.Kind.BESIDE)
                .allSatisfy(alarm -> assertThat(alarm.valueClass()).isEqualTo(ValueClass.HIGHEST));
    }

    /** Whatever it says: what comes after the sixth adds nothing but weight. */
    @ParameterizedTest
    @CsvSource({"6, false", "7, true", "8, true"})
    void whoSaysTheSameOftenEnoughIsItsOwnCrowd(int times, boolean itself) {
        ObjectWatch.Seen last = null;
        for (int i = 0; i < times; i++) {
            last = rate("u", NEW, 4 + i % 2, Events.NOON + i);
        }
        ObjectContext.Crowd crowd = Objects.requireNonNull(last).crowd();
        assertThat(crowd != null && crowd.past() == ObjectContext.Crowd.Past.ITSELF)
                .isEqualTo(itself);
        if (itself) {
            assertThat(Objects.requireNonNull(crowd).events()).isEqualTo(times);
        }
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
