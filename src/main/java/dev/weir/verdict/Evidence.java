package dev.weir.verdict;

import dev.weir.event.Family;
import dev.weir.event.Finding;

/**
 * The strongest evidence of a second family against a contributor, beside that of a group. State: only add components.
 *
 * @param family the name of the {@link Family}
 * @param surprisal as of {@code time}, in nats
 * @param time event time, epoch milliseconds
 * @param sentence what was seen
 */
public record Evidence(String family, double surprisal, long time, String sentence) {

    /** Evidence that does not come again counts half after this long, in milliseconds: 30 days. */
    static final double HALF_LIFE = 30.0 * 24 * 3_600_000;

    /** The evidence in a finding. */
    public static Evidence of(Finding finding, long time) {
        return new Evidence(finding.family().name(), finding.surprisal(), time, finding.sentence());
    }

    /** What is left of it, in nats; all of it for a moment before it was seen. */
    public double at(long now) {
        return surprisal * Math.pow(2, -Math.max(0, now - time) / HALF_LIFE);
    }
}
