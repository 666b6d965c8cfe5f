/**
 * What does a reviewer's decision change?
 *
 * <p>{@link dev.weir.decide.DecisionJson} is a decision on its way: JSON in the decisions topic, keyed by its {@link
 * dev.weir.event.Decision#subject}, with the reviewer's signature in a header. {@link dev.weir.decide.DecisionGate} lets in what somebody who may decide so has
 * signed, unaltered and in time, and answers the rest with a sentence.
 */
@NullMarked
package dev.weir.decide;

import org.jspecify.annotations.NullMarked;
