package dev.weir.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.event.DeadReason;
import dev.weir.route.HeaderNames;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as they stand in a dead-letters topic. */
final class DeadTopic {

    static final String NAME = "weir.dead-letters.ratings";
    static final String INPUT = "shop.ratings";
    static final long ARRIVAL = Instant.parse("2026-11-27T12:00:00Z").toEpochMilli();

    private DeadTopic() {}

    /** A dead letter of position {@code position} of partition 0 of the input topic. */
    static ProducerRecord<byte[], byte[]> letter(int partition, long position, DeadReason reason, Header... more) {
        Headers headers = new RecordHeaders(more)
                .add(
                        HeaderNames.ORIGIN,
                        bytes(INPUT + "/0/" + position + "@" + Instant.ofEpochMilli(ARRIVAL + position)))
                .add(HeaderNames.VERDICT, bytes("dead"))
                .add(HeaderNames.REASON, bytes(reason.code()))
                .add(HeaderNames.ERROR, bytes("value is absent or null; looked at /stars"));
        return new ProducerRecord<>(NAME, partition, null, bytes("key"), bytes("v" + position), headers);
    }

    /** A record as a consumer gets it. */
    static ConsumerRecord<byte[], byte[]> read(ProducerRecord<byte[], byte[]> record, long offset) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                offset,
                ARRIVAL + offset,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    static Wanted everything() {
        return Wanted.of(List.of(), List.of(), List.of());
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
