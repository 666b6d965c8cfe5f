package dev.weir.redrive;

import dev.weir.settings.Settings;
import dev.weir.topics.Cluster;
import dev.weir.topics.CommittedRecords;
import dev.weir.topics.CommittedRecords.End;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What the dead-letters topic of a stream holds, by reason. */
public final class DeadLetters {

    private final Moved moved = new Moved();
    private final Map<String, Kind> kinds = new TreeMap<>();
    private final String inputTopic;

    private DeadLetters(String inputTopic) {
        this.inputTopic = inputTopic;
    }

    /**
     * All dead letters of one reason.
     *
     * @param reason the code
     * @param count how many, 1 or more
     * @param redriven how many of them were sent again
     * @param shortened how many of them cannot be sent again
     * @param first the one written first
     * @param last the one written last
     * @param error what was wrong with the last one
     */
    public record Row(String reason, long count, long redriven, long shortened, Seen first, Seen last, String error) {}

    /** Where a dead letter stands, and when it was written there. */
    public record Seen(Place place, Instant time) {}

    /**
     * Reads what is committed by now.
     *
     * @param stream a stream of the settings
     * @return a row for each reason, by its code
     * @throws IOException when the topic cannot be read
     */
    public static List<Row> list(Settings settings, String stream) throws IOException {
        DeadLetters letters = new DeadLetters(Redrive.inputTopic(settings, stream));
        try (CommittedRecords records = new CommittedRecords(
                Cluster.of(settings).clientProperties(), List.of(settings.deadLetterTopic(stream)))) {
            Map<TopicPartition, Long> ends = records.ends(End.COMMITTED);
            records.read(ends, CommittedRecords.PATIENCE, letters.moved::take);
            records.read(ends, CommittedRecords.PATIENCE, letters::take);
        }
        return letters.kinds.entrySet().stream()
                .map(kind -> kind.getValue().row(kind.getKey()))
                .toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Letter letter = Letter.of(record, inputTopic);
        if (letter != null) {
            kinds.computeIfAbsent(letter.reason(), any -> new Kind(letter))
                    .add(letter, moved.contains(letter.place()) ? 1 : 0);
        }
    }

    private static final class Kind {
        private long count;
        private long redriven;
        private long shortened;
        private Letter first;
        private Letter last;

        private Kind(Letter letter) {
            first = letter;
            last = letter;
        }

        private void add(Letter letter, int moved) {
            count++;
            redriven += moved;
            shortened += letter.form() == Letter.Form.SHORTENED ? 1 : 0;
            first = letter.written() < first.written() ? letter : first;
            last = letter.written() >= last.written() ? letter : last;
        }

        private Row row(String reason) {
            return new Row(reason, count, redriven, shortened, seen(first), seen(last), last.error());
        }

        private static Seen seen(Letter letter) {
            return new Seen(letter.place(), Instant.ofEpochMilli(letter.written()));
        }
    }
}
