package dev.weir.event;

import java.util.List;
import java.util.Objects;

/**
 * What one check noticed about one event, with what a person needs to judge it again.
 *
 * @param check the check's name as it stands in the policy: {@code rate}, {@code time}, {@code conflict}
 * @param family the kind of evidence
 * @param surprisal -ln P(at least this extreme, given an honest contributor), in nats, 0 to {@link #MAX_SURPRISAL}, so
 *     that independent families add
 * @param observed what was seen, in {@code unit}
 * @param threshold from where the check holds, in {@code unit}
 * @param baseline what an ordinary honest contributor shows, in {@code unit}
 * @param unit the unit of the three numbers: {@code events in 1 min}, {@code ms ahead}
 * @param sentence the finding in one sentence
 * @param tags the threats it points at
 * @param weight whether the finding counts in the verdict or is only shown
 */
public record Finding(
        String check,
        Family family,
        double surprisal,
        double observed,
        double threshold,
        double baseline,
        String unit,
        String sentence,
        List<ThreatTag> tags,
        Weight weight) {

    /** Surprisal is clipped here: 1 in 10^13; beyond it no model of honest people is believed. */
    public static final double MAX_SURPRISAL = 30.0;

    /** What a finding may do. */
    public enum Weight {
        /** Holds the event. */
        HOLDS,
        /** Lowers trust, does not hold. */
        COUNTS,
        /** Its check runs in shadow: recorded, changes nothing. */
        SHADOW
    }

    /** The same finding with another weight. */
    public Finding weighing(Weight newWeight) {
        return new Finding(check, family, surprisal, observed, threshold, baseline, unit, sentence, tags, newWeight);
    }

    public Finding {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(family, "family");
        if (!(surprisal >= 0 && surprisal <= MAX_SURPRISAL)) {
            throw new IllegalArgumentException("surprisal " + surprisal + " of " + check + " is not in 0 to 30 nats");
        }
        tags = List.copyOf(tags);
    }
}
