package dev.weir.topics;

import dev.weir.settings.Settings;
import dev.weir.topics.ClusterFacts.Probe;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/** Asks a Kafka for everything that the checks look at. What this user may not see is left out, not failed on. */
final class ClusterReader {

    private final Cluster cluster;
    private final Admin admin;

    private ClusterReader(Cluster cluster, Admin admin) {
        this.cluster = cluster;
        this.admin = admin;
    }

    /**
     * Reads the facts.
     *
     * @throws ClusterException when it does not answer or refuses the login
     */
    static ClusterFacts read(Cluster cluster, Settings settings, TopicPlan plan) {
        try (Admin admin = cluster.admin()) {
            ClusterReader reader = new ClusterReader(cluster, admin);
            Collection<Node> nodes = cluster.get(admin.describeCluster().nodes());
            Set<String> denied = new HashSet<>();
            Map<String, ClusterFacts.Topic> topics = reader.topics(plan, denied);
            return new ClusterFacts(
                    topics,
                    denied,
                    reader.brokers(nodes),
                    reader.groupRights(settings.consumerGroup()),
                    probe(settings, cluster));
        }
    }

    private Map<String, ClusterFacts.Topic> topics(TopicPlan plan, Set<String> denied) {
        List<String> names = plan.topics().stream().map(PlannedTopic::name).toList();
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<String, TopicDescription> found = new TreeMap<>();
        answers.forEach((name, answer) -> {
            try {
                TopicDescription topic = cluster.ofTopic(answer);
                if (topic != null) {
                    found.put(name, topic);
                }
            } catch (ClusterException e) {
                if (!(e.getCause() instanceof AuthorizationException)) {
                    throw e;
                }
                denied.add(name);
            }
        });
        Map<String, Map<String, String>> configs = configs(ConfigResource.Type.TOPIC, found.keySet());
        Map<String, ClusterFacts.Topic> topics = new HashMap<>();
        found.forEach((name, topic) -> topics.put(
                name,
                new ClusterFacts.Topic(
                        topic.partitions().size(),
                        rights(topic.authorizedOperations()),
                        configs.getOrDefault(name, Map.of()))));
        return topics;
    }

    private Map<Integer, Map<String, String>> brokers(Collection<Node> nodes) {
        Map<Integer, Map<String, String>> brokers = new TreeMap<>();
        configs(ConfigResource.Type.BROKER, nodes.stream().map(Node::idString).toList())
                .forEach((id, config) -> brokers.put(Integer.valueOf(id), config));
        return brokers;
    }

    private Map<String, Map<String, String>> configs(ConfigResource.Type type, Collection<String> names) {
        Map<String, Map<String, String>> configs = new TreeMap<>();
        List<ConfigResource> resources =
                names.stream().map(name -> new ConfigResource(type, name)).toList();
        admin.describeConfigs(resources).values().forEach((resource, answer) -> {
            Config config = unlessDenied(answer);
            configs.put(resource.name(), config == null ? Map.of() : readable(config));
        });
        return configs;
    }

    /** Passwords among a broker's settings come without value. */
    private static Map<String, String> readable(Config config) {
        Map<String, String> values = new HashMap<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.value() != null) {
                values.put(entry.name(), entry.value());
            }
        }
        return values;
    }

    /** A group that has not met yet is taken as allowed: its rights show only when it may not even be described. */
    private Set<AclOperation> groupRights(String group) {
        try {
            KafkaFuture<ConsumerGroupDescription> answer = admin.describeConsumerGroups(
                            List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                    .describedGroups()
                    .get(group);
            return rights(cluster.get(Objects.requireNonNull(answer)).authorizedOperations());
        } catch (ClusterException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return Set.of(AclOperation.READ);
            }
            if (e.getCause() instanceof AuthorizationException) {
                return Set.of();
            }
            throw e;
        }
    }

    /**
     * Asks for a producer id as the job will: the only answer that is sure where the brokers' settings or the rights on
     * transactional ids cannot be read. No transaction is begun. Kafka's client has no class of its own for a refused
     * timeout, only its text.
     */
    private static Probe probe(Settings settings, Cluster cluster) {
        Map<String, String> config = Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                TransactionalIds.of(settings).probe(),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                Long.toString(settings.kafka().transactionTimeout().toMillis()));
        try (KafkaProducer<byte[], byte[]> producer = cluster.producer(config)) {
            producer.initTransactions();
            return Probe.ALLOWED;
        } catch (KafkaException e) {
            if (e instanceof TransactionalIdAuthorizationException) {
                return Probe.ID_DENIED;
            }
            if (String.valueOf(e.getMessage()).contains(Errors.INVALID_TRANSACTION_TIMEOUT.message())) {
                return Probe.TIMEOUT_REFUSED;
            }
            throw cluster.failure(e);
        }
    }

    private <T> @Nullable T unlessDenied(KafkaFuture<T> answer) {
        try {
            return cluster.get(answer);
        } catch (ClusterException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return null;
            }
            throw e;
        }
    }

    private static Set<AclOperation> rights(@Nullable Set<AclOperation> given) {
        return given == null ? Set.of() : given;
    }
}
