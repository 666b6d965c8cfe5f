/**
 * Does the audit hold, without trust in who wrote it?
 *
 * <p>{@link dev.weir.auditor.ChainVerifier} reads the records of the audit in their order, from the topic, a replay's file or a bundle, and
 * says where one is missing, changed, inserted or out of order, where a chain was cut, and which signature does not fit. {@link
 * dev.weir.auditor.Bundle} takes the records of a time out, so that they can be verified without Kafka. State kept per key: none; the
 * verifier holds the last hashes of each chain, whatever the audit's length.
 *
 * <p>An attacker who can write to the topic and has the private key can write another audit. Who has not, can cut all chains back to
 * one moment: a seal that was kept elsewhere tells.
 */
@NullMarked
package dev.weir.auditor;

import org.jspecify.annotations.NullMarked;
