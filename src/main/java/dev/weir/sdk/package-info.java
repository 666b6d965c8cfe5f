/**
 * How does a producer say that a record is its own?
 *
 * <p>The library that producers take: it needs Java alone, no Flink and no Kafka. {@link dev.weir.sdk.Signer} makes the header
 * that proves who sent a record; docs/signing.md says how to do the same in other languages.
 *
 * <p>State kept per key: none. An attacker who knows it needs a private key: nothing in here is secret but that. Whoever sees
 * a signed record can send it again; that is what the signature's time and id are for, which the gateway remembers.
 */
@NullMarked
package dev.weir.sdk;

import org.jspecify.annotations.NullMarked;
