package dev.weir.drill;

import dev.weir.drill.Receipts.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
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
    private final String prefix;

    /**
     * Reads from the first offset on.
     *
     * @param prefix the gateway's prefix
     * @param streams its streams
     * @param events takes what was admitted, held or dead-lettered
     * @param accounts takes the audit topic
     */
    Outputs(
            String bootstrap,
            String prefix,
            List<String> streams,
            BiConsumer<Outcome, ConsumerRecord<byte[], byte[]>> events,
            Accounts accounts) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 64 * 1024 * 1024);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions = topics(prefix, streams).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.prefix = prefix;
        this.events = events;
        this.accounts = accounts;
    }

    /** The names of all output topics. */
    static List<String> topics(String prefix, List<String> streams) {
        List<String> topics = new ArrayList<>(List.of(prefix + ".audit"));
        for (String stream : streams) {
            topics.add(prefix + ".training." + stream);
            topics.add(prefix + ".quarantine." + stream);
            topics.add(prefix + ".dead-letters." + stream);
        }
        return topics;
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
        String kind = record.topic().substring(prefix.length() + 1);
        if (kind.equals("audit")) {
            accounts.take(record.value());
        } else if (kind.startsWith("training.")) {
            events.accept(Outcome.ADMITTED, record);
        } else if (kind.startsWith("quarantine.")) {
            events.accept(Outcome.HELD, record);
        } else {
            events.accept(Outcome.DEAD, record);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
