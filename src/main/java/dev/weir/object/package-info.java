/**
 * What is happening to this object?
 *
 * <p>State kept per object: 56 bytes ({@link dev.weir.object.ObjectMemory}), forgotten {@code job.memory} after its last
 * event. The stage adds what was known before an event as its {@link dev.weir.event.ObjectContext}: evidence for whoever
 * reviews a hold.
 *
 * <p>An attacker who knows it can move an object's mean and spread with events that are held later, since the object is
 * met before the verdict is; so the context informs people and no check holds by it alone. Events whose time is impossible
 * are not counted.
 */
@NullMarked
package dev.weir.object;

import org.jspecify.annotations.NullMarked;
