package dev.weir.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Origin;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An alert as it stands in its topic.
 *
 * @param place topic, partition and offset, with slashes between
 * @param id names it among the alerts of its deployment, without dots
 * @param written when it was written
 * @param json what was written
 */
public record StoredAlert(String place, String id, Instant written, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The alert that a record is. A topic that was deleted and made again counts from 0, so that the id has the time too.
     *
     * @throws IOException when it is none
     */
    static StoredAlert of(ConsumerRecord<byte[], byte[]> record) throws IOException {
        JsonNode json = JSON.readTree(record.value() == null ? new byte[0] : record.value());
        for (String field : List.of("stream", "type", "sentence", "time")) {
            if (!json.path(field).isTextual() || json.path(field).textValue().isEmpty()) {
                throw new IOException("no text " + field);
            }
        }
        return new StoredAlert(
                place(record),
                record.partition() + "/" + record.offset() + '@' + record.timestamp(),
                Instant.ofEpochMilli(record.timestamp()),
                json);
    }

    /** Topic, partition and offset of a record, with slashes between. */
    static String place(ConsumerRecord<?, ?> record) {
        return Origin.text(record.topic(), record.partition(), record.offset());
    }

    public String stream() {
        return text("stream");
    }

    /** The code of its type, which a later version may have added. */
    public String type() {
        return text("type");
    }

    /** Empty where it is about no one thing. */
    public String subject() {
        return text("subject");
    }

    public String sentence() {
        return text("sentence");
    }

    /** When it happened, as it was written. */
    public String time() {
        return text("time");
    }

    private String text(String field) {
        return json.path(field).asText();
    }
}
