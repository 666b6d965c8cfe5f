package dev.weir.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.event.Decision;
import dev.weir.event.Family;
import dev.weir.event.Finding;
import dev.weir.settings.Settings;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Broker.class)
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class IndexFeedIT {

    private static final Finding RATE = Tape.finding("rate", Family.RATE, 9);
    private static final Clock NOON = Clock.fixed(Instant.ofEpochMilli(Tape.NOON), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private KafkaClient kafka;
    private Settings settings;
    private Tape tape;

    @BeforeEach
    void topics(KafkaClient client) {
        kafka = client;
        settings = TestSettings.parse("prefix: " + KafkaClient.uniqueName("index") + "\n" + TestSettings.FILMS);
        tape = new Tape(settings);
    }

    @Test
    void readsWhatIsCommittedAndGoesOnWhereItStopped() throws Exception {
        // Given
        makeTopics();
        String first = tape.held("a", "x", 5, Tape.NOON, RATE);
        write("commit");
        tape.held("lost", "x", 5, Tape.NOON, RATE);
        write("abort");

        // When
        try (ReviewIndex index = open();
                IndexFeed feed = index.feed(client(), NOON)) {
            assertThat(feed.catchUp()).isEqualTo(1);
            assertThat(origins(index)).containsExactly(first);
            assertThat(feed.catchUp()).as("nothing is new").isZero();
        }
        String second = tape.held("b", "x", 5, Tape.NOON, RATE);
        write("commit");

        // Then
        try (ReviewIndex index = open();
                IndexFeed feed = index.feed(client(), NOON)) {
            assertThat(feed.catchUp()).as("only what came since").isEqualTo(1);
            assertThat(origins(index)).containsExactly(first, second);
        }
    }

    @Test
    void followsTheTopicsAndTellsThatItChanged() throws Exception {
        // Given
        makeTopics();
        String origin = tape.held("a", "x", 5, Tape.NOON, RATE);
        write("commit");
        try (ReviewIndex index = open();
                IndexFeed feed = index.feed(client(), NOON)) {
            feed.catchUp();
            feed.start();
            long before = index.version();

            // When
            tape.decided(Tape.ofEvent("d1", Decision.Action.REJECT, "a", origin, Tape.NOON));
            write("commit");

            // Then
            await(() -> index.item(origin).orElseThrow().row().status() == HoldStatus.REJECTED);
            assertThat(index.version()).isGreaterThan(before);
            assertThat(index.decision("d1").orElseThrow().outcome()).isNotNull();
        }
    }

    /** Else what is held there waits for a start of the console, and nobody knows. */
    @Test
    void followsPartitionsThatATopicGetsLater() throws Exception {
        // Given
        makeTopics();
        try (ReviewIndex index = open();
                IndexFeed feed = index.feed(client(), NOON, Duration.ofSeconds(1))) {
            feed.catchUp();
            feed.start();

            // When
            String origin = tape.held("a", "x", 5, Tape.NOON, RATE);
            ConsumerRecord<byte[], byte[]> record = tape.take().get(0);
            try (Admin admin = kafka.admin()) {
                admin.createPartitions(Map.of(record.topic(), NewPartitions.increaseTo(3)))
                        .all()
                        .get();
            }
            kafka.produceRecords(List.of(new ProducerRecord<>(
                    record.topic(), 2, record.timestamp(), record.key(), record.value(), record.headers())));

            // Then
            await(() -> origins(index).contains(origin));
        }
    }

    @Test
    void aTopicThatIsMadeAnewWhileItIsFollowedMakesTheIndexAnew() throws Exception {
        // Given
        makeTopics();
        tape.held("a", "x", 5, Tape.NOON, RATE);
        tape.held("a", "y", 5, Tape.NOON, RATE);
        String topic = settings.quarantineTopic("ratings");
        toFirst(tape.take());
        try (ReviewIndex index = open();
                IndexFeed feed = index.feed(client(), NOON, Duration.ofSeconds(1))) {
            feed.catchUp();
            feed.start();
            assertThat(origins(index)).hasSize(2);

            // When
            kafka.recreateTopic(topic, 2, Map.of());
            String origin = tape.held("b", "z", 5, Tape.NOON, RATE);
            toFirst(tape.take());

            // Then
            await(() -> origins(index).equals(List.of(origin)));
        }
    }

    private void toFirst(List<ConsumerRecord<byte[], byte[]>> records) {
        kafka.produceRecords(records.stream()
                .map(record -> new ProducerRecord<>(
                        record.topic(), 0, record.timestamp(), record.key(), record.value(), record.headers()))
                .toList());
    }

    @Test
    void topicsThatWereMadeAnewMakeTheIndexAnew() throws Exception {
        // Given
        makeTopics();
        tape.held("a", "x", 5, Tape.NOON, RATE);
        tape.held("a", "y", 5, Tape.NOON, RATE);
        List<ConsumerRecord<byte[], byte[]>> records = tape.take();
        try (ReviewIndex index = open()) {
            // As if the quarantine had held more than it does now.
            index.writer().take(records, IndexWriter.Pace.LIVE, Tape.NOON);
            assertThat(origins(index)).hasSize(2);

            // When
            try (IndexFeed feed = index.feed(client(), NOON)) {
                feed.catchUp();
            }

            // Then
            assertThat(origins(index)).isEmpty();
        }
    }

    @Test
    void aMissingTopicIsNamed() {
        try (ReviewIndex index = open();
                IndexFeed feed = index.feed(client(), NOON)) {
            assertThatThrownBy(feed::catchUp)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(settings.alertsTopic())
                    .hasMessageContaining("weir topics check");
        }
    }

    private ReviewIndex open() {
        return ReviewIndex.open(folder.resolve("index.db"), settings, Duration.ofDays(14));
    }

    private static List<String> origins(ReviewIndex index) {
        return index.held(QueueFilter.OPEN, QueueOrder.OLDEST, Cursor.START, 100).rows().stream()
                .map(HeldRow::origin)
                .toList();
    }

    private void makeTopics() {
        try (ReviewIndex index = open()) {
            index.writer().topics().forEach(topic -> kafka.createTopicNamed(topic, 2, Map.of()));
        }
    }

    private Properties client() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", kafka.bootstrap());
        return properties;
    }

    /** Writes what is on the tape in one transaction, which ends so. */
    private void write(String end) {
        Map<String, String> config = Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, KafkaClient.uniqueName("index"));
        try (KafkaProducer<byte[], byte[]> producer = kafka.producer(config)) {
            producer.initTransactions();
            producer.beginTransaction();
            for (ConsumerRecord<byte[], byte[]> record : tape.take()) {
                producer.send(new ProducerRecord<>(
                        record.topic(), null, record.timestamp(), record.key(), record.value(), record.headers()));
            }
            if (end.equals("commit")) {
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("it came to pass within a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
