package dev.weir.topics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The partitions of topics that the settings need. */
public final class TopicPartitions {

    private TopicPartitions() {}

    /**
     * All partitions that all topics have now, in the order of the topics. The brokers are asked: of a topic that a client knows it believes for minutes
     * that it has no more partitions than it had.
     *
     * @throws IOException when one of them is missing, or may not be read
     */
    public static List<TopicPartition> of(Consumer<?, ?> consumer, List<String> topics) throws IOException {
        Map<String, List<PartitionInfo>> existing = consumer.listTopics();
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> its = existing.get(topic);
            if (its == null) {
                throw new IOException(
                        "topic " + topic + " is missing or may not be read; `weir topics check` says which"
                                + " topics the settings need");
            }
            its.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }
}
