package dev.weir.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.event.Details;
import dev.weir.event.Entity;
import dev.weir.event.Event;
import dev.weir.event.Features;
import dev.weir.event.Label;
import dev.weir.event.Origin;
import dev.weir.event.Payload;
import dev.weir.event.Timing;
import dev.weir.output.OutputRecord;
import dev.weir.parquet.Column;
import dev.weir.route.ArrivalText;
import dev.weir.training.TrainingException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.data.Record;
import org.jspecify.annotations.Nullable;

/** What the record of a training topic said, from its row in the table {@code admitted}: the other way round than {@link AdmittedRows}. */
final class AdmittedReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A row does not say the type of its object, nor does a line. */
    private static final String OBJECT = "object";

    private final int stream;
    private final List<String> features;
    private final ArrivalText arrivals = new ArrivalText();

    /**
     * Reads rows of one stream.
     *
     * @param stream its number
     * @param features their names, in the order of its settings
     */
    AdmittedReader(int stream, List<String> features) {
        this.stream = stream;
        this.features = features;
    }

    /** Where the record stood. */
    static String place(Record row) {
        return row.getField(Columns.TOPIC) + "/" + row.getField(Columns.PARTITION) + "/" + row.getField(Columns.OFFSET);
    }

    /** When its release was written, epoch milliseconds; 0 where it was not released. */
    static long released(Record row) {
        Long time = millis(row, AdmittedRows.RELEASE_TIME);
        return time == null ? 0 : time;
    }

    /**
     * What the record said.
     *
     * @throws TrainingException when the row does not have all that a set needs
     */
    OutputRecord of(Record row) throws IOException {
        String findings = text(row, AdmittedRows.FINDINGS);
        if (findings == null) {
            throw isOlder();
        }
        Long arrival = millis(row, AdmittedRows.ARRIVAL);
        String releasedBy = text(row, AdmittedRows.RELEASED_BY);
        return new OutputRecord(
                text(row, Column.ORIGIN),
                arrival == null ? null : arrivals.of(arrival),
                text(row, Column.EVENT_ID),
                event(row, arrival == null ? Origin.NO_ARRIVAL : arrival),
                text(row, Column.VERDICT),
                number(row, Column.TRUST),
                releasedBy == null
                        ? null
                        : new OutputRecord.Release(
                                releasedBy, Objects.requireNonNullElse(text(row, AdmittedRows.RELEASE_REASON), "")),
                JSON.readTree(findings),
                text(row, AdmittedRows.SIGNED_BY),
                text(row, Column.POLICY),
                text(row, Column.MODELS),
                null,
                List.of(),
                place(row));
    }

    /** A row of before there were all columns that a set needs. */
    static TrainingException isOlder() {
        return new TrainingException(
                "its row was written by a version of Weir whose tables did not have all that a set is made of. Build the set from the"
                        + " topics, or fill new tables: set store.namespace to another name and run `weir store --once`");
    }

    private Event event(Record row, long arrival) {
        Long time = millis(row, Column.TIME.field());
        String object = text(row, Column.OBJECT);
        long when = time == null ? count(row) : time;
        return new Event(
                stream,
                new Origin(
                        needed(row, Columns.TOPIC),
                        (int) row.getField(Columns.PARTITION),
                        (long) row.getField(Columns.OFFSET),
                        arrival),
                text(row, Column.EVENT_ID),
                Entity.of(needed(row, Column.ACTOR_TYPE.field()), needed(row, Column.ACTOR.field())),
                Event.Identity.KNOWN,
                object == null ? null : Entity.of(OBJECT, object),
                number(row, Column.VALUE),
                text(row, Column.ACTION),
                when,
                time == null ? Timing.NONE : Timing.ON_TIME,
                0,
                payload(row),
                new Details(
                        text(row, Column.SOURCE),
                        text(row, Column.CURRENCY),
                        text(row, Column.COUNTERPARTY),
                        text(row, Column.DEVICE),
                        text(row, Column.ADDRESS),
                        features(row),
                        label(row, when)));
    }

    private static @Nullable Label label(Record row, long when) {
        String label = text(row, Column.LABEL);
        Long said = millis(row, Column.LABEL_TIME.field());
        return label == null
                ? null
                : new Label(
                        text(row, AdmittedRows.LABEL_OF),
                        label,
                        said == null ? when : said,
                        text(row, Column.LABEL_SOURCE));
    }

    private Features features(Record row) {
        if (!(row.getField(Column.FEATURES.field()) instanceof Map<?, ?> numbers)) {
            return Features.NONE;
        }
        return Features.of(features.stream()
                .mapToDouble(name -> numbers.get(name) instanceof Double number ? number : Double.NaN)
                .toArray());
    }

    private static Payload payload(Record row) {
        if (!(row.getField(Column.PAYLOAD.field()) instanceof ByteBuffer buffer)) {
            return new Payload(null, null, List.of());
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return Payload.ofValue(bytes);
    }

    private static @Nullable String text(Record row, Column column) {
        return text(row, column.field());
    }

    private static @Nullable String text(Record row, String name) {
        return (String) row.getField(name);
    }

    private static String needed(Record row, String name) {
        String text = text(row, name);
        if (text == null) {
            throw new TrainingException("its row has no " + name);
        }
        return text;
    }

    private static double number(Record row, Column column) {
        return row.getField(column.field()) instanceof Double number ? number : Double.NaN;
    }

    private static long count(Record row) {
        return row.getField(Column.ORDER.field()) instanceof Long count ? count : 0;
    }

    private static @Nullable Long millis(Record row, String name) {
        return row.getField(name) instanceof OffsetDateTime time
                ? time.toInstant().toEpochMilli()
                : null;
    }
}
