package dev.weir.topics;

import java.util.Map;

/**
 * A planned topic as it was found.
 *
 * @param name its name
 * @param use what it is for, in words
 * @param partitions how many it has; {@link #ABSENT}: it is not there, or may not be seen
 * @param config its settings; empty where they cannot be read
 */
public record TopicState(String name, String use, int partitions, Map<String, String> config) {

    /** The partitions of a topic that is not there. */
    public static final int ABSENT = 0;

    static TopicState of(PlannedTopic planned, ClusterFacts facts) {
        ClusterFacts.Topic topic = facts.topics().get(planned.name());
        return topic == null
                ? new TopicState(planned.name(), planned.title(), ABSENT, Map.of())
                : new TopicState(planned.name(), planned.title(), topic.partitions(), topic.config());
    }
}
