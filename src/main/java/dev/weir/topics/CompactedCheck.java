package dev.weir.topics;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Does a topic that events refer to keep what they refer to? One that deletes by age says of an old purchase that there was none. */
final class CompactedCheck {

    private CompactedCheck() {}

    static List<TopicProblem> problems(TopicPlan plan, ClusterFacts facts) {
        List<TopicProblem> problems = new ArrayList<>();
        for (PlannedTopic planned : plan.topics()) {
            ClusterFacts.Topic topic =
                    planned.use() == PlannedTopic.Use.REFERENCE ? facts.topics().get(planned.name()) : null;
            String policy = topic == null ? null : topic.config().get(TopicConfig.CLEANUP_POLICY_CONFIG);
            if (!isCompacted(policy)) {
                problems.add(new TopicProblem(
                        "topic " + planned.name(),
                        "its cleanup.policy is " + policy + ", and streams." + planned.stream()
                                + ".reference needs a compacted one: what it deletes is absent.",
                        "ask whose topic it is for cleanup.policy=compact, or name another in streams."
                                + planned.stream() + ".reference.topic"));
            }
        }
        return problems;
    }

    /** Where this user may not read it, {@link RightsCheck} says so. */
    private static boolean isCompacted(@Nullable String policy) {
        return policy == null || policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT);
    }
}
