package dev.weir.behavior;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Puts what the behavior check saw into words. */
public final class BehaviorFinding {

    /** The check's name in findings and in the policy. */
    public static final String NAME = "behavior";

    private static final double USUAL = 1;

    /** The data know 6,367 lives: of rarer ones they say nothing. */
    private static final double RAREST = 10_000;

    private static final double TENS = 10;

    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private BehaviorFinding() {}

    static Finding of(BehaviorMemory.Strongest said, BehaviorMemory memory, Mode mode) {
        return new Finding(
                NAME,
                Family.BEHAVIOR,
                said.surprisal(),
                said.surprisal(),
                BehaviorLimits.STANDS_OUT,
                USUAL,
                "nats of surprise at the behavior",
                sentence(said, memory),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.COUNTS);
    }

    /** What stood out, in one sentence. */
    public static String sentence(BehaviorMemory.Strongest said, BehaviorMemory memory) {
        return shown(said, memory) + "; " + oneIn(said.surprisal()) + " honest contributors ever does this";
    }

    private static String shown(BehaviorMemory.Strongest said, BehaviorMemory memory) {
        return switch (Aspect.ALL[said.aspect()]) {
            case EVEN_PAUSES ->
                "its last " + Pace.PAUSES + " pauses are as even as a clock's, about "
                        + Math.round(100 * said.observed()) + " % apart";
            case NO_REST -> "it acted for " + (int) said.observed() + " hours without a rest of 4 hours";
            case CHANGE ->
                "since " + SINCE.format(Instant.ofEpochMilli(memory.change().mostSince())) + ", in " + said.events()
                        + " events, its values and choices are unlike its own before";
            case ONE_VALUE ->
                "its last " + said.events() + " values are one and the same, where its own before and others' vary";
            case ONE_OBJECT -> "its events about one object outnumber all its others by " + said.events();
        };
    }

    /** {@code 1 in 350}, to two digits. */
    private static String oneIn(double surprisal) {
        double oneIn = StrictMath.exp(surprisal);
        if (oneIn > RAREST) {
            return String.format(Locale.ROOT, "fewer than 1 in %,d", (long) RAREST);
        }
        double unit = StrictMath.pow(TENS, Math.floor(StrictMath.log10(oneIn)) - 1);
        return String.format(Locale.ROOT, "1 in %,d", Math.round(Math.round(oneIn / unit) * unit));
    }
}
