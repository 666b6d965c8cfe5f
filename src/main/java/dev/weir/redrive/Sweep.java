package dev.weir.redrive;

import dev.weir.output.OutputReader;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One way through a dead-letters topic: first all markers, then the records. What is wanted and was not sent before goes into
 * batches; everything else is counted. Not thread-safe.
 */
final class Sweep {

    private final Moved moved = new Moved();
    private final SortedMap<String, Long> byReason = new TreeMap<>();
    private final String inputTopic;
    private final Wanted wanted;
    private final int recordBytes;
    private final Sink sink;
    private Batch batch = new Batch();
    private int transactions;
    private long before;
    private long unwanted;
    private long unfit;
    private long others;

    /** Takes a batch, all of it or nothing. */
    interface Sink {
        void take(Batch batch) throws IOException;
    }

    /**
     * @param recordBytes the largest record that the gateway takes
     * @param sink for each batch
     */
    Sweep(String inputTopic, Wanted wanted, int recordBytes, Sink sink) {
        this.inputTopic = inputTopic;
        this.wanted = wanted;
        this.recordBytes = recordBytes;
        this.sink = sink;
    }

    /** The first time through: every record, for what its markers say. */
    void mark(ConsumerRecord<byte[], byte[]> record) throws IOException {
        moved.take(record);
    }

    /** The second time: every record again. */
    void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (OutputReader.isMarker(record)) {
            return;
        }
        Letter letter = Letter.of(record, inputTopic);
        if (letter == null) {
            others++;
        } else if (moved.contains(letter.place())) {
            before++;
        } else if (!wanted.accepts(letter.reason(), letter.place())) {
            unwanted++;
        } else if (letter.form() == Letter.Form.SHORTENED || SentAgain.bytes(letter) > recordBytes) {
            unfit++;
        } else {
            add(letter);
        }
    }

    private void add(Letter letter) throws IOException {
        byReason.merge(letter.reason(), 1L, Long::sum);
        batch.add(letter);
        if (batch.isFull()) {
            flush();
        }
    }

    /** Sends what is left; returns what became of all of them. */
    Redrive.Outcome end() throws IOException {
        if (batch.size() > 0) {
            flush();
        }
        return new Redrive.Outcome(byReason, transactions, before, unwanted, unfit, others);
    }

    private void flush() throws IOException {
        sink.take(batch);
        transactions++;
        batch = new Batch();
    }
}
