/**
 * When did it happen, and can that be?
 *
 * <p>A partition's {@link dev.weir.timing.StreamClock} places every event on, behind or ahead of what the partition's
 * other events say; {@link dev.weir.timing.TimeCheck} turns an impossible place into a finding. State kept per key: none;
 * per partition, in the source's memory: the two newest times of each of the last ten blocks of 100 events (240 bytes).
 *
 * <p>An attacker who knows it stays within {@code skew} and {@code lateness}: backdated events then count in the rate
 * check's late window, so scattering a flood over the past does not hide it. One who controls many producers of a
 * {@code time.trust: producer} topic can move its clock up to the present, never beyond it.
 */
@NullMarked
package dev.weir.timing;

import org.jspecify.annotations.NullMarked;
