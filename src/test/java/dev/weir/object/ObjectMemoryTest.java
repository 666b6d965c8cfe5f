package dev.weir.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.Events;
import dev.weir.event.ObjectContext;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ObjectMemoryTest {

    private static final long DAY = Duration.ofDays(1).toMillis();

    @Test
    void aNewObjectHasNoContext() {
        assertThat(ObjectMemory.EMPTY.asOf(Events.NOON, null)).isSameAs(ObjectContext.NONE);
    }

    @Test
    void spreadNeedsTwoValuesAndMeanOne() {
        ObjectMemory none = ObjectMemory.EMPTY.with(Events.valued(Double.NaN, Events.NOON));
        assertThat(none.asOf(Events.NOON, null).mean()).isNaN();
        ObjectMemory one = none.with(Events.valued(4, Events.NOON));
        assertThat(one.asOf(Events.NOON, null).mean()).isEqualTo(4);
        assertThat(one.asOf(Events.NOON, null).spread()).isNaN();
        ObjectMemory two = one.with(Events.valued(2, Events.NOON));
        assertThat(two.asOf(Events.NOON, null).spread()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(two.asOf(Events.NOON, null).count()).isEqualTo(3);
    }

    @Test
    void recentHalvesWithEveryDay() {
        ObjectMemory memory = ObjectMemory.EMPTY.with(Events.at(Events.NOON)).with(Events.at(Events.NOON));
        assertThat(memory.asOf(Events.NOON, null).recent()).isCloseTo(2, within(1e-9));
        assertThat(memory.asOf(Events.NOON + DAY, null).recent()).isCloseTo(1, within(1e-9));
        assertThat(memory.with(Events.at(Events.NOON + DAY))
                        .asOf(Events.NOON + DAY, null)
                        .recent())
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void theOrderOfTwoEventsDoesNotMatter() {
        ObjectMemory inOrder =
                ObjectMemory.EMPTY.with(Events.valued(1, Events.NOON)).with(Events.valued(5, Events.NOON + 3000));
        ObjectMemory swapped =
                ObjectMemory.EMPTY.with(Events.valued(5, Events.NOON + 3000)).with(Events.valued(1, Events.NOON));
        assertThat(swapped.recent()).isCloseTo(inOrder.recent(), within(1e-12));
        assertThat(swapped.firstSeen()).isEqualTo(Events.NOON);
        assertThat(swapped.lastSeen()).isEqualTo(Events.NOON + 3000);
    }

    @Property
    void meanAndSpreadAreThoseOfTheValues(
            @ForAll @Size(min = 2, max = 60) List<@DoubleRange(min = -1000, max = 1000) Double> values) {
        ObjectMemory memory = ObjectMemory.EMPTY;
        for (double value : values) {
            memory = memory.with(Events.valued(value, Events.NOON));
        }
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        ObjectContext context = memory.asOf(Events.NOON, null);
        assertThat(context.mean()).isCloseTo(mean, within(1e-6));
        assertThat(context.spread()).isCloseTo(Math.sqrt(squares / (values.size() - 1)), within(1e-6));
    }
}
