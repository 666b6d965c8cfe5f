package dev.weir.actor;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.profile.ProfileFinding;
import dev.weir.profile.ProfileLimits;
import dev.weir.profile.ProfileMemory;
import dev.weir.settings.Mode;
import dev.weir.verdict.Evidence;
import org.jspecify.annotations.Nullable;

/** Evidence that stands beside a group's: of the profile as it was last looked at, or of a pace that was held. */
final class SecondFamily {

    /** In nats: what is left of a pace's evidence must still be as rare as a profile that stands out. */
    private static final double LEAST_PACE = ProfileLimits.STANDS_OUT;

    private SecondFamily() {}

    /** The stronger of what is remembered and what was just found; only a pace that is held is evidence. */
    static @Nullable Evidence pace(@Nullable Evidence before, @Nullable Finding rate, long time) {
        if (rate == null || rate.weight() != Weight.HOLDS) {
            return before;
        }
        return before == null || rate.surprisal() >= before.at(time) ? Evidence.of(rate, time) : before;
    }

    /** The evidence as of {@code now}, or null where there is not enough. */
    static @Nullable Evidence of(ActorMemory memory, Mode profile, long now) {
        ProfileMemory.Score score = memory.profileSoFar().score();
        if (profile == Mode.ENFORCE && score.surprisal() >= ProfileLimits.STANDS_OUT) {
            return new Evidence(Family.PROFILE.name(), score.surprisal(), now, ProfileFinding.sentence(score));
        }
        Evidence pace = memory.pace();
        return pace != null && pace.at(now) >= LEAST_PACE ? pace : null;
    }
}
