/**
 * Are the features of a row made rather than observed, and by whom?
 *
 * <p>One {@link dev.weir.feature.FeatureWatch} a stream and subtask, not keyed. It tells how unusual a row is (robust
 * tails, Mahalanobis distance, conditional residuals, an isolation forest), which alone holds nothing; whether its
 * source or actor makes a habit of something against its peers ({@link dev.weir.feature.Aspect}); and whether it
 * carries a trigger ({@link dev.weir.feature.Pattern}): values that come together again and again with one label that
 * the rest of their rows does not explain. An honest row waits for nothing but these.
 *
 * <p>State at 30 features: a sample of 1,024 rows twice (0.5 MB), the latest 4,096 rows (0.6 MB, and 1.2 MB in memory
 * alone to find those with the same values), 512 rows to compare carriers with (0.1 MB), 1,024 pairs that were looked at, and for sources and for actors 69 KB of sums and at most 4,096 parties of about 1.2 KB each. Where
 * there are four sources or more, of one that has more than a quarter of the sample one row in eight enters; the same
 * with actors. Parties and triggers are forgotten 30 days after they last came, by event time.
 *
 * <p>Each test shares a budget of one wrong finding in a hundred streams' lives, over all parties, aspects, features
 * and looks (a look at 32, 64 … 512 rows; the k-th is allowed 1 / k(k + 1)). A shift must also reach the index of
 * 0.25 and be twice as far as nine of ten peers go; a habit is compared with the share that nine of ten peers stay
 * below.
 *
 * <p>An attacker who knows it keeps outliers below one in twenty of a source's rows or opens a source for each thirty
 * rows; shifts a feature by less than its peers differ, or in more than a tenth of all sources; adds more noise to
 * copies than a tenth of a spread; copies rows older than 4,096; never repeats a value of a trigger exactly, or gives
 * each the label that its neighbours have: a trigger bound to the label of nearly everybody is not seen. It keeps to five carriers in 4,096 rows, or sends more than three rows
 * with its values alone for each with both, or gives those the label, too, or gives one carrier in nine another label. It sends
 * through several names, each a quarter of the reference. A party that is found is learned from no longer; one row in
 * 16 of those too rare for the reference enters it, so that a stream that really changes is followed, and so is who
 * sends enough of them.
 */
@NullMarked
package dev.weir.feature;

import org.jspecify.annotations.NullMarked;
