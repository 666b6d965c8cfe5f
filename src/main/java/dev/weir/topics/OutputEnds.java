package dev.weir.topics;

import dev.weir.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the topics that the job writes end: for everybody, and for who reads committed records only. Between the two are open
 * transactions, and what stands behind them. Not for several threads. Close it.
 */
public final class OutputEnds implements AutoCloseable {

    private final Cluster cluster;
    private final Admin admin;
    private final List<String> topics;

    private OutputEnds(Cluster cluster, List<String> topics) {
        this.cluster = cluster;
        this.admin = cluster.admin();
        this.topics = topics;
    }

    /**
     * Of the deployment that these settings describe.
     *
     * @throws dev.weir.settings.SettingsException when a secret of the settings cannot be read
     */
    public static OutputEnds of(Settings settings) {
        return new OutputEnds(
                Cluster.of(settings),
                TopicPlan.of(settings).outputs().stream()
                        .map(PlannedTopic::name)
                        .toList());
    }

    /**
     * The ends of one partition.
     *
     * @param stable the last stable offset: who reads committed records sees what is before it
     * @param end behind the last record
     */
    public record Ends(String topic, int partition, long stable, long end) {

        /** Offsets that wait for a transaction to end. */
        public long uncommitted() {
            return Math.max(0, end - stable);
        }
    }

    /**
     * The ends of every partition.
     *
     * @throws ClusterException when Kafka does not answer or refuses
     */
    public List<Ends> now() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicDescription topic :
                cluster.get(admin.describeTopics(topics).allTopicNames()).values()) {
            topic.partitions().forEach(each -> partitions.add(new TopicPartition(topic.name(), each.partition())));
        }
        // The stable one first: the other way round one that moves meanwhile could seem to be behind the end.
        Map<TopicPartition, Long> stable = ends(partitions, IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, Long> end = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
        return partitions.stream()
                .map(each -> new Ends(
                        each.topic(), each.partition(), stable.getOrDefault(each, 0L), end.getOrDefault(each, 0L)))
                .toList();
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions, IsolationLevel level) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(each -> wanted.put(each, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> found = cluster.get(
                admin.listOffsets(wanted, new ListOffsetsOptions(level)).all());
        found.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close();
    }
}
