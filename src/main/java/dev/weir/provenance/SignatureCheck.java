package dev.weir.provenance;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.Proof;
import dev.weir.event.ThreatTag;
import dev.weir.settings.Mode;
import dev.weir.settings.Signatures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the proof of an event's origin means for it, by what its stream asks. */
public final class SignatureCheck {

    /** The check's name in the policy. */
    public static final String NAME = "signature";

    /**
     * Surprisal of a signature that does not count: one honest event in 10,000. An assumption: an honest producer's signatures fail
     * when its clock or its key is wrong, and then its operators are told by what is held.
     */
    private static final double BROKEN = Math.log(10_000);

    /**
     * Surprisal of an event without a signature where signatures are preferred: one in 150, which caps trust at 0.90, as low as a check
     * goes that never holds ({@code spending}). While producers move to signatures most unsigned events are honest, so it says little;
     * but whoever asks for more than 0.90 gets signed events alone.
     */
    private static final double MISSING = Math.log(150);

    /** Surprisal of an event that names another source than the one that signed: one in 100, as for a conflict; some relay for others. */
    private static final double OTHER_SOURCE = Math.log(100);

    private SignatureCheck() {}

    /** The finding for an event with this proof, or null; null where its stream did not ask. */
    public static @Nullable Finding assess(@Nullable Proof proof, Signatures asked, Mode mode) {
        if (proof == null || mode == Mode.OFF || asked == Signatures.IGNORED) {
            return null;
        }
        return switch (proof.result()) {
            case INVALID ->
                finding(BROKEN, Finding.Weight.HOLDS, mode, "its signature does not count: " + proof.note());
            case UNSIGNED ->
                isUnproven(proof, asked)
                        ? finding(BROKEN, Finding.Weight.HOLDS, mode, "it is not signed, and its stream requires it")
                        : finding(MISSING, Finding.Weight.COUNTS, mode, "it is not signed");
            case VERIFIED ->
                proof.note().isEmpty()
                        ? null
                        : finding(
                                OTHER_SOURCE,
                                Finding.Weight.COUNTS,
                                mode,
                                "it says it is from '" + Quoted.of(proof.note()) + "', and '" + proof.source()
                                        + "' signed it");
        };
    }

    /** Whether an event with this proof is held for it: then nobody is known to have sent it, whoever it names. */
    public static boolean holds(@Nullable Proof proof, Signatures asked, Mode mode) {
        return proof != null && mode == Mode.ENFORCE && isUnproven(proof, asked);
    }

    private static boolean isUnproven(Proof proof, Signatures asked) {
        return switch (proof.result()) {
            case INVALID -> asked != Signatures.IGNORED;
            case UNSIGNED -> asked == Signatures.REQUIRED;
            case VERIFIED -> false;
        };
    }

    private static Finding finding(double surprisal, Finding.Weight weight, Mode mode, String sentence) {
        return new Finding(
                NAME,
                Family.PROVENANCE,
                surprisal,
                0,
                1,
                1,
                "good signatures",
                sentence,
                List.of(ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.NIST_DATA_POISONING),
                mode == Mode.SHADOW ? Finding.Weight.SHADOW : weight);
    }
}
