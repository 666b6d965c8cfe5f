/**
 * The nouns that every part of Weir shares: what came in, who sent it, what was found, what was decided.
 *
 * <p>Question: what are we talking about? Plain values, JDK only, no behaviour beyond their own validity. State kept per
 * key: none. An attacker controls every byte of {@link dev.weir.event.Payload} and every id in {@link
 * dev.weir.event.Event}; the only identity that Weir believes is {@link dev.weir.event.Origin}, which the broker (or the
 * file) assigns.
 */
@NullMarked
package dev.weir.event;

import org.jspecify.annotations.NullMarked;
