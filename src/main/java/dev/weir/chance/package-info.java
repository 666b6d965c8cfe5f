/**
 * How likely is so much by chance alone?
 *
 * <p>{@link dev.weir.chance.Tail} has the upper tails of counts, {@link dev.weir.chance.CommonRate} the rate that most of them have, {@link dev.weir.chance.Gamma} the function that they are made of, {@link
 * dev.weir.chance.Wilson} the interval of a share, {@link dev.weir.chance.Shift} the distance of two samples, {@link
 * dev.weir.chance.Mixed} numbers that look drawn. State kept per key: none.
 *
 * <p>An attacker finds nothing here: what is rare is decided by whoever asks.
 */
@NullMarked
package dev.weir.chance;

import org.jspecify.annotations.NullMarked;
