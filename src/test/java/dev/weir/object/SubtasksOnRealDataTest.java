package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.MovieLens;
import dev.weir.event.Alarm;
import dev.weir.event.Event;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.lab.Aim;
import dev.weir.lab.Attack;
import dev.weir.lab.AttackModel;
import dev.weir.lab.Injection;
import dev.weir.lab.TimeShape;
import dev.weir.settings.Scale;
import dev.weir.settings.Signatures;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a crowd holds of the same events in the same order, by one subtask and by several: their number is nothing to an attack. */
class SubtasksOnRealDataTest {

    private static final Scale STARS = new Scale(1, 5, 1.0);

    /** Of what one subtask holds: a sample of the site is not the site. */
    private static final double MOST_DIFFERENT = 0.15;

    @Test
    void severalSubtasksHoldWhatOneHolds() throws IOException {
        // Given
        List<Event> events = attacked();
        List<Boolean> one = held(events, 1);
        long all = one.stream().filter(is -> is).count();

        // When
        long rescaled = differences(one, held(events, 1, 2, 4));
        long four = differences(one, held(events, 4));

        // Then
        assertThat(all).isGreaterThan(50);
        assertThat(rescaled).isLessThanOrEqualTo((long) (MOST_DIFFERENT * all));
        assertThat(four).isLessThanOrEqualTo((long) (MOST_DIFFERENT * all));
    }

    private static List<Event> attacked() throws IOException {
        return Injection.inject(
                        MovieLens.ML_100K.read(),
                        Attack.of(AttackModel.AVERAGE, Aim.PUSH, 0.03, 0.03, TimeShape.WEEK, 7))
                .all()
                .list()
                .stream()
                .map(rating -> Events.event(
                        "u" + rating.user(),
                        "m" + rating.item(),
                        rating.value(),
                        rating.time(),
                        Timing.ON_TIME,
                        null,
                        "{}"))
                .toList();
    }

    private static long differences(List<Boolean> one, List<Boolean> other) {
        return IntStream.range(0, one.size())
                .filter(i -> !one.get(i).equals(other.get(i)))
                .count();
    }

    /** Whether each event is held, where each part of them, all as long, is seen by so many subtasks that divide the objects. */
    private static List<Boolean> held(List<Event> events, int... subtasks) {
        Map<String, ObjectState> objects = new HashMap<>();
        List<Boolean> held = new ArrayList<>();
        List<ObjectLook> looks = List.of();
        for (int part = 0; part < subtasks.length; part++) {
            looks = rescaled(looks, subtasks[part]);
            int from = events.size() * part / subtasks.length;
            for (Event event : events.subList(from, events.size() * (part + 1) / subtasks.length)) {
                String object = Objects.requireNonNull(event.object()).text();
                // Spread, as Flink spreads its key groups.
                int place = Math.floorMod(object.hashCode() * 0x9e3779b9 >>> 16, looks.size());
                looks.get(place).on(event, objects.computeIfAbsent(object, name -> new ObjectState()), 1, passage -> {
                    if (passage.what() == Passage.What.EVENT) {
                        held.add(isHeld(passage.context().crowd()));
                    }
                });
            }
        }
        return held;
    }

    private static List<ObjectLook> rescaled(List<ObjectLook> former, int subtasks) {
        List<ObjectLook> looks = new ArrayList<>();
        for (int i = 0; i < subtasks; i++) {
            ObjectLook look = new ObjectLook(
                    List.of(new Watched(
                            "ratings", Watched.Crowds.WATCHED, Watched.Surges.IGNORED, STARS, Signatures.IGNORED)),
                    Duration.ofDays(400),
                    subtasks);
            former.forEach(each -> each.clocks().forEach(look::resume));
            looks.add(look);
        }
        return looks;
    }

    private static boolean isHeld(ObjectContext.@Nullable Crowd crowd) {
        return crowd != null && (crowd.past() == ObjectContext.Crowd.Past.NONE || crowd.surprisal() >= Alarm.HELD_FROM);
    }
}
