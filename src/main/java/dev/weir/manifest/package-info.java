/**
 * What exactly is in a training set, who says so, and does it still hold?
 *
 * <p>{@link dev.weir.manifest.SetWriter} writes the files of a set; {@link dev.weir.manifest.Statement} names them by their digests, and what
 * they were made of; {@link dev.weir.manifest.Manifest} is the statement in its envelope. The files stand beside it, or are those of a
 * table's snapshot ({@link dev.weir.manifest.SetFiles}). {@link dev.weir.manifest.Verification} works all of it out again, {@link
 * dev.weir.manifest.Holdings} says what a set holds of an event or a contributor, and {@link dev.weir.manifest.MetricsHistory}
 * whether models trained on it got worse. State kept per key: none; a history of figures stands in a file beside the sets.
 *
 * <p>An attacker who can write to the folder or the table changes a file (its digest tells), adds one (no manifest names it), changes the
 * statement (its signature tells), or removes the signature: who trains must ask for one ({@code verify --keys}). He cannot sign
 * without a key, and a key that was taken back has an end in the file of keys. Who holds a valid key can sign anything: then the inputs tell,
 * from which anybody can build the set again.
 */
@NullMarked
package dev.weir.manifest;

import org.jspecify.annotations.NullMarked;
