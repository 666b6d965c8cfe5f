package dev.weir.auditor;

import dev.weir.event.Origin;
import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The audit topic of a deployment, committed records only.
 *
 * @param onItsWay for how long to wait for what is being committed
 */
record AuditTopic(Settings settings, Duration onItsWay) implements AuditSource {

    /** The transactions of one checkpoint are committed within moments of each other; a broker that is asked again needs seconds. */
    static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public void read(Taker taker) throws IOException {
        read(taker, () -> false);
    }

    @Override
    public void read(Taker taker, BooleanSupplier isLacking) throws IOException {
        try (CommittedRecords records =
                new CommittedRecords(Cluster.of(settings).clientProperties(), List.of(settings.auditTopic()))) {
            Map<TopicPartition, Long> ends = records.ends(CommittedRecords.End.COMMITTED);
            records.read(ends, CommittedRecords.PATIENCE, record -> taker.take(line(record)));
            long begin = System.nanoTime();
            while (isLacking.getAsBoolean() && System.nanoTime() - begin < onItsWay.toNanos()) {
                pause();
                Map<TopicPartition, Long> later = records.ends(CommittedRecords.End.COMMITTED);
                records.read(ends, later, CommittedRecords.PATIENCE, record -> taker.take(line(record)));
                ends = later;
            }
        }
    }

    private static AuditLine line(ConsumerRecord<byte[], byte[]> record) {
        return new AuditLine(
                record.value() == null ? new byte[0] : record.value(),
                record.partition(),
                Origin.text(record.topic(), record.partition(), record.offset()));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for what is being committed", e);
        }
    }
}
