/**
 * In which order did it happen, of which the subtasks of the object stage tell?
 *
 * <p>State kept: none a key. What is ahead of the slowest subtask waits in memory and in every checkpoint: opinions and alarms
 * of {@link dev.weir.order.Waiting#MOST_PEOPLE} contributors, about 200 bytes each; nothing waits longer than a minute. Live, and
 * with one subtask, nothing waits.
 *
 * <p>Who moves as one and in whose company somebody rates depends on what was known before: read out of order, honest people
 * who stand in the shift of a campaign that is not known yet are suspended for it. An attacker who knows it fills a
 * partition with events of long ago, which other alarms then seem to be ahead of: they come up to a minute late, and
 * what was admitted meanwhile is retracted.
 */
@NullMarked
package dev.weir.order;

import org.jspecify.annotations.NullMarked;
