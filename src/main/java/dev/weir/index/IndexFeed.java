package dev.weir.index;

import dev.weir.topics.Cluster;
import dev.weir.topics.TopicPartitions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics into the index, committed records only, without a consumer group: how far it came stands in the index itself.
 * Either {@link #catchUp} or {@link #start}; {@code catchUp} may come first.
 */
public final class IndexFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFeed.class);

    /** A broker that gives nothing for so long is not coming back. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(200);

    /** How long the tail waits after a failure before it tries again. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** How often the tail looks whether a topic has more partitions than it reads, or was made anew. */
    static final Duration LOOK = Duration.ofMinutes(1);

    /** Records of one transaction. */
    private static final int BATCH = 5_000;

    private final IndexWriter writer;
    private final Database database;
    private final Clock clock;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration look;
    private boolean assigned;
    private long looked;
    private Map<TopicPartition, Long> ends = Map.of();
    private volatile boolean closed;
    private volatile long lag;
    private volatile long taken;
    private volatile Thread tail = new Thread(() -> {});

    /** @param look how long partitions that are new, and topics that are, may not be noticed while it follows */
    IndexFeed(IndexWriter writer, Database database, Properties client, Clock clock, Duration look) {
        this.look = look;
        this.writer = writer;
        this.database = database;
        this.clock = clock;
        Properties own = Cluster.readingCommitted(client);
        own.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(BATCH));
        own.setProperty(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
        consumer = new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Reads to where the topics end now.
     *
     * @return records read
     * @throws IOException when a topic is missing, or Kafka stops to answer
     */
    public long catchUp() throws IOException {
        try {
            Map<TopicPartition, Long> now = consumer.endOffsets(assign());
            long lastHeard = System.nanoTime();
            long read = 0;
            while (!isRead(now)) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    writer.take(records, IndexWriter.Pace.BULK, clock.millis());
                    read += records.count();
                    lastHeard = System.nanoTime();
                }
                if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                    throw new IOException("Kafka gave no record for " + PATIENCE.toSeconds()
                            + " s before the end of its topics; look at the brokers and try again");
                }
            }
            writer.take(List.of(), IndexWriter.Pace.END, clock.millis());
            taken = clock.millis();
            return read;
        } catch (KafkaException e) {
            throw new IOException("the topics cannot be read: " + e.getMessage(), e);
        }
    }

    /** Goes on reading in a thread of its own, until it is closed. What fails is logged and tried again. */
    public void start() {
        tail = new Thread(this::follow, "weir-index");
        tail.setDaemon(true);
        tail.start();
    }

    /** How many committed offsets it was behind when it last took something; offsets without a record among them. */
    public long lag() {
        return lag;
    }

    /** When it last took something, or nothing new, from the topics, epoch milliseconds; 0 before. */
    public long taken() {
        return taken;
    }

    private void follow() {
        while (!closed) {
            try {
                if (System.nanoTime() - looked > look.toNanos()) {
                    assigned = false;
                }
                assign();
                // Nothing to read is a batch too: deadlines pass.
                writer.take(consumer.poll(POLL.multipliedBy(5)), pace(), clock.millis());
                lag = consumer.assignment().stream()
                        .mapToLong(each -> consumer.currentLag(each).orElse(0))
                        .sum();
                taken = clock.millis();
            } catch (WakeupException e) {
                LOG.debug("the feed of the index ends");
            } catch (KafkaException | IndexException | IOException e) {
                LOG.error("the index stands still, and is tried again in {} s: {}", PAUSE.toSeconds(), e.getMessage());
                pause();
            } catch (RuntimeException e) { // Whatever it is: a feed that has ended looks like a quiet day.
                LOG.error("the index stands still, and is tried again in {} s", PAUSE.toSeconds(), e);
                pause();
            }
        }
    }

    /** Of what was polled: whether the topics were read once to where they ended when this began. */
    private IndexWriter.Pace pace() {
        if (isRead(ends)) {
            ends = Map.of();
        }
        return ends.isEmpty() ? IndexWriter.Pace.LIVE : IndexWriter.Pace.BEHIND;
    }

    private void pause() {
        // What was polled and not taken must come again.
        assigned = false;
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    /** The partitions, each at where the index stands. */
    private Set<TopicPartition> assign() throws IOException {
        if (assigned) {
            return consumer.assignment();
        }
        List<TopicPartition> partitions = TopicPartitions.of(consumer, writer.topics());
        consumer.assign(partitions);
        ends = consumer.endOffsets(partitions);
        if (partitions.stream().anyMatch(each -> writer.position(each) > ends.getOrDefault(each, 0L))) {
            LOG.warn("a topic ends before where it was read to: it was made anew, and so is the index");
            database.clear();
        }
        partitions.forEach(each -> consumer.seek(each, writer.position(each)));
        assigned = true;
        looked = System.nanoTime();
        return consumer.assignment();
    }

    private boolean isRead(Map<TopicPartition, Long> which) {
        return which.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Ends the thread and lets Kafka go; the index stays open. */
    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        tail.interrupt();
        try {
            tail.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
