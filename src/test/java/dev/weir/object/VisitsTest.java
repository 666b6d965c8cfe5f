package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events without values: plays, likes, clicks. */
class VisitsTest {

    private static final long MINUTE = 60_000;

    private final ObjectWatch watch = new ObjectWatch(null, 1);
    private final Map<String, Crowd> crowds = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private long now;

    @Test
    void aCrowdThatComesAtOnceToAQuietObjectIsAGathering() {
        // Given
        quietTown();
        assertThat(alarms).isEmpty();

        // When
        for (int i = 0; i < 12; i++) {
            visit("fake" + i, "rare", "play");
        }

        // Then
        assertThat(alarms).isNotEmpty().allMatch(alarm -> alarm.kind() == Alarm.Kind.GATHERING);
        Alarm last = alarms.get(alarms.size() - 1);
        assertThat(last.unanimity()).isZero();
        assertThat(last.score()).isEqualTo(last.presence()).isGreaterThanOrEqualTo(12);
        assertThat(last.crowd())
                .filteredOn(present -> present.inSpan() == Alarm.Span.INSIDE)
                .hasSize(12);
    }

    @Test
    void whoComesLaterJoinsTheGathering() {
        quietTown();
        for (int i = 0; i < 12; i++) {
            visit("fake" + i, "rare", "play");
        }
        quietTown();
        alarms.clear();
        visit("late", "rare", "play");
        assertThat(alarms).singleElement().extracting(Alarm::kind).isEqualTo(Alarm.Kind.JOINED);
    }

    @Test
    void repeatsAreNormalLife() {
        quietTown();
        for (int i = 0; i < 200; i++) {
            visit("fan" + i % 2, "rare", "play");
        }
        assertThat(alarms).isEmpty();
    }

    /** Where nobody comes back; whatever it does: a like among plays is one more. Others in between change nothing, nor does it change them. */
    @ParameterizedTest
    @CsvSource({"6, false", "7, true", "8, true", "40, true"})
    void whoComesOftenEnoughIsItsOwnCrowd(int times, boolean itself) {
        // Given
        townOfPassers();

        // When
        ObjectWatch.Seen last = null;
        for (int i = 0; i < times; i++) {
            last = visit("fake", "rare", i % 2 == 0 ? "play" : "like");
            visit("passer" + i, "rare", "play");
        }

        // Then
        assertThat(Objects.requireNonNull(last).crowd() != null).isEqualTo(itself);
        assertThat(last.after().at(0).actor())
                .isEqualTo(Entity.of("user", "fake").text());
        if (itself) {
            ObjectContext.Crowd crowd = Objects.requireNonNull(last.crowd());
            assertThat(crowd.past()).isEqualTo(ObjectContext.Crowd.Past.ITSELF);
            assertThat(crowd.events()).isEqualTo(7);
        }
    }

    /** Where people come back by habit. */
    @Test
    void whoComesBackWhereAllDoIsNoCrowd() {
        quietTown();
        ObjectWatch.Seen last = null;
        for (int i = 0; i < 80; i++) {
            last = visit("fan", "rare", "play");
        }
        assertThat(Objects.requireNonNull(last).crowd()).isNull();
    }

    /** Four who play, like, add and play are no crowd of any action, and one of all. */
    @Test
    void whoDoesNowThisAndNowThatIsInOneCrowd() {
        // Given
        quietTown();
        List<String> actions = List.of("play", "like", "add");
        assertThat(actions.stream().map(ValueClass::of)).doesNotHaveDuplicates();

        // When, Then
        for (int i = 0; i < 3; i++) {
            visit("fake" + i, "quiet", actions.get(i));
            assertThat(alarms).isEmpty();
        }
        visit("fake3", "quiet", "play");
        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.valueClass()).isEqualTo(Part.ANY.place());
            assertThat(alarm.crowd()).hasSize(4);
        });
    }

    /** Where many play, four who like are few of all, and a crowd of those who like. */
    @Test
    void anotherActionIsAnotherCrowd() {
        // Given
        quietTown();
        for (int i = 0; i < 40; i++) {
            visit("listener" + i, "rare", "play");
        }
        quietTown();
        alarms.clear();

        // When
        for (int i = 0; i < 4; i++) {
            visit("admirer" + i, "rare", "like");
        }

        // Then
        assertThat(alarms)
                .filteredOn(alarm ->
                        alarm.kind() == Alarm.Kind.GATHERING && alarm.crowd().size() == 4)
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(alarm.valueClass()).isEqualTo(ValueClass.of("like")));
    }

    /** Both are kept at one place, of which the stronger speaks. */
    @Test
    void whereFiveDidTheFirstActionAndFiveAnotherTheyAreTen() {
        // Given
        quietTown();
        assertThat(ValueClass.of("watch")).isEqualTo(Part.ANY.place());

        // When
        for (int i = 0; i < 10; i++) {
            visit("fake" + i, "quiet", i % 2 == 0 ? "like" : "watch");
        }

        // Then
        assertThat(alarms.get(alarms.size() - 1).valueClass()).isEqualTo(Part.ANY.place());
        assertThat(alarms.get(alarms.size() - 1).crowd()).hasSize(10);
    }

    @Test
    void whoJoinsAGatheringOfAllActionsIsSaidToHaveJoinedIt() {
        quietTown();
        for (int i = 0; i < 12; i++) {
            visit("fake" + i, "rare", i % 2 == 0 ? "play" : "like");
        }
        quietTown();
        alarms.clear();
        visit("late", "rare", "add");
        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Alarm.Kind.JOINED);
            assertThat(alarm.valueClass()).isEqualTo(Part.ANY.place());
        });
    }

    @Test
    void anEventWithoutAValueNeverCountsAsAnOpinion() {
        quietTown();
        ObjectWatch.Seen seen = visit("fake", "rare", "play");
        assertThat(seen.crowd()).isNull();
    }

    /** 40 people and 100 objects, each visited now and then. */
    private void quietTown() {
        for (int i = 0; i < 2_000; i++) {
            now += 10 * MINUTE;
            visit("user" + i % 40, i % 397 == 0 ? "rare" : "object" + (i * 7) % 100, "play");
        }
    }

    /** 2,000 people and 100 objects; each comes once. */
    private void townOfPassers() {
        for (int i = 0; i < 2_000; i++) {
            now += 10 * MINUTE;
            visit("user" + i, "object" + i % 100, "play");
        }
    }

    private ObjectWatch.Seen visit(String actor, String object, String action) {
        now += MINUTE;
        Event event = new Event(
                0,
                new Origin("plays", 0, 0, 0),
                null,
                Entity.of("user", actor),
                Event.Identity.KNOWN,
                Entity.of("object", object),
                Double.NaN,
                action,
                now,
                Timing.ON_TIME,
                0,
                new Payload(null, new byte[0], List.of()));
        int before = counts.merge(object, 1, Integer::sum) - 1;
        ObjectWatch.Seen seen = watch.look(event, crowds.getOrDefault(object, Crowd.none()), before, 1);
        crowds.put(object, seen.after());
        alarms.addAll(seen.alarms());
        return seen;
    }
}
