package dev.weir.redrive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Origin;
import dev.weir.output.OutputReader;
import dev.weir.route.HeaderNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A record among the dead letters of one partition that says which of them were sent again: {@code {"v":1,"ranges":[[0,41],[43,43]]}},
 * first and last offset of each range, in the partition where it stands itself. A topic loses its oldest records first, and by
 * partition: so no marker goes before what it is about.
 */
final class Marker {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Marker() {}

    /** The record, for a partition of a dead-letters topic. */
    static ProducerRecord<byte[], byte[]> record(String topic, int partition, Offsets sent) {
        Header verdict = new RecordHeader(HeaderNames.VERDICT, OutputReader.REDRIVEN.getBytes(US_ASCII));
        return new ProducerRecord<>(topic, partition, null, null, value(sent), List.of(verdict));
    }

    private static byte[] value(Offsets sent) {
        return sent.ranges().entrySet().stream()
                .map((Map.Entry<Long, Long> range) -> "[" + range.getKey() + "," + range.getValue() + "]")
                .collect(Collectors.joining(",", "{\"v\":1,\"ranges\":[", "]}"))
                .getBytes(US_ASCII);
    }

    /**
     * Adds what a marker says.
     *
     * @throws IOException when it is not what a redrive writes: then nobody knows what was sent
     */
    static void read(ConsumerRecord<byte[], byte[]> marker, Offsets into) throws IOException {
        try {
            JsonNode json = JSON.readTree(marker.value());
            if (json.path("v").asInt() != 1 || !json.path("ranges").isArray()) {
                throw new IllegalArgumentException("it is not of version 1");
            }
            for (JsonNode range : json.path("ranges")) {
                into.add(range.path(0).asLong(-1), range.path(1).asLong(-1));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "the marker at " + Origin.text(marker.topic(), marker.partition(), marker.offset())
                            + " cannot be read, so it is unknown which dead letters were redriven; use the version of"
                            + " Weir that wrote it",
                    e);
        }
    }
}
