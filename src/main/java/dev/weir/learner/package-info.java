/**
 * The models that people train from such data, and how good they are.
 *
 * <p>Question: what becomes of a diagnosis or a fraud model that learned from this table? State: one model. A model that has
 * learned from the same table with the same seed on the same machine scores alike: Smile draws from seeds that are given to
 * it, and sums in as many parts as there are cores.
 *
 * <p>An attacker who knows it knows which models others train. The checks never see this package.
 */
@NullMarked
package dev.weir.learner;

import org.jspecify.annotations.NullMarked;
