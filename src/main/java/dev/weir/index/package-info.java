/**
 * What waits for review, and what is known of it?
 *
 * <p>{@link dev.weir.index.ReviewIndex} is one SQLite file over the output topics: held events in cases, what became of them,
 * the contributors and objects that they are about, and the decisions. It holds nothing that is not in the topics, but for the
 * claims of reviewers, the filters that they keep and what they proposed to each other, and can be thrown away and read again at any time. How far each partition was read stands in the same
 * file, in the same transaction as what was read.
 *
 * <p>State kept per key: none in the job. On disk a held event costs about 2 KB with its bytes, until its topic has it no
 * more ({@link dev.weir.index.Forgetting}); of what was admitted the newest
 * {@value dev.weir.index.Admitted#MOST} rows are kept, and what has no end of its own goes in {@link dev.weir.index.Rounds}.
 *
 * <p>{@link dev.weir.index.BlindSample} is what a keyed hash draws of it, to be judged without its verdict: who does not have the seed
 * cannot tell which events.
 *
 * <p>An attacker who knows it sends a flood, so that reviewers drown (MITRE ATLAS AML.T0046): what is held for one reason on
 * one day is one case. He chooses ids and payloads: they are bound as parameters and handed out as they are, to be escaped by
 * whoever shows them. He spreads his events over many checks, so that no flood comes together: each contributor is then one
 * case, and a campaign still stands above them, because risk grows with those who act alike.
 */
@NullMarked
package dev.weir.index;

import org.jspecify.annotations.NullMarked;
