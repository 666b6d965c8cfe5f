/**
 * Does everything add up, and can it be shown later that it did?
 *
 * <p>Every subtask counts what it read and what it decided between two checkpoints and writes it down as an {@link
 * dev.weir.event.Account} before the barrier passes, in the same transaction as the records themselves. Of each reason for
 * dead letters it knows which share of a stream is usual, and one alert says when that jumps ({@link
 * dev.weir.audit.DeadShares}). {@link dev.weir.audit.Outcomes} counts what else Prometheus is told of what passes. {@link
 * dev.weir.audit.VerdictOperator} also writes an entry for all that is not a plain admission, and {@link
 * dev.weir.audit.ChainOperator} chains all entries in one place, and seals the chains. State kept per key: none; a subtask holds
 * one counter a stream and outcome, a few hundred numbers a stream for Prometheus, one range a partition and at most 4,096 open
 * entries since the last checkpoint, and one share a stream, reason and field; the chains are 16 numbers and hashes.
 *
 * <p>An attacker cannot make the books disagree by any bytes it sends, since a record that fails to decode is counted like
 * any other. Whoever may write to an input topic can raise the alert, once an hour for each reason, or hide a jump of 4 % behind
 * a steady 1 % of the same; the list of dead letters shows both. It can make the audit long: an entry a second for each
 * contributor that it sends from. One who can write to the audit topic cannot change what stands there unseen, unless it has the
 * key too: so the right is for the job alone, and so is the key.
 */
@NullMarked
package dev.weir.audit;

import org.jspecify.annotations.NullMarked;
