/**
 * What does a record of an output topic say?
 *
 * <p>{@link dev.weir.output.OutputReader} reads again what {@code route} wrote: Weir's words stand in the headers, who did what
 * is decoded from the producer's value once more. State kept per key: none. An attacker cannot make a record look like
 * Weir's: his own headers in its namespace were renamed when they came in.
 */
@NullMarked
package dev.weir.output;

import org.jspecify.annotations.NullMarked;
