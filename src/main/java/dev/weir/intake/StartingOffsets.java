package dev.weir.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a gateway without a checkpoint begins. One whose checkpoint names a record that retention has removed meanwhile goes on at
 * the first that is left, wherever it once began: the connector's own rule for {@code latest} and for a time would be to go on at the
 * end, past everything that still waits.
 *
 * @param first where to begin
 */
@SuppressWarnings("deprecation") // The connector takes Kafka's old name of the strategy.
record StartingOffsets(OffsetsInitializer first) implements OffsetsInitializer {

    /** As the setting says it: {@code earliest}, {@code latest}, {@code committed}, or a time. */
    static StartingOffsets of(String startFrom) {
        return new StartingOffsets(
                switch (startFrom) {
                    case "earliest" -> OffsetsInitializer.earliest();
                    case "latest" -> OffsetsInitializer.latest();
                    case "committed" -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
                    default ->
                        OffsetsInitializer.timestamp(Instant.parse(startFrom).toEpochMilli());
                });
    }

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
        return first.getPartitionOffsets(partitions, kafka);
    }

    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }
}
