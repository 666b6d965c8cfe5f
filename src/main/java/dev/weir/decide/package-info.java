/**
 * What does a reviewer's decision change?
 *
 * <p>{@link dev.weir.decide.DecisionJson} is a decision on its way: JSON in the decisions topic, keyed by its {@link
 * dev.weir.event.Decision#subject}, with the reviewer's signature in a header.
 */
@NullMarked
package dev.weir.decide;

import org.jspecify.annotations.NullMarked;
