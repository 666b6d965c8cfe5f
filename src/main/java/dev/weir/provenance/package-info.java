/**
 * Who sent it, and did they send it before?
 *
 * <p>State kept per contributor and stream: a ring of the last 32 event ids and content digests, eight bytes each ({@link
 * dev.weir.provenance.IdRing}); it catches retries, not repeats of last month. Expires with the contributor's memory.
 * What a signature is worth, {@link dev.weir.provenance.SignatureVerifier} says by the key registry ({@link
 * dev.weir.provenance.ProducerKeys}); which were seen, {@code dev.weir.proof} keeps ({@link dev.weir.provenance.SignedIds}).
 *
 * <p>An attacker who knows it sends a victim's event ids under an account of its own and gains nothing: ids are compared
 * within one actor only. One who repeats its own events sends them more than 32 apart and then meets the rate check.
 * One who has a source's key says what that source says, until the key is revoked.
 */
@NullMarked
package dev.weir.provenance;

import org.jspecify.annotations.NullMarked;
