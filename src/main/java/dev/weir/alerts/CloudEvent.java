package dev.weir.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * An alert in the envelope of CloudEvents 1.0, structured mode.
 *
 * @param id the same however often the alert is sent, so that a receiver can drop repeats
 * @param json the whole event
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; what is sent is what was signed.
record CloudEvent(String id, byte[] json) {

    static final String CONTENT_TYPE = "application/cloudevents+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** RFC 3339 has four digits for a year; an event time may have more, or a sign. */
    private static final Pattern RFC_3339 = Pattern.compile("\\d{4}-.*");

    /** @param prefix the deployment's */
    static CloudEvent of(String prefix, StoredAlert alert) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", alert.id())
                .put("source", "/weir/" + prefix + '/' + alert.stream())
                .put("type", "dev.weir.alert." + alert.type());
        if (!alert.subject().isEmpty()) {
            event.put("subject", alert.subject());
        }
        event.put(
                        "time",
                        RFC_3339.matcher(alert.time()).matches()
                                ? alert.time()
                                : alert.written().toString())
                .put("datacontenttype", "application/json")
                .set("data", alert.json());
        try {
            return new CloudEvent(alert.id(), JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the alert at " + alert.place() + " was read and cannot be written", e);
        }
    }
}
