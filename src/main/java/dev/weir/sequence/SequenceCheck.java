package dev.weir.sequence;

import dev.weir.event.Disorder;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Proof;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import dev.weir.settings.Sequences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the number of an event means for it, where its stream's producers count. It never holds: a number that is missing is the loss of other
 * events, and one that comes late was signed by its source all the same.
 */
public final class SequenceCheck {

    /** The check's name in the policy. */
    public static final String NAME = "sequence";

    /** Surprisal of a number out of place: one honest event in 100, as for a conflict. An assumption: no data at hand have numbers. */
    private static final double SURPRISAL = Math.log(100);

    private SequenceCheck() {}

    /** The finding for an event with this proof, or null; null where its stream's producers do not count. */
    public static @Nullable Finding assess(@Nullable Proof proof, Sequences asked, Mode mode) {
        if (proof == null || !proof.isVerified() || mode == Mode.OFF || asked == Sequences.IGNORED) {
            return null;
        }
        Disorder disorder = proof.disorder();
        if (disorder != null) {
            return finding(disorder.sentence(), disorder.kind() == Disorder.Kind.GAP ? Mode.SHADOW : mode);
        }
        return proof.id() == null || Numbered.of(proof.id()) == null
                ? finding("its signature's id is no RUN/NUMBER, and its stream's producers count", mode)
                : null;
    }

    private static Finding finding(String sentence, Mode mode) {
        return new Finding(
                NAME,
                Family.PROVENANCE,
                SURPRISAL,
                0,
                1,
                1,
                "numbers in order",
                sentence,
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : Finding.Weight.COUNTS);
    }
}
