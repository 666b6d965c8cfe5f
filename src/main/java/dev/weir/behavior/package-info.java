/**
 * Does this contributor act as people do, and as it did before?
 *
 * <p>State kept per contributor and stream: {@link dev.weir.behavior.BehaviorMemory}, 96 bytes inside the actor's memory.
 * Each event costs a few additions. Five aspects are watched ({@link dev.weir.behavior.Aspect}): pauses as even as a
 * clock's, no rest for longer than people go without, values and choices that turn to one end of the scale against its own
 * past, one value throughout, one object again and again. How far honest contributors ever went in each is measured over
 * their whole lives.
 *
 * <p>It is evidence beside other evidence and holds nothing by itself. Beside a campaign's evidence it excludes; and it says
 * since when a contributor with a past is no longer as it was ({@link dev.weir.behavior.Change}), so that what an account
 * gave before it was taken over stays.
 *
 * <p>An attacker who knows it draws its pauses from real ones, rests at night, and turns an account slowly: among each value
 * at an end of the scale it gives several ordinary ones. It can also let a fake live honestly for days first: what it gave in
 * those days then stays. A sleep longer than {@code job.memory} makes a contributor new. Events without values tell
 * pauses, rests and choices only.
 */
@NullMarked
package dev.weir.behavior;

import org.jspecify.annotations.NullMarked;
