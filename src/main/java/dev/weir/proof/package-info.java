/**
 * Who signed it, asked before anything else.
 *
 * <p>{@link dev.weir.proof.ProofStage} stands between the source and the first books, where a stream asks for signatures, and writes into
 * each event what its signature is worth. It reads the key registry every five seconds, also while nothing comes in. {@link
 * dev.weir.proof.SignedOnce} then lets each signature count once.
 *
 * <p>State kept per source and part of its signatures' ids: the latest 64 signatures, 1 KB; 64 MB a source at most. The registry is read
 * again after a restart. An attacker who knows it needs a private key, or the right to write
 * the registry. Records with bad signatures are refused by what is cheap first, so that a flood of them costs little, unless they name a
 * key that is good: then each costs what an honest one costs.
 */
@NullMarked
package dev.weir.proof;

import org.jspecify.annotations.NullMarked;
