/**
 * Where do the records of a training set come from in a running deployment?
 *
 * <p>{@link dev.weir.collect.TopicSupply} reads the ledger and then what went to training, committed records only, up to where the
 * topics ended when it was asked; the ends of training are taken first, so that no row is without a retraction that came before it.
 * {@link dev.weir.collect.TrainingLine} makes of a record the line that a replay would have written. State kept per key: none; nothing
 * is committed.
 *
 * <p>An attacker who knows it cannot write to these topics; who can, writes training data without Weir, and the rights on topics are
 * what stops him. A record that has no header of Weir's is counted and left out.
 */
@NullMarked
package dev.weir.collect;

import org.jspecify.annotations.NullMarked;
