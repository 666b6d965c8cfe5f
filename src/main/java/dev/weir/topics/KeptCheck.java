package dev.weir.topics;

import dev.weir.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * Is what must stay kept? A bound of the brokers, {@code log.retention.bytes}, holds for every topic without one of its own and takes what is oldest. And
 * what the ledger took back comes into every later training set again, once its entry is gone and the record is not.
 */
final class KeptCheck {

    private KeptCheck() {}

    static List<TopicProblem> problems(Settings settings, TopicPlan plan, ClusterFacts facts) {
        Commands commands = Commands.of(settings);
        List<TopicProblem> problems = new ArrayList<>();
        long training = longest(plan, facts);
        for (PlannedTopic planned : plan.topics()) {
            Long bytes = isForEver(planned) ? number(planned, TopicConfig.RETENTION_BYTES_CONFIG, facts) : null;
            if (bytes != null && bytes >= 0) {
                problems.add(new TopicProblem(
                        "topic " + planned.name(),
                        "its retention.bytes is " + bytes
                                + ", by itself or by the brokers' log.retention.bytes, and nothing in it may be removed: what is"
                                + " oldest goes when a partition is larger.",
                        commands.alterTopic(planned.name(), TopicConfig.RETENTION_BYTES_CONFIG, TopicPlan.FOR_EVER)));
            }
            Long millis = planned.use() == PlannedTopic.Use.RETRACTIONS
                    ? number(planned, TopicConfig.RETENTION_MS_CONFIG, facts)
                    : null;
            if (millis != null && ofEver(millis) < training) {
                problems.add(new TopicProblem(
                        "topic " + planned.name(),
                        "its retention.ms is " + millis
                                + ", and a training topic keeps its records for longer: what was taken back comes into training"
                                + " sets again when its entry is gone.",
                        commands.alterTopic(planned.name(), TopicConfig.RETENTION_MS_CONFIG, TopicPlan.FOR_EVER)));
            }
        }
        return problems;
    }

    private static boolean isForEver(PlannedTopic planned) {
        return TopicPlan.FOR_EVER.equals(planned.config().get(TopicConfig.RETENTION_MS_CONFIG));
    }

    /** The longest {@code retention.ms} of a training topic, as far as it is known; 0 where none is. */
    private static long longest(TopicPlan plan, ClusterFacts facts) {
        long longest = 0;
        for (PlannedTopic planned : plan.topics()) {
            Long millis = planned.use() == PlannedTopic.Use.TRAINING
                    ? number(planned, TopicConfig.RETENTION_MS_CONFIG, facts)
                    : null;
            longest = millis == null ? longest : Math.max(longest, ofEver(millis));
        }
        return longest;
    }

    private static long ofEver(long millis) {
        return millis < 0 ? Long.MAX_VALUE : millis;
    }

    /** Null where the topic is not there, or this user may not read its settings: {@link RightsCheck} says so. */
    private static @Nullable Long number(PlannedTopic planned, String key, ClusterFacts facts) {
        ClusterFacts.Topic topic = facts.topics().get(planned.name());
        String value = topic == null ? null : topic.config().get(key);
        return value == null ? null : Long.valueOf(value);
    }
}
