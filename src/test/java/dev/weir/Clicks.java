package dev.weir;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Decision;
import dev.weir.event.Entity;
import dev.weir.index.Cursor;
import dev.weir.index.HeldRow;
import dev.weir.index.IndexFeed;
import dev.weir.index.QueueFilter;
import dev.weir.index.QueueOrder;
import dev.weir.index.ReviewIndex;
import dev.weir.review.Act;
import dev.weir.review.Desk;
import dev.weir.review.Target;
import dev.weir.route.HeaderNames;
import dev.weir.settings.Settings;
import dev.weir.sign.Reviewer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Releases held events as the page does, and takes the time until a reader of committed records has them. */
final class Clicks {

    private static final String DURATION = "flink_jobmanager_job_lastCheckpointDuration";

    private Clicks() {}

    /**
     * What one took.
     *
     * @param took from the click to the record, milliseconds
     * @param checkpoint how long the job's last checkpoint took by then, milliseconds
     */
    record Taken(long took, long checkpoint) {}

    /**
     * Releases a contributor's held events one after the other.
     *
     * @param most so many at most
     * @param metrics the port of the job's metrics
     */
    static List<Taken> release(
            Settings settings,
            String bootstrap,
            Path folder,
            Entity actor,
            int most,
            Reviewer by,
            PrivateKey key,
            int metrics)
            throws IOException {
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", bootstrap);
        List<Taken> all = new ArrayList<>();
        try (ReviewIndex index = ReviewIndex.open(
                        folder.resolve("clicks.db"), settings, settings.review().holdFor());
                IndexFeed feed = index.feed(client, Clock.systemUTC());
                KafkaConsumer<byte[], byte[]> reader = atTheEnd(settings, bootstrap)) {
            feed.catchUp();
            Desk desk = new Desk(settings, index, Clock.systemUTC());
            QueueFilter waiting = QueueFilter.OPEN.where(QueueFilter.Field.ACTOR, actor.text());
            for (HeldRow event :
                    index.held(waiting, QueueOrder.OLDEST, Cursor.START, most).rows()) {
                Act act = Act.of(
                        Decision.Action.RELEASE,
                        new Target.Events(List.of(event.origin())),
                        Decision.Reason.HONEST,
                        "");
                long clicked = System.nanoTime();
                desk.preview(act);
                desk.send(act, by, key);
                await(reader, event.origin());
                long took = Duration.ofNanos(System.nanoTime() - clicked).toMillis();
                all.add(new Taken(took, lastCheckpoint(metrics)));
            }
        }
        return all;
    }

    private static KafkaConsumer<byte[], byte[]> atTheEnd(Settings settings, String bootstrap) {
        KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        "20"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = reader.partitionsFor(settings.trainingTopic("ratings")).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToEnd(partitions);
        partitions.forEach(reader::position);
        return reader;
    }

    private static void await(KafkaConsumer<byte[], byte[]> reader, String origin) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(100))) {
                byte[] value = record.headers().lastHeader(HeaderNames.ORIGIN).value();
                if (new String(value, UTF_8).startsWith(origin + '@')) {
                    return;
                }
            }
        }
        throw new AssertionError(origin + " is not in training a minute after it was released");
    }

    private static long lastCheckpoint(int port) throws IOException {
        String series = new String(
                URI.create("http://127.0.0.1:" + port + "/metrics")
                        .toURL()
                        .openStream()
                        .readAllBytes(),
                UTF_8);
        return series.lines()
                .filter(line -> line.startsWith(DURATION))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + DURATION + " among the metrics"));
    }
}
