package dev.weir.alerts;

import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.TopicPartitions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The topic of alerts, record by record as they are committed. It takes all partitions itself, without the group's members
 * dividing them: an alert may wait for hours for its receiver, and a member that does not ask for so long is put out. Not
 * thread-safe. Close it.
 */
final class Incoming implements AutoCloseable {

    /** How often it is asked for new partitions, and how many wait: Prometheus asks every 15 s to a minute. */
    static final Duration LOOK = Duration.ofSeconds(15);

    private static final Duration WAIT = Duration.ofMillis(500);

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private List<TopicPartition> partitions;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
    private long missed;

    private Incoming(Settings settings, Map<String, String> more) throws IOException {
        Properties own = Cluster.readingCommitted(Cluster.of(settings).clientProperties());
        own.setProperty(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none"); // Kafka would pass over what was deleted without a word.
        own.putAll(more);
        consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            topic = settings.alertsTopic();
            partitions = TopicPartitions.of(consumer, List.of(topic));
            consumer.assign(partitions);
        } catch (IOException | KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    /** From a time on, or null for what is written from now on. Nothing is committed. */
    static Incoming since(Settings settings, @Nullable Instant time) throws IOException {
        Incoming incoming = new Incoming(settings, Map.of());
        incoming.seek(time);
        return incoming;
    }

    /** From where the group was, at first from the beginning. */
    static Incoming ofGroup(Settings settings) throws IOException {
        Incoming incoming = new Incoming(
                settings,
                Map.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        settings.alertsGroup(),
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        "1")); // So that the position is behind this one.
        incoming.goOn();
        return incoming;
    }

    private void seek(@Nullable Instant time) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        if (time != null) {
            partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        }
        Map<TopicPartition, Long> starts = new HashMap<>(ends);
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                starts.put(partition, found.offset());
            }
        });
        starts.forEach(consumer::seek);
    }

    private void goOn() {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        consumer.beginningOffsets(partitions).forEach((partition, beginning) -> {
            OffsetAndMetadata said = committed.get(partition);
            goOn(partition, said == null ? new OffsetAndMetadata(beginning) : said);
        });
    }

    private void goOn(TopicPartition partition, OffsetAndMetadata place) {
        consumer.seek(partition, place);
        done.put(partition, place);
    }

    /**
     * Says to Kafka again how far the group is: of one without members it forgets that {@code offsets.retention.minutes} after it was last said, a
     * week by default, and a start after a quiet week would give out all alerts once more. Where it does not answer the next time does it.
     */
    void keep() throws InterruptedException {
        commit(done);
    }

    /** How many records the topic deleted before they were given out, since this was last asked; marks of transactions among them. */
    long missed() {
        long since = missed;
        missed = 0;
        return since;
    }

    /**
     * Takes up the partitions that the topic got since, each from its beginning: what came into one before it was noticed is new, too. Where Kafka does
     * not answer the next time does it.
     *
     * @throws IOException when the topic is missing
     */
    void look() throws InterruptedException, IOException {
        try {
            List<TopicPartition> now = TopicPartitions.of(consumer, List.of(topic));
            List<TopicPartition> more = new ArrayList<>(now);
            more.removeAll(partitions);
            if (!more.isEmpty()) {
                consumer.assign(
                        Stream.concat(partitions.stream(), more.stream()).toList());
                partitions = List.copyOf(consumer.assignment());
                more.forEach(partition -> goOn(partition, new OffsetAndMetadata(0)));
            }
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (RetriableException e) {
            return; // Whoever asks how many wait hears the same.
        }
    }

    /** What there is, waiting half a second for the first; nothing where it went on behind what was deleted. */
    List<ConsumerRecord<byte[], byte[]>> poll() throws InterruptedException {
        try {
            return StreamSupport.stream(consumer.poll(WAIT).spliterator(), false)
                    .toList();
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (OffsetOutOfRangeException e) {
            passOver(e);
            return List.of();
        }
    }

    /** To the first record that is left. Where Kafka does not answer, the next poll comes here again. */
    private void passOver(OffsetOutOfRangeException gone) throws InterruptedException {
        Map<TopicPartition, Long> wanted = gone.offsetOutOfRangePartitions();
        Map<TopicPartition, OffsetAndMetadata> cutOff =
                gone instanceof LogTruncationException cut ? cut.divergentOffsets() : Map.of();
        beginnings(wanted.keySet()).forEach((partition, beginning) -> {
            missed += Math.max(0, beginning - wanted.getOrDefault(partition, beginning));
            goOn(partition, cutOff.getOrDefault(partition, new OffsetAndMetadata(beginning)));
        });
    }

    private Map<TopicPartition, Long> beginnings(Set<TopicPartition> asked) throws InterruptedException {
        try {
            return consumer.beginningOffsets(asked, ANSWER);
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (RetriableException e) {
            return Map.of();
        }
    }

    /** How many committed records Kafka has behind those that were given out; nothing when it does not answer in {@link #ANSWER}. */
    OptionalLong behind() throws InterruptedException {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ANSWER);
            long behind = 0;
            for (TopicPartition partition : partitions) {
                behind += Math.max(0, ends.getOrDefault(partition, 0L) - consumer.position(partition, ANSWER));
            }
            return OptionalLong.of(behind);
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (RetriableException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Says to Kafka that the group is done with a record.
     *
     * @return false when Kafka did not answer: the next one says it too
     */
    boolean done(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        OffsetAndMetadata behind = new OffsetAndMetadata(record.offset() + 1);
        done.put(partition, behind);
        return commit(Map.of(partition, behind));
    }

    private boolean commit(Map<TopicPartition, OffsetAndMetadata> offsets) throws InterruptedException {
        try {
            consumer.commitSync(offsets, ANSWER);
            return true;
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (RetriableException e) {
            return false;
        }
    }

    /** Kafka's exception leaves the thread's mark, with which the consumer could not be closed in peace. */
    private static InterruptedException interrupted(InterruptException cause) {
        Thread.interrupted();
        InterruptedException ended = new InterruptedException(cause.getMessage());
        ended.initCause(cause);
        return ended;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(GOODBYE));
    }
}
