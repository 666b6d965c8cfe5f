/**
 * How well does the gateway find attacks whose truth is known, and what does it cost honest people?
 *
 * <p>State: everything of one run, in memory. The stages run in one thread over the ratings of a file ({@link
 * dev.weir.evaluate.Lane}), event by event as the job would; a test holds its verdicts against those of the job. Beside them
 * stand three well-known detectors, and two recommenders that learn from what each of them would have been given. Rows with
 * features and labels go through a lane of their own ({@link dev.weir.evaluate.RowLane}), and six supervised models learn from
 * what is left.
 *
 * <p>An attacker who knows it knows what is published about the gateway. The checks never see this package.
 */
@NullMarked
package dev.weir.evaluate;

import org.jspecify.annotations.NullMarked;
