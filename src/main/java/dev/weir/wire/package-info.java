/**
 * How records travel between operators.
 *
 * <p>Question: what crosses an edge of the job, and in which bytes? One type, {@link dev.weir.wire.Passage}, with a
 * hand-written codec: it costs a fraction of a reflective one on a path that every event takes twice. These bytes live
 * only on the network between two operators of one running job, never in state, so they carry no history. State kept per
 * key: none. An attacker controls lengths of ids and payloads only, and both are bounded in decode.
 */
@NullMarked
package dev.weir.wire;

import org.jspecify.annotations.NullMarked;
