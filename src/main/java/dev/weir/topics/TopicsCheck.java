package dev.weir.topics;

import dev.weir.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * What is checked before the gateway starts: that Kafka answers, that the topics are there and may be used, that those which are referred to are compacted, that none
 * of what must stay is removed, that the largest record passes, whose clock stamps the input, and that transactions may last as long as they must.
 */
public final class TopicsCheck {

    private TopicsCheck() {}

    /**
     * Checks a Kafka. One that cannot be asked is itself the one problem found.
     *
     * @throws dev.weir.settings.SettingsException when a secret of the settings cannot be read
     */
    public static Report run(Settings settings) {
        return run(settings, Cluster.of(settings));
    }

    static Report run(Settings settings, Cluster cluster) {
        TopicPlan plan = TopicPlan.of(settings);
        try {
            return report(settings, plan, ClusterReader.read(cluster, settings, plan));
        } catch (ClusterException e) {
            return new Report(List.of(), List.of(e.problem()));
        }
    }

    static Report report(Settings settings, TopicPlan plan, ClusterFacts facts) {
        List<TopicProblem> problems = new ArrayList<>(RightsCheck.problems(settings, plan, facts));
        problems.addAll(SizeCheck.problems(settings, plan, facts));
        problems.addAll(TimestampCheck.problems(settings, facts));
        problems.addAll(CompactedCheck.problems(plan, facts));
        problems.addAll(KeptCheck.problems(settings, plan, facts));
        problems.addAll(ChainCheck.problems(settings, facts));
        problems.addAll(TransactionCheck.problems(settings, facts));
        return new Report(
                plan.topics().stream()
                        .map(planned -> TopicState.of(planned, facts))
                        .toList(),
                problems);
    }

    /**
     * What was found.
     *
     * @param topics every planned topic; empty when Kafka could not be asked
     * @param problems what must be mended before a start; empty when all is well
     */
    public record Report(List<TopicState> topics, List<TopicProblem> problems) {

        public Report {
            topics = List.copyOf(topics);
            problems = List.copyOf(problems);
        }

        /** All problems as one text; empty when there are none. */
        public String problemText() {
            return String.join("\n", problems.stream().map(TopicProblem::text).toList());
        }
    }
}
