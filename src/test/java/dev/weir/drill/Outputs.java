package dev.weir.drill;

import dev.weir.drill.Receipts.Outcome;
import dev.weir.output.OutputReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads every output of a gateway as a careful reader does: only what is committed. */
final class Outputs implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final BiConsumer<Outcome, ConsumerRecord<byte[], byte[]>> events;
    private final Accounts accounts;
    private final Map<String, Outcome> outcomes;

    /**
     * Reads from the first offset on.
     *
     * @param deployment whose outputs
     * @param events takes what was admitted, held or dead-lettered
     * @param accounts takes the audit topic
     */
    Outputs(
            String bootstrap,
            Deployment deployment,
            BiConsumer<Outcome, ConsumerRecord<byte[], byte[]>> events,
            Accounts accounts) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 64 * 1024 * 1024);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.outcomes = deployment.outputs();
        this.partitions = Stream.concat(outcomes.keySet().stream(), Stream.of(deployment.auditTopic()))
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.events = events;
        this.accounts = accounts;
    }

    /** Reads up to what is committed now in every topic. */
    void readToEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                take(record);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Outcome outcome = outcomes.get(record.topic());
        if (outcome == null) {
            accounts.take(record.value());
        } else if (!OutputReader.isMarker(record)) {
            events.accept(outcome, record);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
