/**
 * Bytes in, one {@link dev.weir.event.Event} or one {@link dev.weir.event.DeadLetter} out.
 *
 * <p>Question: what does this record say, and does every reader after us read the same? It runs inside the source, before
 * any shuffle. State kept per key: none; a decoder keeps buffers of a fixed size and forgets each record when it has
 * answered.
 *
 * <p>The way of a record: {@link dev.weir.decode.Decoder} settles what needs no parsing (too large, a tombstone, empty,
 * not UTF-8), {@link dev.weir.decode.JsonFields}, {@link dev.weir.decode.RowFields} or {@link dev.weir.decode.AvroFields} picks the mapped fields out of it in
 * one pass into {@link dev.weir.decode.FieldValues}, and {@link dev.weir.decode.EventBuilder} reads these as ids, numbers
 * and times. The first thing that is wrong is the reason of the dead letter, in that order and then in the order actor,
 * object, value, action, event id, time.
 *
 * <p>What an attacker who knows this does next:
 *
 * <ul>
 *   <li><b>Parser differentials</b>: show the gate one value and the trainer another. So the bytes must be one strict JSON
 *       object or one strict row: a mapped key that appears twice, a byte order mark, bytes that are not UTF-8, text in
 *       another encoding, a second value after the first, a comment, a bare quote inside a cell are all refused, because
 *       parsers disagree on them. What is left open: a key that no field is mapped to may appear twice, and keys that
 *       differ only in case are different here but not to every reader.
 *   <li><b>Exhaustion</b>: nest without end, write numbers of a million digits, use a new key in every record so that the
 *       parser's table of names grows, collide its hashes, let error texts grow. Each has a bound that does not depend on
 *       the input, and the cost of a record is linear in its bytes; refusing one costs no stack trace.
 *   <li><b>Lengths that lie</b>: an Avro text of two gigabytes, an array of a billion nulls, made-up schema ids. No length is
 *       believed beyond the record's own bytes (of a file's block, which {@link dev.weir.decode.AvroFile} reads, beyond 256 MiB), and an id that the registry does not know is asked for once a minute.
 *   <li><b>Squatting on ids</b>: look like somebody else. Ids are the producer's token, unchanged: {@code 17}, {@code 017},
 *       {@code 17.0} and {@code " 17"} are four contributors, and so are two Unicode forms of one name. Weir keeps them
 *       apart (one of them cannot spend the trust of another); who joins them again downstream must do it on purpose.
 *       Only ids that other programs cannot hold are refused: unpaired surrogates and NUL.
 *   <li><b>Forged times</b>: any readable time is accepted here; the clamp against the broker's clock comes next.
 * </ul>
 */
@NullMarked
package dev.weir.decode;

import org.jspecify.annotations.NullMarked;
