package dev.weir.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.route.HeaderNames;
import dev.weir.wire.ForgedHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One dead letter as it stands in its topic.
 *
 * @param place where
 * @param written when it was written there, epoch milliseconds
 * @param origin where it stood in the input topic, and when it arrived
 * @param reason the reason's code
 * @param error what was wrong, one sentence
 * @param form whether all of it is there
 * @param payload what the producer sent, its headers under their own names
 */
record Letter(Place place, long written, Origin origin, String reason, String error, Form form, Payload payload) {

    /** How much of a record is there. */
    enum Form {
        WHOLE,
        /** Cut, and without its headers. */
        SHORTENED
    }

    /** The dead letter that a record is, or null: it is none, or one of another input topic. */
    static @Nullable Letter of(ConsumerRecord<byte[], byte[]> record, String inputTopic) {
        String reason = text(record, HeaderNames.REASON);
        Origin origin = origin(text(record, HeaderNames.ORIGIN));
        if (reason.isEmpty() || origin == null || !origin.source().equals(inputTopic)) {
            return null;
        }
        List<Payload.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            if (header.key().startsWith(ForgedHeaders.FORGED) || !header.key().startsWith(ForgedHeaders.OWN)) {
                headers.add(new Payload.Header(ForgedHeaders.restore(header.key()), header.value()));
            }
        }
        return new Letter(
                new Place(record.partition(), record.offset()),
                record.timestamp(),
                origin,
                reason,
                text(record, HeaderNames.ERROR),
                record.headers().lastHeader(HeaderNames.DIGEST) == null ? Form.WHOLE : Form.SHORTENED,
                new Payload(record.key(), record.value(), List.copyOf(headers)));
    }

    private static @Nullable Origin origin(String header) {
        int at = header.lastIndexOf('@');
        Origin origin = at < 0 ? null : Origin.parse(header.substring(0, at));
        if (origin == null) {
            return null;
        }
        try {
            long arrival = Instant.parse(header.substring(at + 1)).toEpochMilli();
            return new Origin(origin.source(), origin.partition(), origin.position(), arrival);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
