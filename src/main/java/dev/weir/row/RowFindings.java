package dev.weir.row;

import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.event.ThreatTag;
import dev.weir.feature.FeatureLook;
import dev.weir.label.LabelLook;
import java.util.List;
import java.util.Locale;

/** What was noticed of a row, as findings. */
final class RowFindings {

    /** The checks' names in findings and in the policy. */
    static final String LABEL = "label";

    static final String FEATURE = "feature";
    static final String OUTLIER = "outlier";

    /** In nats: 1 in 1,100 rows. Below it nothing is said of a row that is unusual and nothing else. */
    static final double UNUSUAL = 7;

    /** The mean surprisal of what chance alone brings. */
    private static final double USUAL = 1;

    /** Of a rightly labelled row: at least half. */
    private static final double RIGHT = 0.5;

    private static final List<ThreatTag> POISONING = List.of(
            ThreatTag.ATLAS_POISON_TRAINING_DATA, ThreatTag.OWASP_DATA_POISONING, ThreatTag.NIST_DATA_POISONING);

    private RowFindings() {}

    /** A label that its features contradict. */
    static Finding contradicted(LabelLook look, String label, Finding.Weight weight) {
        double surprisal = Math.min(look.surprisal(), Finding.MAX_SURPRISAL);
        return new Finding(
                LABEL,
                Family.LABEL,
                surprisal,
                look.p(),
                RIGHT,
                1,
                "probability that the label is right",
                String.format(
                        Locale.ROOT,
                        "the features contradict the label '%s': 1 in %.0f rightly labelled rows of it looks as wrong",
                        label,
                        Math.exp(surprisal)),
                POISONING,
                weight);
    }

    /** A row that carries a trigger, or is of a source or an actor that was found at something. */
    static Finding manipulated(FeatureLook look, double surprisal, String sentence) {
        return new Finding(
                FEATURE,
                Family.FEATURE,
                Math.min(surprisal, Finding.MAX_SURPRISAL),
                Math.max(surprisal, look.surprisal()),
                UNUSUAL,
                USUAL,
                "nats of surprise",
                sentence,
                POISONING,
                Finding.Weight.HOLDS);
    }

    /** A row that is unusual, and that is all. */
    static Finding outlier(FeatureLook look) {
        return new Finding(
                OUTLIER,
                Family.FEATURE,
                look.surprisal(),
                look.surprisal(),
                UNUSUAL,
                USUAL,
                "nats of surprise",
                String.format(
                        Locale.ROOT, "1 in %.0f rows is as unusual; rare is not wrong", Math.exp(look.surprisal())),
                POISONING,
                Finding.Weight.COUNTS);
    }
}
