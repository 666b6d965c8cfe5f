/**
 * Does everything add up?
 *
 * <p>Every subtask counts what it read and what it decided between two checkpoints and writes it down as an {@link
 * dev.weir.event.Account} before the barrier passes, in the same transaction as the records themselves. State kept per
 * key: none; a subtask holds one counter a stream and outcome, and one range a partition, since the last checkpoint.
 * {@link dev.weir.audit.Outcomes} counts what else Prometheus is told of what passes, a few hundred numbers a stream.
 *
 * <p>An attacker cannot make the books disagree by any bytes it sends, since a record that fails to decode is counted like
 * any other; one who can write to the audit topic could, so that right is for the job alone.
 */
@NullMarked
package dev.weir.audit;

import org.jspecify.annotations.NullMarked;
