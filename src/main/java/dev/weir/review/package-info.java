/**
 * How does a reviewer's act become decisions that the job reads, and what came of them?
 *
 * <p>{@link dev.weir.review.Desk} looks up what an {@link dev.weir.review.Act} is about in the index ({@link
 * dev.weir.review.Lookup}), makes one decision for each contributor and event ({@link dev.weir.review.Plan}, pure), signs them
 * and sends them in one Kafka transaction: all of an act is read by the job, or nothing. The answers are read from the audit
 * topic. A {@link dev.weir.review.Proposal} is an act that a second reviewer has still to sign. The console and {@code weir review} both go
 * through here; {@link dev.weir.review.DueRound} asks in the same way for what nobody decided in time.
 *
 * <p>State kept per key: none. An attacker who takes a reviewer's key decides as they do, from any machine that may write the
 * decisions topic; the caps of an act are a help against mistakes, not against him. One who may write the topic without a key
 * can write refused decisions under the ids of real ones and so confuse whoever waits; the answer that says applied wins.
 */
@NullMarked
package dev.weir.review;

import org.jspecify.annotations.NullMarked;
