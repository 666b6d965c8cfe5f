package dev.weir.topics;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** The partitions of topics that the settings need. */
public final class TopicPartitions {

    private TopicPartitions() {}

    /**
     * All partitions of all topics, in the order of the topics.
     *
     * @throws IOException when one of them is missing, or may not be read
     */
    public static List<TopicPartition> of(Consumer<?, ?> consumer, List<String> topics) throws IOException {
        Set<String> existing = consumer.listTopics().keySet();
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            if (!existing.contains(topic)) {
                throw new IOException(
                        "topic " + topic + " is missing or may not be read; `weir topics check` says which"
                                + " topics the settings need");
            }
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }
}
