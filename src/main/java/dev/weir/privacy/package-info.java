/**
 * By which name is somebody known who was erased?
 *
 * <p>{@link dev.weir.privacy.Pseudonyms} makes of a contributor a name that only who has the key can make again: the ledger and the audit say by
 * it who was erased, without naming anybody. State kept per key: none.
 *
 * <p>An attacker who reads the ledger learns that somebody was erased, and when. Ids are few and can be guessed: with the key he could try them
 * all, so the key is for the gateway and for who builds training sets. Without it he learns nothing from the name (HMAC-SHA-256, RFC 2104).
 */
@NullMarked
package dev.weir.privacy;

import org.jspecify.annotations.NullMarked;
