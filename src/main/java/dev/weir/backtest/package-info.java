/**
 * What would another policy have changed, for whom, and what would it have cost honest contributors?
 *
 * <p>Two replays of the same files, or of one range of the input topics ({@link dev.weir.backtest.TopicRange}), one by the policy that holds now and one by the candidate, each with a state of its own
 * ({@link dev.weir.backtest.Backtest}); then the fate of every event under both, side by side ({@link dev.weir.backtest.Fates}), counted by
 * stream, check and contributor. State: nothing between two runs; in memory are one buffer of a sort and about 200 bytes a
 * contributor. Of one that is made again and again Prometheus is told too ({@link dev.weir.backtest.Followed}). The same files, settings, policies, models and decisions give the same report.
 *
 * <p>An attacker who knows that a policy is tried on past traffic can behave well in it: a backtest says what a policy would have done, not
 * what attacks it will meet. Names that he chooses stand in the report, escaped.
 */
@NullMarked
package dev.weir.backtest;

import org.jspecify.annotations.NullMarked;
