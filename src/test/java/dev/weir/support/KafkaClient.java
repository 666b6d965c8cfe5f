package dev.weir.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What tests do with a Kafka: make topics, write, read what is committed.
 *
 * @param bootstrap where it is
 * @param properties further client settings, such as a login
 */
public record KafkaClient(String bootstrap, Map<String, String> properties) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A client without further settings. */
    public static KafkaClient of(String bootstrap) {
        return new KafkaClient(bootstrap, Map.of());
    }

    /** A name that no other test has: for topics, groups, prefixes. */
    public static String uniqueName(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Makes a topic whose name begins with {@code stem}, and says its name. */
    public String createTopic(String stem, int partitions) {
        return createTopic(stem, partitions, Map.of());
    }

    /** Makes a topic whose name begins with {@code stem}, with settings such as {@code message.timestamp.type}. */
    public String createTopic(String stem, int partitions, Map<String, String> config) {
        String name = uniqueName(stem);
        createTopicNamed(name, partitions, config);
        return name;
    }

    /** Makes a topic of exactly this name, and returns when the broker shows it: the controller knows it earlier. */
    public void createTopicNamed(String name, int partitions, Map<String, String> config) {
        try (Admin admin = admin()) {
            NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(config);
            admin.createTopics(List.of(topic)).all().get();
            awaitShown(
                    () -> shownPartitions(admin, name) == partitions, "topic " + name + " was made and is not shown");
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + name + " could not be made", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Deletes a topic, and makes one of the same name. */
    public void recreateTopic(String name, int partitions, Map<String, String> config) {
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get();
            awaitShown(() -> shownPartitions(admin, name) == 0, "topic " + name + " was deleted and is still shown");
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + name + " could not be deleted", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        createTopicNamed(name, partitions, config);
    }

    private interface Shown {
        boolean isTrue() throws InterruptedException, ExecutionException;
    }

    private static void awaitShown(Shown shown, String otherwise) throws InterruptedException, ExecutionException {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!shown.isTrue()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(otherwise + " after 60 s");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static int shownPartitions(Admin admin, String name) throws InterruptedException, ExecutionException {
        try {
            return admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get()
                    .get(name)
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw e;
        }
    }

    /** Writes values without keys, in order, and returns when the broker has them. */
    public void produce(String topic, List<String> values) {
        produceRecords(values.stream()
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, value.getBytes(UTF_8)))
                .toList());
    }

    /** Writes records as they are and returns when the broker has them. */
    public void produceRecords(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> producer = producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, "5"))) {
            List<Future<?>> sent = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                sent.add(producer.send(record));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a record could not be written", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The committed values of a topic up to its present end, partition by partition. A missing value reads as empty. */
    public List<String> committedValues(String topic) {
        List<String> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : committed(topic)) {
            values.add(value(record));
        }
        return values;
    }

    /** A record's value as text. A missing one reads as empty. */
    public static String value(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), UTF_8);
    }

    /** The committed records of a topic up to its present end, partition by partition, in offset order. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            for (TopicPartition partition : partitions) {
                consumer.assign(List.of(partition));
                consumer.seekToBeginning(List.of(partition));
                readTo(ends.getOrDefault(partition, 0L), partition, consumer, found);
            }
            return found;
        }
    }

    /**
     * Waits until there are {@code count} committed records, and returns all of them: Kafka answers a commit before it has written the
     * markers. Fails after a minute.
     */
    public List<ConsumerRecord<byte[], byte[]>> awaitCommitted(String topic, int count) {
        Instant deadline = Instant.now().plus(PATIENCE);
        int seen = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (seen < count) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError(topic + " has " + seen + " committed records after " + PATIENCE.toSeconds()
                            + " s, not " + count);
                }
                seen += consumer.poll(Duration.ofMillis(200)).count();
            }
        }
        return committed(topic);
    }

    /** Offsets in use by now, those of open transactions too. */
    public long written(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(all(Map.of()), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** Removes what a partition has before an offset, as retention does. */
    public void deleteBefore(TopicPartition partition, long offset) {
        try (Admin admin = admin()) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** An admin client; close it. */
    public Admin admin() {
        return Admin.create(all(Map.of()));
    }

    /** A producer with further settings, such as a transactional id; close it. */
    public KafkaProducer<byte[], byte[]> producer(Map<String, String> more) {
        return new KafkaProducer<>(all(more), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        // A partition's fetch waits for that of the one before: with the default of 500 ms a topic of 16 takes 8 s.
        Map<String, Object> config = all(Map.of(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                "20"));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    private static void readTo(
            long end,
            TopicPartition partition,
            KafkaConsumer<byte[], byte[]> consumer,
            List<ConsumerRecord<byte[], byte[]>> found) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (consumer.position(partition) < end) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        partition + " stands at " + consumer.position(partition) + " and does not reach " + end);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                if (record.offset() < end) {
                    found.add(record);
                }
            }
        }
    }

    private Map<String, Object> all(Map<String, String> more) {
        Map<String, Object> config = new HashMap<>(properties);
        config.putAll(more);
        config.put("bootstrap.servers", bootstrap);
        return config;
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for Kafka", e);
    }
}
