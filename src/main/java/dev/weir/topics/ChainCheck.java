package dev.weir.topics;

import dev.weir.settings.Settings;
import java.util.List;

/** Has each hash chain of the audit a partition of its own? Without it, its records cannot be written, and the job fails. */
final class ChainCheck {

    private ChainCheck() {}

    static List<TopicProblem> problems(Settings settings, ClusterFacts facts) {
        String audit = settings.auditTopic();
        ClusterFacts.Topic topic = facts.topics().get(audit);
        if (topic == null || topic.partitions() >= TopicPlan.AUDIT_PARTITIONS) {
            return List.of();
        }
        return List.of(new TopicProblem(
                "topic " + audit,
                "it has " + topic.partitions() + " partitions; needed: " + TopicPlan.AUDIT_PARTITIONS
                        + ", one for each hash chain.",
                Commands.of(settings).morePartitions(audit, TopicPlan.AUDIT_PARTITIONS)));
    }
}
