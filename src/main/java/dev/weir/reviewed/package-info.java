/**
 * What would reviewers call this contributor, by what they decided about others?
 *
 * <p>{@link dev.weir.reviewed.Lessons} says what decisions teach, {@link dev.weir.reviewed.Shown} what a contributor shows of
 * itself, {@link dev.weir.reviewed.ReviewedGate} what a new {@link dev.weir.model.ReviewedFit} would change, and {@link
 * dev.weir.reviewed.ReviewedCheck} asks one with each event. Fitting is done apart from the job, in {@code learner} and {@code teach}.
 *
 * <p>State kept per contributor and stream: {@link dev.weir.reviewed.ReviewedMemory}, 36 bytes of sums inside the actor's memory, and
 * only while a model is there. A model knows at most 50,000 objects, in 600 kB.
 *
 * <p>An attacker who knows it rates what contributors rate that were called honest: honest company hides a fake, and who gives
 * ten ordinary opinions for one on its target looks honest here. Or it fouls an object: opens accounts that are sure to be excluded and has
 * them rate what honest people rate, so that these look fake; each such account is one decision among those of the object. Or it
 * holds a reviewer's key: then it owns a third of what is learned, half where next to nobody else decides, and the gate says how far
 * that is from before. Or it opens a new account for every two events: fewer than three objects say nothing. Objects that nobody
 * decided about tell nothing.
 */
@NullMarked
package dev.weir.reviewed;

import org.jspecify.annotations.NullMarked;
