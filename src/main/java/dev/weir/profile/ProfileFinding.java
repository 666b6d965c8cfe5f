package dev.weir.profile;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.model.NormalScore;
import dev.weir.model.ProfileFeature;
import dev.weir.settings.Mode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts what the profile check saw into words. */
public final class ProfileFinding {

    /** The check's name in findings and in the policy. */
    public static final String NAME = "profile";

    private static final double USUAL = 1;

    /** A feature that stands nearer to the middle than this drove nothing: a tenth of honest profiles are beyond. */
    private static final double DROVE = 1.645;

    private ProfileFinding() {}

    /** The finding, or null where the profile stands out no more than one honest profile in 100 ever does. */
    static @Nullable Finding of(ProfileMemory.Score score, Mode mode) {
        if (score.surprisal() < ProfileLimits.STANDS_OUT) {
            return null;
        }
        return new Finding(
                NAME,
                Family.PROFILE,
                score.surprisal(),
                score.surprisal(),
                ProfileLimits.STANDS_OUT,
                USUAL,
                "nats of surprise at the profile",
                sentence(score),
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.COUNTS);
    }

    /** What stood out, in one sentence. */
    public static String sentence(ProfileMemory.Score score) {
        String start = "its first " + score.size() + " events show ";
        String end = " of honest contributors with as many";
        if (Math.abs(score.place()) < DROVE) {
            return start + "a mixture of choices and values that is rarer than 99 %" + end;
        }
        String first = shown(score.feature(), score.place());
        return Math.abs(score.nextPlace()) < DROVE
                ? start + first + end
                : start + first + end + ", and " + shown(score.next(), score.nextPlace());
    }

    private static String shown(int feature, float place) {
        return ProfileFeature.values()[feature].shows(place) + " than " + NormalScore.percent(place) + " %";
    }
}
