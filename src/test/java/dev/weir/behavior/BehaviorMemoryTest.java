package dev.weir.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.behavior.BehaviorMemory.Strongest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviorMemoryTest {

    private static final Habit PAST = new Habit(3, 400, 30_000, new Spread(128, -0.5f, 1.25f));

    @Test
    void whatIsStoredComesBackAsItWas() {
        BehaviorMemory memory = new BehaviorMemory(
                new Pace(1_767_268_800_123L, 1_767_268_700_000L, 127, new Spread(23, 4.25f, 0.5f), 0.75f),
                PAST,
                new Change(-12.5f, 1_767_268_800_001L, 32_000, 17.5f, 1_767_268_500_007L),
                new Sameness(100, 77, 33.5f, -123_456_789, 5),
                new Strongest(6.5f, 2, 41.5f, 12));
        assertThat(memory.state()).hasSize(96);
        assertThat(BehaviorMemory.of(memory.state())).isEqualTo(memory);
        assertThat(BehaviorMemory.of(BehaviorMemory.empty().state())).isEqualTo(BehaviorMemory.empty());
        assertThat(BehaviorMemory.of(null)).isEqualTo(BehaviorMemory.empty());
    }

    @ParameterizedTest
    @CsvSource({
        // The present rise, where it is enough; else the strongest, where that is.
        "2.9, 2.9, MIN",
        "3, 3, 50",
        "-3.1, 8, 50",
        "2.9, 8, 20",
        "0, 3, 20",
        "0, 2.9, MIN"
    })
    void thePresentRiseIsTheChangePointAndElseTheStrongest(float level, float most, String since) {
        BehaviorMemory memory = changed(PAST, new Change(level, 50, 4, most, 20));
        assertThat(memory.changedSince()).isEqualTo(since.equals("MIN") ? Long.MIN_VALUE : Long.parseLong(since));
    }

    @ParameterizedTest
    @CsvSource({"23, 20", "24, 50", "25, 50"})
    void aRiseAfterTooShortAPastIsNone(int events, long since) {
        Habit past = new Habit(0, events, 0, Spread.NONE);
        assertThat(changed(past, new Change(9, 50, 4, 3, 20)).changedSince()).isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        "EVEN_PAUSES, 3, true",
        "NO_REST, 3, true",
        "CHANGE, 11, false",
        "CHANGE, 12, true",
        "ONE_VALUE, 11, false"
    })
    void whatIsNotAboutTimesNeedsEventsOfItsOwn(Aspect aspect, int events, boolean tells) {
        assertThat(new Strongest(6, aspect.ordinal(), 1, events).tellsMoreThan(12))
                .isEqualTo(tells);
    }

    private static BehaviorMemory changed(Habit past, Change change) {
        return new BehaviorMemory(Pace.NONE, past, change, Sameness.NONE, Strongest.NONE);
    }
}
