package dev.weir.bench;

import dev.weir.route.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The bench's side of Kafka: makes topics, fills the input, counts the output. */
final class BenchTopics {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String bootstrap;

    BenchTopics(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Makes an input topic, whose times are the broker's, and fills it. */
    void fill(String topic, int partitions, Load load) throws InterruptedException, ExecutionException {
        createInput(topic, partitions);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            for (long n = 0; n < load.events(); n++) {
                // Round robin: equal partitions, so that none is read longer than the others.
                producer.send(new ProducerRecord<>(topic, (int) (n % partitions), load.key(n), load.value(n)));
            }
        }
    }

    void createInput(String topic, int partitions) throws InterruptedException, ExecutionException {
        create(List.of(
                new NewTopic(topic, partitions, (short) 1).configs(Map.of("message.timestamp.type", "LogAppendTime"))));
    }

    /** Makes topics for outputs. */
    void createOutputs(List<String> topics, int partitions) throws InterruptedException, ExecutionException {
        create(topics.stream()
                .map(topic -> new NewTopic(topic, partitions, (short) 1))
                .toList());
    }

    /** A producer as a busy application has it. */
    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        "5",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        "131072"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A consumer of everything that is committed in {@code topic}. */
    KafkaConsumer<byte[], byte[]> consumer(String topic) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /**
     * Counts the committed records of the topics in which each event has its answer.
     *
     * @throws IllegalStateException when there are not {@code expected} of them together
     */
    void expect(List<String> topics, long expected) {
        long count = topics.stream().mapToLong(this::committed).sum();
        if (count != expected) {
            throw new IllegalStateException("topics " + String.join(", ", topics) + " have " + count
                    + " committed records, expected " + expected);
        }
    }

    private long committed(String topic) {
        long count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic)) {
            List<TopicPartition> all = List.copyOf(consumer.assignment());
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (all.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))
                    && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    count += isFirstAnswer(record) ? 1 : 0;
                }
            }
        }
        return count;
    }

    /** What is released was held before: that was its answer. The floor writes no verdict. */
    private static boolean isFirstAnswer(ConsumerRecord<byte[], byte[]> record) {
        Header verdict = record.headers().lastHeader(HeaderNames.VERDICT);
        return verdict == null || !new String(verdict.value(), StandardCharsets.UTF_8).equals("released");
    }

    void delete(List<String> topics) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            admin.deleteTopics(topics).all().get();
        }
    }

    private void create(List<NewTopic> topics) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            admin.createTopics(topics).all().get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrap));
    }
}
