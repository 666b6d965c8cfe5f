/**
 * Did everything come that was signed?
 *
 * <p>Where a stream's producers count, the id of each signature ends in a number ({@link dev.weir.sequence.Numbered}). {@link
 * dev.weir.sequence.Run} follows the numbers of one run of one producer: which are missing once they can not come any more, which came after that,
 * which stand behind far higher ones in their partition. A repeated number is a repeated id, and so a copy, which {@code dev.weir.proof}
 * finds before. {@link dev.weir.sequence.SequenceStage} keeps them where the events of a key meet; {@link dev.weir.sequence.SequenceCheck} says
 * what it means. It never holds: what is missing is the loss of other events.
 *
 * <p>State kept per stream, key and source: 256 runs at most, of each about 100 bytes, 12 bytes for each of 256 partitions, and 32 bytes
 * for each of 4,096 rows of missing numbers; usually one run without any, and 34 MB at worst, where one who has the key wants it so. What is in use is at hand ({@link dev.weir.wire.AtHand}). A run
 * is forgotten two days after its last event.
 *
 * <p>An attacker who can drop records, but cannot sign, drops the first or the last of a run, or all of it: nothing stands on both sides of
 * them. One who has a key begins a run of its own. One who holds back a record and writes it later has the signature's window for
 * it, and is told of when 1,024 others passed it in its partition.
 */
@NullMarked
package dev.weir.sequence;

import org.jspecify.annotations.NullMarked;
