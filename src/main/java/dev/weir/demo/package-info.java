/**
 * How can somebody see Weir work within a minute, without setting anything up?
 *
 * <p>A broker, the gateway, a synthetic community and its unwanted guests, all in this process; the tally on the screen is
 * read back from the gateway's own outputs, read-committed, as anybody could. State kept per key: none; everything is in a
 * temporary folder that goes away at the end.
 *
 * <p>An attacker gets nothing here: the broker listens on 127.0.0.1 only, and the package is in the distribution, not in
 * the job's jar.
 */
@NullMarked
package dev.weir.demo;

import org.jspecify.annotations.NullMarked;
