package dev.weir.behavior;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.Events;
import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import dev.weir.settings.Scale;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class BehaviorPropertiesTest {

    private static final BehaviorLimits LIMITS = new BehaviorLimits(Mode.ENFORCE, new Scale(1.0, 5.0, 1.0));

    /** What somebody does: how long after, on what, with which value, how popular. */
    record Act(long pause, int object, double value, double popularity, Timing timing) {}

    @Property(tries = 300)
    void whateverHappensTheStateComesBackAndTheChangePointIsAnEvent(@ForAll("acts") List<Act> acts) {
        BehaviorMemory memory = BehaviorMemory.empty();
        Set<Long> times = new HashSet<>(Set.of(Long.MIN_VALUE));
        long now = Events.NOON;
        for (Act act : acts) {
            now += act.pause();
            times.add(now);
            Event event = Events.event("u1", "m" + act.object(), act.value(), now, act.timing(), null, "{}");
            BehaviorCheck.Result result =
                    BehaviorCheck.assess(memory, event, ObjectContext.NONE.placed(act.popularity()), LIMITS);
            memory = result.after() == null ? memory : result.after();
            assertThat(BehaviorMemory.of(memory.state())).isEqualTo(memory);
            assertThat(times).contains(memory.changedSince());
            assertThat(memory.strongest().surprisal()).isBetween(0f, (float) Finding.MAX_SURPRISAL);
            assertThat(memory.pace().hoursAwake()).isNotNegative();
        }
    }

    @Property(tries = 100)
    void whatTheTimeCheckHoldsChangesNothingThatIsSaidOfOthers(@ForAll("acts") List<Act> acts) {
        assertThat(end(acts))
                .isEqualTo(end(acts.stream()
                        .filter(act -> act.timing() != Timing.FUTURE && act.timing() != Timing.STALE)
                        .toList()));
    }

    /** Times are fixed before anything is left out. */
    private static BehaviorMemory end(List<Act> acts) {
        BehaviorMemory memory = BehaviorMemory.empty();
        for (Act act : acts) {
            Event event = Events.event(
                    "u1", "m" + act.object(), act.value(), Events.NOON + act.pause(), act.timing(), null, "{}");
            BehaviorMemory after = BehaviorCheck.assess(
                            memory, event, ObjectContext.NONE.placed(act.popularity()), LIMITS)
                    .after();
            memory = after == null ? memory : after;
        }
        return memory;
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.longs().between(-100_000, 20_000_000),
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.of(1.0, 2.0, 3.0, 4.0, 5.0, 5.0, Double.NaN),
                        Arbitraries.of(-3.0, -1.0, 0.0, 0.5, 2.0, Double.NaN),
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just(Timing.ON_TIME)),
                                Tuple.of(2, Arbitraries.of(Timing.class))))
                .as(Act::new)
                .list()
                .ofMaxSize(80);
    }
}
