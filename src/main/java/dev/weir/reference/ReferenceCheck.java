package dev.weir.reference;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Reference;
import dev.weir.event.ThreatTag;
import dev.weir.settings.CheckPolicies;
import dev.weir.settings.CheckPolicies.Treatment;
import dev.weir.settings.Mode;
import dev.weir.settings.ReferenceSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it means for an event that its reference is not there, or does not fit. Where nothing is known of it that is shown, and changes nothing: a
 * job that has just begun to read must not hold everybody.
 */
public final class ReferenceCheck {

    /** The check's name in the policy. */
    public static final String NAME = "reference";

    /**
     * Surprisal of an event without its record: one honest event in 150, which caps trust at 0.90, as low as a check goes that does not
     * hold. An assumption: no data at hand have references, and what it means depends on how complete the topic is.
     */
    private static final double SURPRISAL = Math.log(150);

    /** An id of a sentence, in characters: it is its sender's text. */
    private static final int MOST = 60;

    private ReferenceCheck() {}

    /**
     * The finding, or null.
     *
     * @param reference what the event refers to, looked up; null where it refers to nothing
     * @param asked what its stream asks; null: nothing
     */
    public static @Nullable Finding assess(
            @Nullable Reference reference, @Nullable ReferenceSettings asked, CheckPolicies.Reference policy) {
        if (reference == null || asked == null || policy.mode() == Mode.OFF) {
            return null;
        }
        return switch (reference.result()) {
            case FITS -> null;
            case UNKNOWN ->
                finding(
                        "it names '" + quoted(reference.id()) + "', and topic '" + asked.topic()
                                + "' was not read far enough to say whether it has that record",
                        Finding.Weight.SHADOW);
            case ABSENT -> finding(absent(reference, asked.topic()), weight(policy));
            case OTHER ->
                finding(
                        "it names '" + quoted(reference.id()) + "', and that record of topic '" + asked.topic() + "' "
                                + reference.note(),
                        weight(policy));
        };
    }

    private static String absent(Reference reference, String topic) {
        return reference.id().isEmpty()
                ? "it names no record of topic '" + topic + "', and its stream asks for one"
                : "it names '" + quoted(reference.id()) + "', and topic '" + topic + "' has no such record";
    }

    private static String quoted(String id) {
        return id.length() <= MOST ? id : id.substring(0, MOST) + '…';
    }

    private static Finding finding(String sentence, Finding.Weight weight) {
        return new Finding(
                NAME,
                Family.PROVENANCE,
                SURPRISAL,
                0,
                1,
                1,
                "records that it refers to",
                sentence,
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                weight);
    }

    private static Finding.Weight weight(CheckPolicies.Reference policy) {
        if (policy.mode() == Mode.SHADOW) {
            return Finding.Weight.SHADOW;
        }
        return policy.absent() == Treatment.HOLD ? Finding.Weight.HOLDS : Finding.Weight.COUNTS;
    }
}
