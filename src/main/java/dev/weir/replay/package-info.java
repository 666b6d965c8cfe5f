/**
 * What would the gateway have decided about these files?
 *
 * <p>A bounded run of the same job over files: {@link dev.weir.replay.Replay} reads and decodes every line, sorts the
 * events by their time outside memory, feeds them through the job with one subtask and writes the outputs as files, the
 * training set last ({@link dev.weir.replay.ReplayedFolder}, which later builds others of the same folder). State
 * kept per key: none of its own; in memory at any time are one buffer of the sort and one line. The same files, settings,
 * policy and models give the same bytes.
 *
 * <p>An attacker who can write a line of a file controls all its bytes: an overlong line is cut while it is read, an
 * unclosed quote ends with its line, and a line that cannot be decoded is a dead letter. Who can write the file can also
 * choose every time in it: nothing outside a file says when a line was written, so only holes that no history explains
 * are held.
 */
@NullMarked
package dev.weir.replay;

import org.jspecify.annotations.NullMarked;
