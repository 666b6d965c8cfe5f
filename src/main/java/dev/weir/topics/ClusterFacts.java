package dev.weir.topics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.acl.AclOperation;

/**
 * What a Kafka says about the topics of a deployment and about itself.
 *
 * @param topics the planned topics that could be described, by name
 * @param denied the planned topics that this user may not describe
 * @param brokers the settings of each broker by its id; empty where this user may not read them
 * @param groupRights what this user may do with the consumer group
 * @param probe what became of the attempt to write in a transaction
 */
record ClusterFacts(
        Map<String, Topic> topics,
        Set<String> denied,
        Map<Integer, Map<String, String>> brokers,
        Set<AclOperation> groupRights,
        Probe probe) {

    ClusterFacts {
        topics = Map.copyOf(topics);
        denied = Set.copyOf(denied);
        brokers = new TreeMap<>(brokers);
        groupRights = Set.copyOf(groupRights);
    }

    /**
     * One topic.
     *
     * @param partitions how many
     * @param rights what this user may do with it
     * @param config its settings; empty where this user may not read them
     */
    record Topic(int partitions, Set<AclOperation> rights, Map<String, String> config) {

        Topic {
            rights = Set.copyOf(rights);
            config = Map.copyOf(config);
        }
    }

    /** What became of the attempt to get a producer id for the deployment's transactions. */
    enum Probe {
        ALLOWED,
        /** The user may not use transactional ids with this prefix. */
        ID_DENIED,
        /** The brokers do not allow the timeout. */
        TIMEOUT_REFUSED
    }
}
