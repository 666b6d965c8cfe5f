package dev.weir.alerts;

import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import dev.weir.topics.CommittedRecords.End;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The topic of alerts as a person reads it. */
public final class AlertList {

    private AlertList() {}

    /**
     * What was found.
     *
     * @param alerts oldest first
     * @param unreadable how many records are no alerts
     */
    public record Found(List<StoredAlert> alerts, long unreadable) {
        public Found {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * What is committed by now.
     *
     * @throws IOException when the topic cannot be read
     */
    public static Found read(Settings settings, Wanted wanted) throws IOException {
        List<StoredAlert> alerts = new ArrayList<>();
        long[] unreadable = {0};
        try (CommittedRecords records =
                new CommittedRecords(Cluster.of(settings).clientProperties(), List.of(settings.alertsTopic()))) {
            Map<TopicPartition, Long> ends = records.ends(End.COMMITTED);
            Map<TopicPartition, Long> starts = wanted.since() == null ? Map.of() : records.since(wanted.since(), ends);
            records.read(starts, ends, CommittedRecords.PATIENCE, record -> {
                if (!take(record, wanted, alerts::add)) {
                    unreadable[0]++;
                }
            });
        }
        return new Found(alerts, unreadable[0]);
    }

    /**
     * Gives out what comes, from {@code since} or else from now on, until the thread is interrupted.
     *
     * @param unreadable is given the place of each record that is no alert
     * @throws IOException when the topic is missing
     * @throws InterruptedException when it was
     */
    public static void follow(
            Settings settings, Wanted wanted, Consumer<StoredAlert> taker, Consumer<String> unreadable)
            throws IOException, InterruptedException {
        try (Incoming incoming = Incoming.since(settings, wanted.since())) {
            long looked = System.nanoTime();
            while (true) {
                if (System.nanoTime() - looked >= Incoming.LOOK.toNanos()) {
                    looked = System.nanoTime();
                    incoming.look();
                }
                for (ConsumerRecord<byte[], byte[]> record : incoming.poll()) {
                    if (!take(record, wanted, taker)) {
                        unreadable.accept(StoredAlert.place(record));
                    }
                }
            }
        }
    }

    /** Whether it is an alert. */
    private static boolean take(ConsumerRecord<byte[], byte[]> record, Wanted wanted, Consumer<StoredAlert> taker) {
        try {
            StoredAlert alert = StoredAlert.of(record);
            if (wanted.has(alert)) {
                taker.accept(alert);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
