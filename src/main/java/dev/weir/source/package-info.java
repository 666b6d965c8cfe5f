/**
 * Does a source behave as it always did?
 *
 * <p>{@link dev.weir.source.Tally} counts in the actor stage, by source and hour of event time, contributors rather than events: who
 * came, who came for the first time, of whom something was held or is taken back, what they said first. {@link dev.weir.source.SourceStage} adds the
 * parts up in one place and compares each closed hour with the source's own past ({@link dev.weir.source.SourceMemory}). {@link
 * dev.weir.source.SourceCap} lowers the trust of events whose source stands out, or has had too much held or taken back for weeks. It never holds.
 *
 * <p>State kept per source and stream: about 800 bytes, of 1,024 sources a stream at most; hours that are still open; how far each
 * source is trusted. An attacker who knows it stays below twice to five times what is usual for its source an hour, takes weeks, or
 * names another source where nobody asks for signatures.
 */
@NullMarked
package dev.weir.source;

import org.jspecify.annotations.NullMarked;
