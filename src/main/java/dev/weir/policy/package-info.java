/**
 * By which policy is an event judged?
 *
 * <p>A policy is published to a topic, signed, and holds for events that arrive from its moment on. Tasks keep the last versions and
 * pick by arrival, so that a record that was read before and one that was read after say the same. What it says of contributors to
 * ignore and of surges to expect is asked here too. State kept per key: none; per task the last eight versions, a few KB each.
 *
 * <p>An attacker who knows it would publish a policy of its own: without a key of a lead or an admin it changes nothing and is an
 * alert. One who has such a key can switch checks off, which every verdict then says; {@code review.fourEyes} makes two keys of it where
 * its backtest shuts out more than the brake's budget; the figures are its signers' word, which anybody can check. One who knows the ids of {@code ignore} gains nothing by using them: what they send is held.
 */
@NullMarked
package dev.weir.policy;

import org.jspecify.annotations.NullMarked;
