/**
 * What is happening to this object?
 *
 * <p>State kept per object: 61 bytes ({@link dev.weir.object.ObjectMemory}), 40 more where surges are counted
 * ({@link dev.weir.object.Pulse}), and, by stream, its last 64 contributors at
 * about 40 bytes each, with how often each came ({@link dev.weir.object.Crowd}), forgotten {@code job.objectMemory} after its last event; what was
 * met last is at hand ({@link dev.weir.wire.AtHand}) and written before each checkpoint. Per subtask the site's clocks and the counts of the 50,000 contributors seen last, and how popular the objects are that
 * are chosen at present ({@link dev.weir.object.Popularity}, begun anew after a restart), and where the values of all stand
 * ({@link dev.weir.object.Community}: the last 150 opinions and 10,000 contributors, also begun anew), and how many come back to an
 * object ({@link dev.weir.object.RepeatTest}, two numbers, begun anew). The stage adds what was known
 * before an event as its {@link dev.weir.event.ObjectContext}, and sends alarms about unusual crowds behind the event that raised them, and an alert, from each subtask,
 * when a whole community moves, of which the actor stage says one.
 *
 * <p>An attacker who knows it can move an object's mean and spread with events that are held later, since the object is
 * met before the verdict is; the crowd under test is never part of its own reference, so it cannot make itself look usual. A
 * push of fewer than four, of fewer than ten who vary between two values or of more who let some say something else, of two on an object that nobody knows yet, or spread over months is hard to see here. An hour that stands out
 * adds no more than the mean to what is usual; who raises an object's pace a little each hour moves it all the same, and so
 * does who sends its events late, which the count of surges leaves out. Events whose time is impossible are not counted. On a
 * stream that hardly anybody came to yet, who brings half as many accounts as there are people is everybody. Six
 * events of one contributor about one object pass, and more after 64 others came, or, without values, without end where one in five hundred
 * come again; who sends, beside its shift, accounts that say something else within a day spares it the
 * suspension, not the hold.
 */
@NullMarked
package dev.weir.object;

import org.jspecify.annotations.NullMarked;
