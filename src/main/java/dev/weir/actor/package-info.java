/**
 * What do we remember of this contributor, and what do all checks together say of its next event?
 *
 * <p>State kept per contributor and stream: one {@link dev.weir.actor.ActorMemory} of at most 570 bytes, of which
 * profile and behavior take 202, or on streams of payments spending 96; with all checks on one stream up to 670, and where
 * decisions teach 37 more. The 65,536 that were met last are at hand in each subtask, about 1 KB each ({@link
 * dev.weir.wire.AtHand}), and written before each checkpoint. Forgotten {@code job.memory} after the contributor's last event. Anonymous events (placeholders) leave
 * none. And one {@link dev.weir.verdict.StandingMemory} for each contributor that was ever found in a campaign, a few
 * hundred bytes, kept twice that long after it was last read. And of a contributor that a crowd holds up to eight events of at most
 * 4 KiB each ({@link dev.weir.actor.Waiting}), for 30 days of event time. And when it was last
 * said of a stream that its community moved ({@link dev.weir.actor.AlertsOnce}).
 *
 * <p>An attacker who knows it opens a new account for every few events: each stays below every per-contributor limit, and
 * costs the attacker an account. What such accounts have in common is for the checks across contributors.
 */
@NullMarked
package dev.weir.actor;

import org.jspecify.annotations.NullMarked;
