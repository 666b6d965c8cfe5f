package dev.weir.actor;

import dev.weir.behavior.BehaviorFinding;
import dev.weir.behavior.BehaviorLimits;
import dev.weir.behavior.BehaviorMemory;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Finding.Weight;
import dev.weir.profile.ProfileFinding;
import dev.weir.profile.ProfileLimits;
import dev.weir.profile.ProfileMemory;
import dev.weir.profile.ProfileVector;
import dev.weir.reviewed.ReviewedCheck;
import dev.weir.reviewed.ReviewedLimits;
import dev.weir.settings.Mode;
import dev.weir.verdict.Evidence;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that stands beside a group's: of the profile as it was last looked at, of the behavior, of a pace that was held, or what
 * reviewers would say.
 */
final class SecondFamily {

    /** In nats: what is left of a pace's evidence must still be as rare as a profile that stands out. */
    private static final double LEAST_PACE = ProfileLimits.STANDS_OUT;

    /** What is for more than a third about the campaign's own objects tells what the group's evidence has told. */
    private static final int LEAST_PART = 3;

    private SecondFamily() {}

    /** The stronger of what is remembered and what was just found; only a pace that is held is evidence. */
    static @Nullable Evidence pace(@Nullable Evidence before, @Nullable Finding rate, long time) {
        if (rate == null || rate.weight() != Weight.HOLDS) {
            return before;
        }
        return before == null || rate.surprisal() >= before.at(time) ? Evidence.of(rate, time) : before;
    }

    /**
     * The evidence, or null where there is not enough.
     *
     * @param profile what the profile check may do
     * @param behavior what the behavior check may do
     * @param now event time, epoch milliseconds
     * @param named how many objects the group's evidence is about
     */
    static @Nullable Evidence of(ActorMemory memory, Mode profile, Mode behavior, long now, int named) {
        ProfileMemory.Score score = memory.profileSoFar().score();
        boolean ofItsOwn = score.size() >= LEAST_PART * named;
        if (profile == Mode.ENFORCE && ofItsOwn && score.surprisal() >= ProfileLimits.STANDS_OUT) {
            return new Evidence(Family.PROFILE.name(), score.surprisal(), now, ProfileFinding.sentence(score));
        }
        BehaviorMemory acted = memory.behaviorSoFar();
        BehaviorMemory.Strongest odd = acted.strongest();
        if (behavior == Mode.ENFORCE
                && odd.surprisal() >= BehaviorLimits.STANDS_OUT
                && odd.tellsMoreThan(LEAST_PART * named)) {
            return new Evidence(Family.BEHAVIOR.name(), odd.surprisal(), now, BehaviorFinding.sentence(odd, acted));
        }
        Evidence pace = memory.pace();
        return pace != null && pace.at(now) >= LEAST_PACE ? pace : null;
    }

    /**
     * What reviewers would say, or null where it is not enough. It is of the profile's family, and the same others who make a group
     * suspicious may have been decided about: so it has to rest on three times as many objects as the group's evidence names.
     *
     * @param now event time, epoch milliseconds
     * @param named how many objects the group's evidence is about
     */
    static @Nullable Evidence reviewed(ActorMemory memory, ReviewedLimits limits, long now, int named) {
        if (limits.mode() != Mode.ENFORCE) {
            return null;
        }
        ReviewedCheck.Look look =
                ReviewedCheck.look(memory.reviewed(), () -> ProfileVector.of(memory.profileSoFar()), limits);
        if (look == null
                || !look.isFake()
                || look.surprisal() < ProfileLimits.STANDS_OUT
                || look.objects() < LEAST_PART * named) {
            return null;
        }
        return new Evidence(Family.PROFILE.name(), look.surprisal(), now, look.sentence());
    }
}
