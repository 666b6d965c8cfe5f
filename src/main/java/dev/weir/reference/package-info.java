/**
 * Is there what an event says there is?
 *
 * <p>A stream may name a compacted topic that is trusted: purchases, accounts. {@link dev.weir.reference.References} says which events refer to what
 * and whether a record fits; {@link dev.weir.reference.ReferenceStage} keeps the records where events meet them by id and lets an event
 * wait for its own; a replay has the records from files; {@link
 * dev.weir.reference.ReferenceCheck} says what it means.
 *
 * <p>State kept per stream and id: of the record its time and, where the settings ask, two ids and that of the event for which it vouched, 50 to 200 bytes, for as long as the topic keeps it or
 * twice {@code keep}; and events that wait, 64 an id and 100,000 a subtask, for ten minutes at most.
 *
 * <p>An attacker buys: a purchase of its own is a reference, and where neither {@code actor} nor {@code object} is compared anybody's is. One purchase
 * may be named again and again, unless {@code uses: once}; how often one contributor sends is {@code rate}'s to see. Made-up ids wait, and a flood of them
 * ends the waiting for all: honest early birds are held with it, and nobody goes through. Where a stream asks for signatures, a flood without them ends the
 * waiting of such events alone.
 */
@NullMarked
package dev.weir.reference;

import org.jspecify.annotations.NullMarked;
