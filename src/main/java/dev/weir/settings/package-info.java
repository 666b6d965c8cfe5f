/**
 * {@code weir.yaml} and {@code policy.yaml} as validated records: the one place where every knob of Weir can be seen,
 * with its unit, default and reason.
 *
 * <p>Question: how does this deployment want it? State kept per key: none. An attacker who can write these files owns
 * the gateway; who can only read them learns the thresholds, which is why none of them is the only line of defence.
 */
@NullMarked
package dev.weir.settings;

import org.jspecify.annotations.NullMarked;
