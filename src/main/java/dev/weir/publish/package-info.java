/**
 * Which policies were published, and how does a new one get there?
 *
 * <p>Reads and writes the policies topic for people: `weir policy` and the console. State kept per key: none. An attacker who may write
 * to the topic gains nothing without a key of a lead or an admin: readers here and the job ask the same gate.
 */
@NullMarked
package dev.weir.publish;

import org.jspecify.annotations.NullMarked;
