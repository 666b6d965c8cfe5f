package dev.weir.behavior;

import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.ObjectContext;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Judges how one contributor acts, against honest contributors and against its own past. A pure function over
 * {@link BehaviorMemory}; it looks with every event.
 */
public final class BehaviorCheck {

    private BehaviorCheck() {}

    /**
     * What became of one event.
     *
     * @param after the memory to store, or null where nothing was counted
     * @param finding what stood out, or null
     */
    public record Result(
            @Nullable BehaviorMemory after, @Nullable Finding finding) {}

    /**
     * Judges one event. Abstains where the check is off or the time check holds the event. A late event tells of habits alone:
     * it is no part of a pause, a rise or a run.
     *
     * @param before the contributor's memory on the event's stream
     * @param context what was known of the object before the event
     */
    public static Result assess(BehaviorMemory before, Event event, ObjectContext context, BehaviorLimits limits) {
        if (limits.mode() == Mode.OFF || event.timing() == Timing.FUTURE || event.timing() == Timing.STALE) {
            return new Result(null, null);
        }
        BehaviorMemory grown = grown(before, event, context, limits.place(event.value()));
        if (event.timing() == Timing.LATE) {
            return new Result(grown, null);
        }
        BehaviorMemory.Strongest now = strongest(grown);
        if (now.surprisal() < BehaviorLimits.STANDS_OUT) {
            return new Result(grown, null);
        }
        BehaviorMemory after = now.surprisal() >= before.strongest().surprisal() ? grown.said(now) : grown;
        return new Result(after, BehaviorFinding.of(now, grown, limits.mode()));
    }

    private static BehaviorMemory grown(BehaviorMemory before, Event event, ObjectContext context, double place) {
        Habit past = before.habit();
        Habit.Part part = Habit.part(place);
        Habit habit = past.with(part, context.popularity());
        if (event.timing() == Timing.LATE) {
            return new BehaviorMemory(before.pace(), habit, before.change(), before.sameness(), before.strongest());
        }
        long time = event.time();
        long last = before.pace().last();
        return new BehaviorMemory(
                event.timing() == Timing.NONE ? before.pace() : before.pace().with(time),
                habit,
                before.change().with(part, context.popularity(), past, time, last == Long.MIN_VALUE ? 0 : time - last),
                part == Habit.Part.NONE || event.object() == null
                        ? before.sameness()
                        : before.sameness().with(place, event.object().text().hashCode(), past),
                before.strongest());
    }

    private static BehaviorMemory.Strongest strongest(BehaviorMemory memory) {
        BehaviorMemory.Strongest strongest = BehaviorMemory.Strongest.NONE;
        for (Aspect aspect : Aspect.ALL) {
            double surprisal = aspect.surprisal(memory);
            if (surprisal > strongest.surprisal()) {
                strongest = new BehaviorMemory.Strongest(
                        (float) Math.min(Finding.MAX_SURPRISAL, surprisal),
                        aspect.ordinal(),
                        (float) aspect.observed(memory),
                        aspect.events(memory));
            }
        }
        return strongest;
    }
}
