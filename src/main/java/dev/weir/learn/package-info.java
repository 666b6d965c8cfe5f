/**
 * What does this community do, and may what was learned of it be believed?
 *
 * <p>Question: how many times as fast as the reference are the honest contributors of each stream, and does the answer pass
 * the gate? It runs beside the job: reads samples, fits ({@link dev.weir.model.RateScale}), compares with the last model and
 * with the frozen reference, and publishes a version, or refuses and says why. State kept per key: none; the models that
 * were published are the memory.
 *
 * <p>An attacker who knows it opens accounts that behave as fast as the limits just allow, for as long as it takes. Each
 * counts once. What a twentieth of the community can do is bounded for ever (see {@link dev.weir.model.RateScale}); a quarter
 * can move the scale, by a tenth a version, until it stands half as far again as the frozen reference, and there the gate
 * closes and a person is asked.
 */
@NullMarked
package dev.weir.learn;

import org.jspecify.annotations.NullMarked;
