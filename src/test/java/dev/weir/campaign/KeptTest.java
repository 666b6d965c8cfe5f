package dev.weir.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Alarm;
import dev.weir.event.Entity;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class KeptTest {

    private final Kept kept = new Kept();

    @Test
    void whereLittleIsSaidItIsKeptWhateverIsSaidElsewhere() {
        for (int i = 0; i < 4; i++) {
            kept.add(alarm("quiet", Events.NOON + i));
        }
        for (int i = 0; i < 2 * Kept.MOST; i++) {
            kept.add(alarm("loud", Events.NOON + 10 + i));
        }
        assertThat(kept.all())
                .filteredOn(one -> one.object().text().equals("film:quiet"))
                .hasSize(4);
        assertThat(kept.all()).last().isEqualTo(alarm("loud", Events.NOON + 10 + 2 * Kept.MOST - 1));
        assertThat(kept.all()).hasSizeBetween(Kept.MOST * 9 / 10, Kept.MOST);
    }

    @Test
    void whereEverywhereIsSaidAsMuchTheOldestGo() {
        for (int i = 0; i <= Kept.MOST; i++) {
            kept.add(alarm("m" + i, Events.NOON + i));
        }
        assertThat(kept.all()).hasSizeBetween(Kept.MOST * 9 / 10, Kept.MOST).doesNotContain(alarm("m0", Events.NOON));
        assertThat(kept.all()).last().isEqualTo(alarm("m" + Kept.MOST, Events.NOON + Kept.MOST));
    }

    @Property(tries = 20)
    void theNewestIsKeptAndNeverMoreThanTheBound(@ForAll List<@IntRange(max = 40) Integer> places) {
        Kept some = new Kept();
        long time = Events.NOON;
        for (int round = 0; round < 6_000 / (places.size() + 1); round++) {
            for (int place : places) {
                Alarm alarm = alarm("m" + place, ++time);
                some.add(alarm);
                assertThat(some.all().size()).isLessThanOrEqualTo(Kept.MOST);
            }
        }
        if (!places.isEmpty()) {
            assertThat(some.all())
                    .last()
                    .satisfies(last ->
                            assertThat(last.object().text()).isEqualTo("film:m" + places.get(places.size() - 1)));
        }
    }

    @Test
    void whatIsOlderThanTheHorizonGoes() {
        kept.add(alarm("m1", Events.NOON));
        kept.add(alarm("m1", Events.NOON + 1));
        kept.add(alarm("m2", Events.NOON + 1 + Alarm.HORIZON));
        assertThat(kept.all())
                .containsExactly(alarm("m1", Events.NOON + 1), alarm("m2", Events.NOON + 1 + Alarm.HORIZON));
    }

    private static Alarm alarm(String object, long time) {
        return new Alarm(
                Alarm.Kind.BURST,
                0,
                Entity.of("film", object),
                4,
                20,
                15,
                0.001,
                50,
                1000,
                time - 1,
                time,
                List.of(new Alarm.Present(Entity.of("user", "u1"), time, Alarm.Span.INSIDE, 5, 2, 1)));
    }
}
