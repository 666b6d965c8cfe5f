package dev.weir.redrive;

import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import dev.weir.topics.CommittedRecords.End;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends dead letters of a stream to its input topic again, each once in all its runs.
 *
 * <p>It takes the stream's transactional id, so that nobody else writes markers from then on; then it reads what the topic holds by
 * then to its very end, and waits for transactions that are open there: behind the first record of an open transaction of the gateway a
 * marker may stand that is committed and cannot be read yet. What the markers name it leaves out.
 */
public final class Redrive {

    private Redrive() {}

    /** Whether anything is sent. */
    public enum Mode {
        /** Only counted; another redrive that runs is not disturbed. */
        DRY,
        SEND
    }

    /**
     * What became of the dead letters.
     *
     * @param byReason how many were sent, or would be, by the reason's code
     * @param transactions in how many
     * @param before sent by former redrives
     * @param unwanted of another reason or place than asked for
     * @param unfit shortened, or too large with the header that they would get: they cannot be sent again
     * @param others records of the topic that are no dead letters of the stream
     */
    public record Outcome(
            SortedMap<String, Long> byReason, int transactions, long before, long unwanted, long unfit, long others) {

        public Outcome {
            byReason = Collections.unmodifiableSortedMap(new TreeMap<>(byReason));
        }

        /** How many were sent, or would be. */
        public long sent() {
            return byReason.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Runs.
     *
     * @param stream a stream of the settings
     * @param progress takes how many were sent by now, after each transaction
     * @throws IOException when the dead letters cannot be read
     * @throws dev.weir.topics.ClusterException when Kafka does not answer or refuses
     * @throws IllegalStateException when another redrive of the stream begins, or a transaction is open for too long
     */
    public static Outcome run(Settings settings, String stream, Wanted wanted, Mode mode, LongConsumer progress)
            throws IOException {
        if (mode == Mode.DRY) {
            return sweep(settings, stream, wanted, batch -> {});
        }
        try (Sender sender = Sender.open(settings, stream)) {
            long[] sent = {0};
            return sweep(settings, stream, wanted, batch -> {
                sender.send(batch);
                sent[0] += batch.size();
                progress.accept(sent[0]);
            });
        }
    }

    private static Outcome sweep(Settings settings, String stream, Wanted wanted, Sweep.Sink sink) throws IOException {
        Sweep sweep = new Sweep(
                inputTopic(settings, stream), wanted, settings.limits().recordBytes(), sink);
        try (CommittedRecords records = new CommittedRecords(
                Cluster.of(settings).clientProperties(), List.of(settings.deadLetterTopic(stream)))) {
            Map<TopicPartition, Long> ends = records.ends(End.WRITTEN);
            Duration patience = patience(settings);
            records.read(ends, patience, sweep::mark);
            records.read(ends, patience, sweep::take);
        }
        return sweep.end();
    }

    /** Where a stream's records come from, and go to again. */
    static String inputTopic(Settings settings, String stream) {
        return Objects.requireNonNull(
                Objects.requireNonNull(settings.streams().get(stream), stream).topic(), "topic");
    }

    /** The gateway ends its transactions with every checkpoint; a redrive that died is aborted a minute later, give or take ten seconds. */
    private static Duration patience(Settings settings) {
        return Sender.TIMEOUT
                .plusSeconds(30)
                .plus(settings.job().checkpointInterval().multipliedBy(2));
    }
}
