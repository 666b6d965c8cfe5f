/**
 * How do dead letters come back?
 *
 * <p>{@link dev.weir.redrive.DeadLetters} lists what a stream's dead-letters topic holds, {@link dev.weir.redrive.Redrive} sends it to
 * the stream's input topic again, as the producer sent it. Which were sent is written into the dead-letters topic itself, in the
 * same Kafka transaction, behind what it is about and in the same partition: so it stays for as long as what it marks ({@link
 * dev.weir.redrive.Marker}). State kept per key: none; a run holds the offsets that were sent before, as ranges, and one batch.
 *
 * <p>What is sent again is judged like any other record, so an attacker gains nothing by dying first. A producer cannot
 * forge a marker, because its own headers in Weir's namespace were renamed; whoever may write to the dead-letters topic could
 * hide dead letters from a redrive, so that right is for the job and the operator alone.
 */
@NullMarked
package dev.weir.redrive;

import org.jspecify.annotations.NullMarked;
