package dev.weir.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Fixed places in the partitions; in one that is not named, its first record: it is newer than the plan.
 *
 * @param places offsets by partition
 */
@SuppressWarnings("deprecation") // The connector takes Kafka's old name of the strategy.
record Offsets(HashMap<TopicPartition, Long> places) implements OffsetsInitializer {

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions.forEach(partition -> offsets.put(partition, places.getOrDefault(partition, 0L)));
        return offsets;
    }

    /** What is gone from the topic while the job runs must not be passed over in silence. */
    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.NONE;
    }
}
