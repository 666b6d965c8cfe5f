package dev.weir.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Broker.class)
class CommittedRecordsIT {

    private static final int ALL = 10;

    private KafkaClient kafka;
    private TopicPartition partition;
    private final List<Long> read = new ArrayList<>();

    @BeforeEach
    void fill(KafkaClient client) {
        kafka = client;
        String topic = kafka.createTopic("read", 1);
        partition = new TopicPartition(topic, 0);
        kafka.produce(topic, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    }

    @Test
    void whatIsLeftIsReadFromTheBeginning() throws IOException {
        kafka.deleteBefore(partition, 4);
        try (CommittedRecords records = records()) {
            records.read(record -> read.add(record.offset()));
        }
        assertThat(read).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 4})
    void whatIsThereIsReadFromAnOffset(long removed) throws IOException {
        kafka.deleteBefore(partition, removed);
        try (CommittedRecords records = records()) {
            readFromFour(records);
        }
        assertThat(read).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    }

    /** As retention does it between two passes over a range that was fixed before the first. */
    @ParameterizedTest
    @ValueSource(longs = {5, ALL})
    void whatIsGoneIsNotPassedOverInSilence(long removed) throws IOException {
        try (CommittedRecords records = records()) {
            readFromFour(records);
            read.clear();
            kafka.deleteBefore(partition, removed);
            assertThatThrownBy(() -> readFromFour(records))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(partition + "=4")
                    .hasMessageContaining("longer retention");
        }
        assertThat(read).isEmpty();
    }

    @Test
    void theTimeIsKnownFromWhichOnNothingWasRemoved() throws IOException {
        // Given: two partitions, one of them with a record each second
        String topic = kafka.createTopic("aged", 2);
        partition = new TopicPartition(topic, 0);
        TopicPartition other = new TopicPartition(topic, 1);
        List<ProducerRecord<byte[], byte[]>> aged = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            aged.add(new ProducerRecord<>(topic, 0, 1_000L * i, null, new byte[1]));
        }
        aged.add(new ProducerRecord<>(topic, 1, 9_000L, null, new byte[1]));
        kafka.produceRecords(aged);

        // When, Then
        assertThat(removedBefore()).as("all is there").isEqualTo(Instant.MIN);
        kafka.deleteBefore(partition, 2);
        assertThat(removedBefore()).isEqualTo(Instant.ofEpochMilli(2_000));
        kafka.deleteBefore(partition, 3);
        assertThat(removedBefore()).as("others have records").isEqualTo(Instant.MIN);
        kafka.deleteBefore(other, 1);
        assertThat(removedBefore()).as("nothing is left").isEqualTo(Instant.MAX);
    }

    /** A writer of files may take long over one record; the rest of it came with that one. */
    @Test
    void howLongATakerTakesIsNotKafkas() throws IOException {
        Properties client = client();
        client.setProperty("max.poll.records", "1");
        Duration patience = Duration.ofSeconds(1);
        try (CommittedRecords records = new CommittedRecords(client, List.of(partition.topic()))) {
            records.read(Map.of(), Map.of(partition, (long) ALL), patience, record -> {
                read.add(record.offset());
                if (record.offset() == 0) {
                    LockSupport.parkNanos(patience.plusMillis(100).toNanos());
                }
            });
        }
        assertThat(read).hasSize(ALL);
    }

    private Instant removedBefore() throws IOException {
        try (CommittedRecords records = records()) {
            return records.removedBefore(records.ends(CommittedRecords.End.COMMITTED));
        }
    }

    private void readFromFour(CommittedRecords records) throws IOException {
        records.read(
                Map.of(partition, 4L),
                Map.of(partition, (long) ALL),
                CommittedRecords.PATIENCE,
                record -> read.add(record.offset()));
    }

    private CommittedRecords records() {
        return new CommittedRecords(client(), List.of(partition.topic()));
    }

    private Properties client() {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", kafka.bootstrap());
        return client;
    }
}
