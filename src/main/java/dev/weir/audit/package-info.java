/**
 * Does everything add up?
 *
 * <p>Every subtask counts what it read and what it decided between two checkpoints and writes it down as an {@link
 * dev.weir.event.Account} before the barrier passes, in the same transaction as the records themselves. Of each reason for
 * dead letters it knows which share of a stream is usual, and one alert says when that jumps ({@link
 * dev.weir.audit.DeadShares}). {@link dev.weir.audit.Outcomes} counts what else Prometheus is told of what passes, a few
 * hundred numbers a stream. State kept per key: none; a subtask holds one counter a stream and outcome, and one range a
 * partition, since the last checkpoint, and one share a stream, reason and field.
 *
 * <p>An attacker cannot make the books disagree by any bytes it sends, since a record that fails to decode is counted like
 * any other. Whoever may write to an input topic can raise the alert, once an hour for each reason, or hide a jump of 4 % behind
 * a steady 1 % of the same; the list of dead letters shows both. One who can write to the audit topic could, so that right is for the job alone.
 */
@NullMarked
package dev.weir.audit;

import org.jspecify.annotations.NullMarked;
