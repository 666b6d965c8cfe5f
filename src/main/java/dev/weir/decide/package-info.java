/**
 * What does a reviewer's decision change?
 *
 * <p>{@link dev.weir.decide.DecisionJson} is a decision on its way: JSON in the decisions topic, keyed by its {@link
 * dev.weir.event.Decision#subject}, with the reviewer's signature in a header. {@link dev.weir.decide.DecisionGate} lets those pass
 * whose signature and rights are right; {@link dev.weir.decide.OnContributor}, {@link dev.weir.decide.OnEvent} and {@link
 * dev.weir.decide.OnLabel} say what follows.
 *
 * <p>State kept per contributor, by the actor stage: 63 bytes of each held event, for each stream the first 512 and 65,536 more
 * of every 30 days ({@link dev.weir.decide.Holds}); the ids of the last 1,024 decisions about it and the last 32 that changed its
 * standing ({@link dev.weir.decide.Decided}); the id of each decision about one of its events; at most 64 decisions that wait for their events. Of an event the last 32 labels that
 * reviewers gave it ({@link dev.weir.decide.Relabels}). All of it expires after 60 days without a write.
 *
 * <p>At its deadline a hold ends by what is known then ({@link dev.weir.decide.Deadline}). An attacker who knows that stays clear, under every
 * pace, and waits: nobody looked at what goes out so.
 *
 * <p>An attacker who knows it writes decisions of their own: without a reviewer's key they are answered, told of, and change
 * nothing. With a stolen key they do what its role may, once for each id, under its name, and a lead takes it back. Nobody
 * releases other bytes than those that were held. Where a second person is asked for, one stolen key is not enough: {@link
 * dev.weir.decide.SecondPerson}. Who floods past that has the rest of his events held for good.
 */
@NullMarked
package dev.weir.decide;

import org.jspecify.annotations.NullMarked;
