/**
 * Does what is admitted still look as it did when it was accepted?
 *
 * <p>Poison that passes every check one by one moves the training data slowly, and a reference that moves with the past goes along. {@link
 * dev.weir.drift.DriftRun} reads each day's records of the training topics, beside the job, into a {@link dev.weir.drift.Day}: of each quantity
 * ({@link dev.weir.drift.Cells}) one histogram, in which every contributor has the same weight. {@link dev.weir.drift.StreamDrift} compares the
 * last 7 and 28 days with the first {@code drift.learnDays} days, which never move: nothing but the settings replaces them. What stands out is one
 * alert an episode. It holds nothing and lowers no trust.
 *
 * <p>State kept per key: none. A day costs some hundred bytes a quantity, in one file; while one is counted at most {@value
 * dev.weir.drift.DayCount#MOST} contributors of it are in memory, drawn by a hash that nobody can foresee.
 *
 * <p>An attacker who knows it poisons while the reference is learned, moves less than chance would (which a large stream makes small and a small
 * one does not), needs contributors in the number that he wants to weigh, or moves what is not watched: which objects, in which
 * combination. Whoever can write the file or the settings can take the reference away.
 */
@NullMarked
package dev.weir.drift;

import org.jspecify.annotations.NullMarked;
