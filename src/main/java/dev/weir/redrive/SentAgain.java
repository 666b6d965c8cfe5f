package dev.weir.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Payload;
import dev.weir.route.HeaderNames;
import dev.weir.settings.StreamSettings;
import dev.weir.settings.TimeField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** From a dead letter to the record that its producer sent, and one header more: where it stood. */
final class SentAgain {

    private SentAgain() {}

    /**
     * The record. It goes to the partition from which it came, whatever rule its producer chose it by. Where a record's own time is
     * the event's, it is sent with the time at which it arrived, the nearest that is known; a topic with the broker's clock has
     * its own.
     *
     * @param partitions how many the input topic has now: a partition that is gone is chosen anew, by key
     */
    static ProducerRecord<byte[], byte[]> of(Letter letter, StreamSettings stream, int partitions) {
        List<Header> headers = new ArrayList<>();
        for (Payload.Header header : letter.payload().headers()) {
            headers.add(new RecordHeader(header.name(), header.value()));
        }
        headers.add(new RecordHeader(HeaderNames.REDRIVEN_FROM, from(letter)));
        return new ProducerRecord<>(
                Objects.requireNonNull(stream.topic(), "topic"),
                letter.origin().partition() < partitions ? letter.origin().partition() : null,
                time(letter, stream),
                letter.payload().key(),
                letter.payload().value(),
                headers);
    }

    /** How large the record will be, as {@code limits.recordBytes} counts it. */
    static long bytes(Letter letter) {
        return letter.payload().size() + new Payload.Header(HeaderNames.REDRIVEN_FROM, from(letter)).size();
    }

    private static byte[] from(Letter letter) {
        return letter.origin().text().getBytes(UTF_8);
    }

    private static @Nullable Long time(Letter letter, StreamSettings stream) {
        boolean ofRecord = stream.fields().time().place() == TimeField.Place.RECORD;
        return ofRecord ? Math.max(0, letter.origin().arrival()) : null;
    }
}
