/**
 * What the community does, learned apart from the job and published to it: baselines with their provenance.
 *
 * <p>Question: what is ordinary here? A model is plain data (numbers, data sets, a digest), read at start, the same in
 * every subtask, so that a verdict does not depend on parallelism. State kept per key: none. An attacker would become the
 * community: behave slightly worse for long enough to be learned as ordinary. That is why nothing here learns by itself:
 * a baseline is fitted from contributors in good standing, each counts once, and a new one is published as a new version.
 */
@NullMarked
package dev.weir.model;

import org.jspecify.annotations.NullMarked;
