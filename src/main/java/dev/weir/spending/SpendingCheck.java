package dev.weir.spending;

import dev.weir.event.Event;
import dev.weir.event.Finding;
import dev.weir.event.Timing;
import dev.weir.settings.Mode;
import org.jspecify.annotations.Nullable;

/** Judges one payment against its account's own past. A pure function over {@link SpendingMemory}. */
public final class SpendingCheck {

    /** Fewer payments are no past. */
    static final int LEAST_PAST = 20;

    private SpendingCheck() {}

    /**
     * What became of one event.
     *
     * @param after the memory to store, or null where nothing was counted
     * @param finding what stood out, or null
     */
    public record Result(
            @Nullable SpendingMemory after, @Nullable Finding finding) {}

    /**
     * Judges one event. Abstains where the check is off or the time check holds the event.
     *
     * @param before the contributor's memory on the event's stream
     */
    public static Result assess(SpendingMemory before, Event event, SpendingLimits limits) {
        if (limits.mode() == Mode.OFF || event.timing() == Timing.FUTURE || event.timing() == Timing.STALE) {
            return new Result(null, null);
        }
        return assess(before, Payment.of(event, limits), limits.mode());
    }

    static Result assess(SpendingMemory before, Payment payment, Mode mode) {
        SpendingMemory after = before.with(payment);
        Aspect strongest = before.payments() < LEAST_PAST ? null : strongest(payment, before, after);
        return new Result(
                after.rise().level() >= Aspect.RISE.from ? after.said() : after,
                strongest == null ? null : SpendingFinding.of(strongest, payment, before, after, mode));
    }

    private static @Nullable Aspect strongest(Payment payment, SpendingMemory before, SpendingMemory after) {
        Aspect strongest = null;
        double most = 0;
        for (Aspect aspect : Aspect.ALL) {
            double surprisal = aspect.surprisal(aspect.score(payment, before, after));
            if (surprisal > most) {
                strongest = aspect;
                most = surprisal;
            }
        }
        return strongest;
    }
}
