/**
 * Can a record of the audit be taken away or changed without a trace?
 *
 * <p>Every record of the audit topic stands in one of {@value dev.weir.chain.Links#CHAINS} chains: {@link dev.weir.chain.Links} gives it a
 * number and the hash of the record before it, {@link dev.weir.chain.ChainRecord} reads it again. {@link dev.weir.chain.Seal} says where
 * all chains stand, signed. {@link dev.weir.chain.Fingerprint} is what a record of another topic is known by, {@link
 * dev.weir.chain.MultisetDigest} what many of them are known by together, in any order. Pure functions; state kept per key: none.
 *
 * <p>An attacker who can write to the audit topic and has not the key can cut all chains back to one and the same moment, which looks as
 * if the job had stopped then: a seal that was kept elsewhere tells.
 */
@NullMarked
package dev.weir.chain;

import org.jspecify.annotations.NullMarked;
