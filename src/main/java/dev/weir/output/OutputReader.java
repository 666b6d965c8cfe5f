package dev.weir.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.weir.decode.Decoder;
import dev.weir.event.Event;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Proof;
import dev.weir.provenance.SignatureVerifier;
import dev.weir.route.HeaderNames;
import dev.weir.settings.LimitSettings;
import dev.weir.settings.StreamSettings;
import dev.weir.wire.ForgedHeaders;
import dev.weir.wire.Passage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one stream's output topics. An event has the source that it was judged by: a header or a signature may have named it, and both
 * are still there. Not thread-safe.
 */
public final class OutputReader {

    /** The verdict of a marker among dead letters. */
    public static final String REDRIVEN = "redriven";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Decoder decoder;

    /** @param number the stream's number */
    public OutputReader(int number, StreamSettings settings, LimitSettings limits) {
        this.decoder = Decoder.of(number, settings, limits, List.of());
    }

    /**
     * What the record says.
     *
     * @throws IOException when a header is not what Weir writes
     */
    public OutputRecord read(ConsumerRecord<byte[], byte[]> record) throws IOException {
        String origin = header(record, HeaderNames.ORIGIN);
        String arrival = after(origin, '@');
        String reason = header(record, HeaderNames.REASON);
        String trust = header(record, HeaderNames.TRUST);
        String findings = header(record, HeaderNames.FINDINGS);
        String policy = header(record, HeaderNames.POLICY);
        String signedBy = header(record, HeaderNames.SIGNED_BY);
        return new OutputRecord(
                before(origin, '@'),
                arrival,
                header(record, HeaderNames.EVENT_ID),
                reason == null ? event(record, arrival, signedBy) : null,
                header(record, HeaderNames.VERDICT),
                trust == null ? 1.0 : Double.parseDouble(trust),
                release(header(record, HeaderNames.RELEASE)),
                findings == null ? MissingNode.getInstance() : tree(findings),
                signedBy,
                before(policy, ';'),
                after(policy, ';'),
                reason == null
                        ? null
                        : new OutputRecord.Death(
                                reason, header(record, HeaderNames.ERROR), header(record, HeaderNames.DIGEST)),
                redrivenFrom(record),
                Origin.text(record.topic(), record.partition(), record.offset()));
    }

    /** Whether a record of a dead-letters topic is none, but says which of them were sent again. */
    public static boolean isMarker(ConsumerRecord<byte[], byte[]> record) {
        return REDRIVEN.equals(header(record, HeaderNames.VERDICT));
    }

    /** Where a record stood before it was sent again, the first time first; empty where it was not. */
    private static List<String> redrivenFrom(ConsumerRecord<byte[], byte[]> record) {
        List<String> places = new ArrayList<>();
        for (Header header : record.headers().headers(HeaderNames.REDRIVEN_FROM)) {
            if (header.value() != null) {
                places.add(new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return places;
    }

    private static JsonNode tree(String findings) throws IOException {
        return JSON.readTree(findings);
    }

    private @Nullable Event event(
            ConsumerRecord<byte[], byte[]> record, @Nullable String arrival, @Nullable String signedBy) {
        Payload payload = new Payload(null, record.value(), theirs(record));
        Origin origin = new Origin(record.topic(), record.partition(), record.offset(), record.timestamp());
        Passage passage = decoder.decode(payload, origin, millis(arrival));
        if (passage.what() != Passage.What.EVENT) {
            return null;
        }
        Event event = passage.event();
        if (signedBy == null) {
            return event;
        }
        Proof proof = SignatureVerifier.before(payload, ForgedHeaders.SIGNATURE);
        return proof == null || proof.source() == null || !signedBy.equals(proof.key())
                ? event
                : event.detailed(event.details().collectedBy(proof.source()));
    }

    /** The producer's headers, as the gateway had them. */
    private static List<Payload.Header> theirs(ConsumerRecord<byte[], byte[]> record) {
        List<Payload.Header> theirs = new ArrayList<>();
        for (Header header : record.headers()) {
            if (!header.key().startsWith(ForgedHeaders.OWN) || header.key().startsWith(ForgedHeaders.FORGED)) {
                theirs.add(new Payload.Header(header.key(), header.value()));
            }
        }
        return theirs;
    }

    private static OutputRecord.@Nullable Release release(@Nullable String header) {
        if (header == null) {
            return null;
        }
        int end = header.indexOf(": ");
        return new OutputRecord.Release(
                header.substring(0, Math.max(0, end)), header.substring(end + 1).strip());
    }

    /** The text before its last {@code mark}; all of it where there is none. */
    private static @Nullable String before(@Nullable String text, char mark) {
        int at = text == null ? -1 : text.lastIndexOf(mark);
        return text == null || at < 0 ? text : text.substring(0, at);
    }

    /** The text after its last {@code mark}, or null where there is none. */
    private static @Nullable String after(@Nullable String text, char mark) {
        int at = text == null ? -1 : text.lastIndexOf(mark);
        return text == null || at < 0 ? null : text.substring(at + 1);
    }

    /** When the record reached Weir: what its stream's {@code time: record} comes nearest to. */
    private static long millis(@Nullable String arrival) {
        try {
            return arrival == null ? 0 : Instant.parse(arrival).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
