/**
 * What do reviewers' decisions teach of a stream's contributors, and may it be published?
 *
 * <p>It runs beside the job: reads the decisions that were applied ({@link dev.weir.teach.Words}) and what contributors did
 * ({@link dev.weir.teach.Deeds}), from the topics or from a replay's folder, grows their profiles again as the job does
 * ({@link dev.weir.teach.Recall}), fits, and asks the gate ({@link dev.weir.teach.ReviewedTrainer}). State kept per key: none; the
 * models that were published are the memory. On disk: an external sort of one stream's events, some 60 bytes each. On the heap: what
 * those did who were decided about and 2,000 others, and about 200 bytes for each of the last {@value
 * dev.weir.teach.Recall#MOST_OBJECTS} objects.
 *
 * <p>An attacker who knows it wants to be decided about wrongly, or holds a reviewer's key: {@link dev.weir.reviewed.Lessons} bounds
 * what one reviewer teaches, the gate what one model changes, and a person who goes back to an older version makes all sums begin
 * anew. Unsigned and altered decisions teach nothing, nor do those that the job refused. Whoever is excluded for a reason that
 * says nothing of fakes teaches nothing either.
 */
@NullMarked
package dev.weir.teach;

import org.jspecify.annotations.NullMarked;
