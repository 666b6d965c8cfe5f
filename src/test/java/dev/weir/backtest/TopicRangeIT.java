package dev.weir.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.TestSettings;
import dev.weir.replay.Progress;
import dev.weir.replay.ReplayException;
import dev.weir.replay.Summary;
import dev.weir.settings.Settings;
import dev.weir.settings.SettingsFile;
import dev.weir.sort.ExternalSort;
import dev.weir.support.Broker;
import dev.weir.support.KafkaClient;
import dev.weir.topics.Cluster;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A range of a topic whose records have their producers' times, of which one is from 2099. */
@ExtendWith(Broker.class)
class TopicRangeIT {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final String prefix = KafkaClient.uniqueName("range");

    @TempDir
    Path dir;

    private final StringWriter said = new StringWriter();

    @Test
    void aClockThatIsAheadHidesNothingBehindIt(KafkaClient kafka) throws Exception {
        // Given: a record a minute, and behind the first of them one from 2099
        Settings settings = settings(kafka);
        kafka.createTopicNamed(
                "in." + prefix, 1, Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
        kafka.produceRecords(List.of(record(NOON), record(Instant.parse("2099-01-01T00:00:00Z"))));
        kafka.produceRecords(LongStream.rangeClosed(1, 5)
                .mapToObj(minute -> record(NOON.plusSeconds(60 * minute)))
                .toList());

        // When, Then
        assertThat(taken(settings, NOON.plusSeconds(120), NOON.plusSeconds(240)))
                .isEqualTo(2);
        assertThat(taken(settings, NOON.plusSeconds(120), null)).isEqualTo(5);
        assertThatThrownBy(() -> taken(settings, NOON.minusSeconds(120), NOON))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("nothing was written to in." + prefix);
    }

    @Test
    void saysWhereNotAllOfTheTimeIsThere(KafkaClient kafka) throws Exception {
        // Given: a record a minute, of which the first two are gone
        Settings settings = settings(kafka);
        kafka.createTopicNamed("in." + prefix, 1, Map.of());
        kafka.produceRecords(LongStream.range(0, 5)
                .mapToObj(minute -> record(NOON.plusSeconds(60 * minute)))
                .toList());
        assertThat(taken(settings, NOON, null)).isEqualTo(5);
        assertThat(said.toString()).isEmpty();
        kafka.deleteBefore(new TopicPartition("in." + prefix, 0), 2);

        // When, Then
        assertThat(taken(settings, NOON.plusSeconds(120), null)).isEqualTo(3);
        assertThat(said.toString()).as("nothing of that time is gone").isEmpty();
        assertThat(taken(settings, NOON.plusSeconds(119), null)).isEqualTo(3);
        assertThat(said.toString()).contains("in." + prefix + " lost records of before " + NOON.plusSeconds(120));
        assertThat(missing(settings, NOON.plusSeconds(120))).isNull();
        assertThat(missing(settings, NOON.plusSeconds(119))).isEqualTo(NOON.plusSeconds(120));
    }

    private long taken(Settings settings, Instant since, @Nullable Instant until) throws Exception {
        Progress progress = new Progress(new PrintWriter(said), Progress.Style.NONE, System::nanoTime);
        ExternalSort sort = new ExternalSort(Files.createTempDirectory(dir, "sort"), "events", 1 << 20);
        try (TopicRange range = new TopicRange(settings, Cluster.of(settings).clientProperties(), since, until)) {
            range.check(settings);
            return range.read(settings, sort, progress).stream()
                    .mapToLong(Summary.Input::records)
                    .sum();
        }
    }

    private static @Nullable Instant missing(Settings settings, Instant since) throws Exception {
        try (TopicRange range = new TopicRange(settings, Cluster.of(settings).clientProperties(), since, null)) {
            return range.missingBefore();
        }
    }

    private Settings settings(KafkaClient kafka) throws Exception {
        Path file = TestSettings.live(dir, prefix, kafka.bootstrap());
        Files.writeString(file, Files.readString(file).replace("time: record", "time: {at: record, trust: producer}"));
        return SettingsFile.loadForRun(file);
    }

    private ProducerRecord<byte[], byte[]> record(Instant time) {
        byte[] value = "{\"user\":\"u\",\"movie\":\"m\",\"stars\":4}".getBytes(UTF_8);
        return new ProducerRecord<>("in." + prefix, 0, time.toEpochMilli(), null, value);
    }
}
